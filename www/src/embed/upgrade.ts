/** Puts a playground in the place of each code block that can be stepped through. */
import { blockOf, isCandidate, type Block } from "./blocks";
import type { LoopScopeElement, Ran } from "./api";
import { loopScope, whenNear } from "./element";
import { neededBy, withoutRuns } from "./statements";

/** A page that changes is looked through again after so many milliseconds of rest. */
const REST = 200;

const ATTRIBUTES = ["view", "step", "language", "theme", "editable", "height", "load"] as const;

export interface Wishes {
  /** Which elements are code blocks. */
  selector: string;
  /** Only blocks that ask for it. */
  marked: boolean;
  /** What a block takes of those before it: what it needs, all their definitions, or nothing. */
  continues: string;
  /** For all blocks; a block's own options come first. */
  options: Readonly<Record<string, string>>;
}

export function wishesOf({ dataset }: HTMLElement): Wishes {
  const options = Object.fromEntries(ATTRIBUTES.filter((name) => dataset[name] !== undefined).map((name) => [name, dataset[name]!]));
  return {
    selector: dataset["selector"] ?? "pre",
    marked: dataset["blocks"] === "marked",
    continues: dataset["continues"] ?? "needed",
    options,
  };
}

/** Upgrades a page's blocks, and those that come later. */
export function upgrade(wishes: Wishes): void {
  const page = new Page(wishes);
  page.look();
  let rest: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(rest);
    rest = setTimeout(() => page.look(), REST);
  };
  new MutationObserver(again).observe(document.body, { childList: true, subtree: true });
}

class Page {
  /** The blocks that were seen, by their elements; with the playground that stands for one. */
  private readonly seen = new Map<HTMLElement, LoopScopeElement | null>();

  constructor(private readonly wishes: Wishes) {}

  look(): void {
    for (const [pre, element] of this.seen) {
      if (pre.isConnected) continue;
      this.seen.delete(pre);
      element?.remove();
    }
    let setup = "";
    const earlier: string[] = [];
    let chain = "";
    for (const pre of document.querySelectorAll<HTMLElement>(this.wishes.selector)) {
      const block = pre.closest("loop-scope") ? null : blockOf(pre);
      if (!block) continue;
      const before = this.before(block, earlier, chain);
      if (!this.seen.has(pre)) this.seen.set(pre, this.wanted(block) ? this.place(block, joined(setup, before)) : null);
      if ("setup" in block.options) setup = joined(setup, withoutRuns(block.program));
      else earlier.push(block.program);
      chain = joined(before, withoutRuns(block.program));
    }
  }

  private wanted(block: Block): boolean {
    return isCandidate(block) && (!this.wishes.marked || "marked" in block.options);
  }

  /** What goes before a block: definitions that the page has shown. */
  private before({ program, options }: Block, earlier: readonly string[], chain: string): string {
    const continues = options["continues"] ?? this.wishes.continues;
    if (continues === "none") return "";
    return continues === "needed" ? neededBy(program, earlier) : chain;
  }

  private place(block: Block, setup: string): LoopScopeElement {
    const element = new loopScope();
    const options = { ...this.wishes.options, ...block.options };
    for (const name of ATTRIBUTES) if (options[name] !== undefined) element.setAttribute(name, options[name]);
    element.program = block.program;
    element.setup = setup && `${setup}\n\n\n`;
    const byClick = options["load"] === "click";
    // Until it is there the block stays, and a block that is none after all stays for good.
    if (!byClick) element.hidden = true;
    element.setAttribute("load", byClick ? "click" : "call");
    element.addEventListener("run", (event) => this.judge(element, block, event.detail), { once: true });
    block.outer.after(element);
    if (options["load"] === "now") void element.ready();
    else if (!byClick) whenNear(block.outer, () => void element.ready());
    return element;
  }

  /** After the first run: does the playground take the block's place? */
  private judge(element: LoopScopeElement, block: Block, { end }: Ran): void {
    if (end !== "rejected") {
      element.hidden = false;
      block.outer.style.setProperty("display", "none", "important");
    } else if (element.setup) {
      // What came before it may be what does not parse.
      element.addEventListener("run", (event) => this.judge(element, block, event.detail), { once: true });
      element.setup = "";
    } else element.remove();
  }
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}
