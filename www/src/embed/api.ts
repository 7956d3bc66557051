/** What a page may say to a `<loop-scope>`, and what it hears from it. */

export interface Attributes {
  /** Where the program's text is fetched from, when it is not the element's own text. */
  src: string | null;
  /** The fragment of a link, instead of a text. What the link says of step, view and language counts where no attribute does. */
  state: string | null;
  /** The parts that are shown, parted by spaces, of `code`, `controls`, `timeline`, `graph`, `loop` and `console`; all when absent. */
  view: string | null;
  /** The step at which the reader begins, from 1, or `end`. */
  step: string | null;
  /** `en` or `zh`; else the page's language decides. */
  language: string | null;
  /** `light` or `dark`; else the page's own colours decide, also when they change. */
  theme: string | null;
  /** `false`: the program can only be read. */
  editable: string | null;
  /** A CSS length. Without it the element is as high as it needs. */
  height: string | null;
  /** When it loads: `near` (when it is scrolled near; the default), `click`, `now`, or `call` (when `ready()` is called). */
  load: string | null;
}

/** Where in the run the reader is. */
export interface Step {
  /** From 1; 0 when there are none. */
  step: number;
  steps: number;
  /** Virtual seconds. */
  time: number;
}

/** How a run ended. */
export interface Ran {
  /** `ok`, `exception`, `deadlock`, `limit`…; `rejected` when the text is no program that can run. */
  end: string;
  /** What the program wrote to its standard output. */
  output: string;
  steps: number;
  /** Virtual seconds. */
  duration: number;
}

export interface Failure {
  /** `crashed`, `unloadable` and `hung` are the engine's; `missing`: the program could not be fetched, or its link is broken. */
  kind: "crashed" | "unloadable" | "hung" | "missing";
  message: string;
}

export interface Events {
  /** The first run is shown. */
  ready: CustomEvent<Step>;
  /** A run has ended, or the text could not be run. */
  run: CustomEvent<Ran>;
  /** The reader is at another step. */
  step: CustomEvent<Step>;
  /** The reader changed the program. */
  change: CustomEvent<{ program: string }>;
  error: CustomEvent<Failure>;
}

/** A playground within a page. Each attribute is also a property of the same name. */
export interface LoopScopeElement extends HTMLElement, Attributes {
  /** The program's text. Setting it runs it. */
  program: string;
  /** Text that goes before the program and is folded, such as definitions that a page has shown before. */
  setup: string;
  /** The reader's place; null before the first run. */
  readonly position: Step | null;
  /** Loads at once, whatever `load` says. Fulfilled when the first run is shown, or could not be. */
  ready(): Promise<void>;
  /** Runs the program again and begins at its first step. */
  run(): void;
  /** Goes to a step, from 1. */
  goTo(step: number): void;
  /** Goes so many steps on, or back. */
  stepBy(steps: number): void;
  /** Goes to the last step. */
  toEnd(): void;
  play(): void;
  pause(): void;

  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "loop-scope": LoopScopeElement;
  }
}
