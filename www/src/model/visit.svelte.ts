/** A visit to the page: which program it is about, where that is kept, and what the address says of it. */
import { loadWords } from "../i18n/words";
import { Drafts, type Draft } from "./drafts.svelte";
import { decode, encode, LinkFault, type FaultKind, type Shared } from "./link";
import { fetchProgram, OpenFault, readFile, type OpenFaultKind } from "./open";
import type { Playground } from "./playground.svelte";
import type { Settings } from "./settings.svelte";
import { isWelcome, welcome } from "./welcome";

/** The reader's doings pause this long before the address says them, in milliseconds. Browsers refuse to be told too often. */
const PAUSE = 1000;
/** Longer ones are no longer put into the address. */
const LONGEST = 60_000;

/** Something that the reader should know. */
export interface Notice {
  kind: `link:${FaultKind}` | `open:${OpenFaultKind}`;
  /** The file or the address; empty for a link. */
  what: string;
}

/** What the page's history keeps for an entry. */
interface Entry {
  draft: string | null;
}

export class Visit {
  notice = $state.raw<Notice | null>(null);
  /** The parts that the link asked for. */
  views = $state.raw<readonly string[] | null>(null);
  readonly drafts = new Drafts();

  private waiting: ReturnType<typeof setTimeout> | undefined;
  /** The text that the address's `?url=` brought: as long as it is the page's text, the address says enough. */
  private fetched: string | null = null;
  /** Of several arrivals the last one counts. */
  private arrivals = 0;
  private playground!: Playground;

  constructor(private readonly settings: Settings) {}

  /** Keeps what is typed. */
  readonly keep = (text: string): void => {
    if (isWelcome(text)) return this.drafts.begin(text);
    const before = this.drafts.id;
    this.drafts.keep(text);
    // A reload in the next moment is to find it.
    if (this.drafts.id !== before) this.write(location.href);
  };

  /** Begins: the program is the one that the address names, or the reader's last one, or the example. */
  async begin(playground: Playground): Promise<void> {
    this.playground = playground;
    addEventListener("popstate", () => void this.arrive());
    await this.arrive();
  }

  private async arrive(): Promise<void> {
    const arrival = ++this.arrivals;
    clearTimeout(this.waiting);
    const [linked, fetched] = await Promise.all([this.linked(), this.named()]);
    if (arrival !== this.arrivals) return;
    this.views = linked?.views ?? null;
    this.fetched = fetched?.text ?? null;
    if (linked) await this.adopt(linked);
    const named = linked?.program ?? fetched?.text ?? null;
    const draft = this.noted() ?? (named === null ? this.drafts.list()[0] : undefined);
    const text = draft?.text ?? named ?? welcome[this.settings.language];
    if (draft) this.drafts.resume(draft);
    else this.drafts.begin(text, fetched?.file);
    void this.playground.load(text, linked?.step ?? 1);
  }

  /** The draft of this entry of the history: newer than what the address says. */
  private noted(): Draft | null {
    const id = (history.state as Partial<Entry> | null)?.draft;
    return typeof id === "string" ? this.drafts.find(id) : null;
  }

  private async linked(): Promise<Shared | null> {
    try {
      return await decode(location.hash);
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error;
      this.notice = { kind: `link:${error.kind}`, what: "" };
      return null;
    }
  }

  /** The program that `?url=` names. */
  private async named(): Promise<{ text: string; file: string } | null> {
    const url = new URLSearchParams(location.search).get("url");
    if (url === null) return null;
    return fetchProgram(url, location.href).catch((error: unknown) => this.tell(error));
  }

  private tell(error: unknown): null {
    if (!(error instanceof OpenFault)) throw error;
    this.notice = { kind: `open:${error.kind}`, what: error.what };
    return null;
  }

  /** For this visit; nothing of it is kept. A step counts among those of its level: the story's, unless another is said. */
  private async adopt({ level, step, language }: Shared): Promise<void> {
    const wanted = level ?? (step === null ? null : "story");
    if (wanted) this.settings.level = wanted;
    if (language) {
      await loadWords(language);
      this.settings.language = language;
    }
  }

  /** Opens a file. What was there before is a step back. */
  async open(file: File): Promise<void> {
    const text = await readFile(file).catch((error: unknown) => this.tell(error));
    if (text !== null) await this.replace(text, () => this.drafts.begin(text, file.name));
  }

  openDraft(draft: Draft): Promise<void> {
    return this.replace(draft.text, () => this.drafts.resume(draft));
  }

  openText(text: string): Promise<void> {
    return this.replace(text, () => this.drafts.begin(text));
  }

  private async replace(text: string, begin: () => void): Promise<void> {
    this.notice = null;
    await this.settle();
    this.arrivals++;
    begin();
    this.fetched = null;
    this.push();
    await this.playground.load(text, 1);
    await this.settle();
  }

  /** The page's state, as a link has it; without the language, for each reader has their own. */
  shared(): Shared {
    const { playground, settings } = this;
    return {
      program: playground.text,
      step: playground.index > 0 && !playground.stale ? playground.index + 1 : null,
      level: settings.level === "internals" ? "internals" : null,
      views: this.views,
      language: null,
    };
  }

  /** Something has changed: when it pauses the address will say so. */
  note(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.settle(), PAUSE);
  }

  /** Says in the address what there is now. */
  private async settle(): Promise<void> {
    clearTimeout(this.waiting);
    const arrival = this.arrivals;
    const state = this.shared();
    const plain = state.step === null && this.views === null && (isWelcome(state.program) || state.program === this.fetched);
    const fragment = plain ? "" : await encode(state);
    if (arrival !== this.arrivals) return;
    const query = this.fetched === state.program ? location.search : "";
    this.write(location.pathname + query + (fragment && fragment.length <= LONGEST ? `#${fragment}` : ""));
  }

  private get entry(): Entry {
    return { draft: this.drafts.id };
  }

  private write(address: string): void {
    try {
      history.replaceState(this.entry, "", address);
    } catch {
      // Told too often, or not allowed to: the next change tells it.
    }
  }

  private push(): void {
    try {
      history.pushState(this.entry, "", location.pathname);
    } catch {
      this.write(location.pathname);
    }
  }
}

/** The address that opens the page on a state. */
export async function linkTo(state: Shared, page: string): Promise<string> {
  const url = new URL(page);
  url.search = "";
  url.hash = await encode(state);
  return url.href;
}
