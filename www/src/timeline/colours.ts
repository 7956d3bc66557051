/** What the style sheet's names for colours stand for at an element. */
import { COLOURS, type Colours } from "./drawLook";

export function coloursAt(host: Element): Colours {
  const probe = host.appendChild(document.createElement("i"));
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(COLOURS.map((name) => [name, read(name)]));
  probe.remove();
  return colours;
}
