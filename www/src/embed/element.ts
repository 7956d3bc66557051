/** `<loop-scope>`: light until it is near; see `api.ts` for what a page may ask of it. */
import { embed as en } from "../i18n/en.embed";
import { embed as zh } from "../i18n/zh.embed";
import { PANES, type Pane } from "../playground/panes";
import type { Shared } from "../model/link";
import type { Attributes, Events, Failure, LoopScopeElement, Step } from "./api";
import type { Look, Mounted } from "./mount";
import { isDark, languageOf, onRecolour } from "./surroundings";
import { programIn } from "./text";

const ATTRIBUTES = ["src", "state", "view", "step", "language", "theme", "editable", "height", "load"] as const;
/** An element is near when so many pixels part it from the window. */
const NEAR = 600;

/** The properties that reflect the attributes: they are defined below, all in the same way. */
interface LoopScope extends Attributes {}

class LoopScope extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  readonly #root = this.attachShadow({ mode: "open" });
  #given: string | null = null;
  #before = "";
  /** What the link says that `state` holds. */
  #link: Shared | null = null;
  #mounted: Mounted | null = null;
  /** What is under way until the first run is shown. */
  #opening: Promise<void> | null = null;
  /** Ends what was begun when the element was put into the page. */
  #endings: (() => void)[] = [];

  connectedCallback(): void {
    if (this.#endings.length > 0) return;
    this.#root.replaceChildren(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [box()];
    this.#endings.push(onRecolour(() => this.#recolour()));
    const load = this.getAttribute("load");
    if (load === "now") void this.ready();
    else if (load === "click") this.#offer();
    else if (load !== "call") this.#endings.push(whenNear(this, () => void this.ready()));
  }

  disconnectedCallback(): void {
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      for (const end of this.#endings.splice(0)) end();
      this.#given = this.#mounted ? this.program : this.#given;
      this.#mounted?.close();
      this.#mounted = null;
      this.#opening = null;
    });
  }

  attributeChangedCallback(name: (typeof ATTRIBUTES)[number], before: string | null, now: string | null): void {
    if (before === now || !this.#mounted) return;
    if (name === "src" || name === "state") void this.#refetch();
    else if (name === "step") this.#begin();
    else this.#look();
  }

  get program(): string {
    if (this.#mounted) return this.#mounted.playground.text.slice(this.#before.length);
    return this.#given ?? programIn(this.textContent ?? "");
  }
  set program(text: string) {
    this.#given = text;
    this.#write();
  }

  get setup(): string {
    return this.#before;
  }
  set setup(text: string) {
    const program = this.#given ?? (this.#mounted ? this.program : null);
    this.#before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    if (program !== null) this.#given = program;
    this.#write();
  }

  get position(): Step | null {
    return this.#mounted?.playground.run ? this.#mounted.position() : null;
  }

  ready(): Promise<void> {
    return (this.#opening ??= this.#open());
  }

  run(): void {
    void this.ready().then(() => this.#mounted?.playground.startOver());
  }
  goTo(step: number): void {
    void this.ready().then(() => this.#mounted?.playground.goTo(step - 1));
  }
  stepBy(steps: number): void {
    void this.ready().then(() => {
      const playground = this.#mounted?.playground;
      playground?.pause();
      playground?.goTo(playground.index + steps);
    });
  }
  toEnd(): void {
    void this.ready().then(() => this.#mounted?.playground.toEnd());
  }
  play(): void {
    void this.ready().then(() => this.#mounted?.playground.play());
  }
  pause(): void {
    this.#mounted?.playground.pause();
  }

  async #open(): Promise<void> {
    const parts = await Promise.all([import("./mount"), this.#fetched()]).catch((error: unknown) => {
      this.#opening = null;
      this.#fail({ kind: error instanceof Missing ? "missing" : "unloadable", message: String(error) });
    });
    if (!parts) return;
    const [{ mountPlayground }] = parts;
    const text = this.#before + this.program;
    // What stood there until now: the text, and a button.
    const waiting = [...this.#root.children];
    const mounted = await mountPlayground(this.#root, this.#language(), {
      onrun: (detail) => this.#tell("run", detail),
      onstep: (detail) => this.#tell("step", detail),
      onfailure: (failure) => this.#fail(failure),
      onchange: () => this.#tell("change", { program: this.program }),
    });
    if (!this.isConnected) return mounted.close();
    this.#mounted = mounted;
    mounted.playground.text = text;
    this.#look();
    for (const child of waiting) child.remove();
    await mounted.playground.restart();
    if (!mounted.playground.run) return;
    this.#begin();
    this.#tell("ready", mounted.position());
  }

  /** Brings the text of `src` or of a link, unless a program was given. */
  async #fetched(): Promise<void> {
    if (this.#given !== null) return;
    const state = this.getAttribute("state");
    if (state !== null) return this.#decoded(state);
    const src = this.getAttribute("src");
    if (src === null) return;
    const response = await fetch(new URL(src, document.baseURI)).catch((error: unknown) => {
      throw new Missing(String(error));
    });
    if (!response.ok) throw new Missing(`${response.status} ${src}`);
    this.#given = await response.text();
  }

  async #decoded(state: string): Promise<void> {
    const { decode } = await import("../model/link");
    this.#link = await decode(state.replace(/^#/, "")).catch((error: unknown) => {
      throw new Missing(String(error));
    });
    if (!this.#link) throw new Missing("no link");
    this.#given = this.#link.program;
  }

  async #refetch(): Promise<void> {
    this.#given = null;
    try {
      await this.#fetched();
      this.#write();
    } catch (error) {
      this.#fail({ kind: "missing", message: String(error) });
    }
  }

  #write(): void {
    if (!this.#mounted) return;
    this.#mounted.playground.text = this.#before + (this.#given ?? "");
    this.#look();
    void this.#mounted.playground.restart();
  }

  #look(): void {
    if (!this.#mounted) return;
    const { settings } = this.#mounted;
    void settings.speak(this.#language());
    this.#recolour();
    const look: Look = {
      panes: panesOf(this.getAttribute("view")?.split(/[\s,]+/) ?? this.#link?.views ?? []),
      editable: this.getAttribute("editable") !== "false",
      height: this.getAttribute("height"),
      folded: this.#before.split("\n").length - 1,
    };
    this.#mounted.show(look);
  }

  #language(): "en" | "zh" {
    const asked = this.getAttribute("language") ?? this.#link?.language;
    return asked === "en" || asked === "zh" ? asked : languageOf(this);
  }

  #recolour(): void {
    const theme = this.getAttribute("theme");
    const found = theme === "light" || theme === "dark" ? theme : isDark(this) ? "dark" : "light";
    if (this.#mounted && this.#mounted.settings.theme !== found) this.#mounted.settings.set({ theme: found });
  }

  /** Goes to the step at which the reader is to begin. */
  #begin(): void {
    const step = this.getAttribute("step") ?? this.#link?.step;
    if (step === "end") this.#mounted?.playground.toEnd();
    else if (Number(step) > 0) this.#mounted?.playground.goTo(Math.round(Number(step)) - 1);
  }

  /** Shows a button that loads the playground. */
  #offer(): void {
    const button = this.#root.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = (this.#language() === "zh" ? zh : en).load;
    button.addEventListener("click", () => void this.ready());
  }

  #fail(failure: Failure): void {
    this.#tell("error", failure);
  }

  #tell<K extends keyof Events>(type: K, detail: Events[K]["detail"]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

class Missing extends Error {}

/** The box around: a page's own rules for the element come before these. */
function box(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host { display: block; margin-block: 1.2em } :host([hidden]) { display: none }");
  return sheet;
}

function panesOf(asked: readonly string[]): readonly Pane[] {
  const panes = PANES.filter((pane) => asked.includes(pane));
  return panes.length > 0 ? panes : PANES;
}

/** Calls once when an element is near the window. Returns what ends that. */
export function whenNear(element: Element, act: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: `${NEAR}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

for (const name of ATTRIBUTES) {
  Object.defineProperty(LoopScope.prototype, name, {
    get(this: Element) {
      return this.getAttribute(name);
    },
    set(this: Element, value: unknown) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
    enumerable: true,
    configurable: true,
  });
}

// That the element does what is said of it.
export const loopScope: new () => LoopScopeElement = LoopScope;
