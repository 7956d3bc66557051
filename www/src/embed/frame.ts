/** The page within an iframe: one element, told what to show by the fragment, and in touch with the page around. */
import type { Step } from "./api";
import { loopScope } from "./element";
import "./frame.css";
import { read, type FromFrame, type ToFrame } from "./messages";

/** What the fragment may ask for, as attributes of the element. */
const ATTRIBUTES = ["src", "view", "step", "language", "theme", "editable"] as const;

customElements.define("loop-scope", loopScope);
const element = new loopScope();
// A link's fragment, or `name=value&…` by hand.
const fragment = location.hash.slice(1);
const asked = new URLSearchParams(fragment);
if (/^v\d+\./.test(fragment)) element.setAttribute("state", fragment);
for (const name of ATTRIBUTES) {
  const value = asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
const program = asked.get("program");
if (program !== null) element.program = program;
element.setAttribute("load", "now");

/** The page around, once it has said who it is. Nobody else is told anything, or listened to. */
let partner: string | null = null;
let ready: Step | null = null;

function tell(message: FromFrame): void {
  // A page opened from a disk has no origin that could be named.
  if (partner !== null) parent.postMessage(message, partner === "null" ? "*" : partner);
}

function resized(): void {
  tell({ loopscope: "resize", height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
}

function obey(message: ToFrame): void {
  switch (message.loopscope) {
    case "ping":
      tell({ loopscope: "pong", version: 1 });
      resized();
      if (ready) tell({ loopscope: "ready", ...ready });
      return;
    case "theme":
      element.theme = message.theme;
      document.documentElement.style.colorScheme = message.theme === "auto" ? "" : message.theme;
      return;
    case "step":
      return element.goTo(message.step);
    case "run":
      return element.run();
    case "program":
      element.program = message.program;
  }
}

addEventListener("message", ({ data, origin, source }) => {
  if (parent === window || source !== parent) return;
  const message = read(data);
  if (!message || (partner === null ? message.loopscope !== "ping" : origin !== partner)) return;
  partner = origin;
  obey(message);
});

element.addEventListener("ready", ({ detail }) => {
  ready = detail;
  tell({ loopscope: "ready", ...detail });
});
element.addEventListener("run", ({ detail }) => tell({ loopscope: "run", ...detail }));
element.addEventListener("step", ({ detail }) => tell({ loopscope: "step", ...detail }));
element.addEventListener("change", ({ detail }) => tell({ loopscope: "change", ...detail }));
element.addEventListener("error", (event) => tell({ loopscope: "error", ...(event as CustomEvent).detail }));
document.body.append(element);
new ResizeObserver(resized).observe(document.documentElement);
