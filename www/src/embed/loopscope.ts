/** What a page loads: the element, and the upgrade of the page's code blocks when a script tag asks for it. */
import { loopScope } from "./element";
import { upgrade, wishesOf } from "./upgrade";

if (!customElements.get("loop-scope")) customElements.define("loop-scope", loopScope);

const script = [...document.scripts].find(({ src }) => src === import.meta.url);
if (script && script.dataset["upgrade"] !== "off") {
  // Pages that bring themselves to life want to find their markup as they made it.
  const begin = () => setTimeout(() => upgrade(wishesOf(script)));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
