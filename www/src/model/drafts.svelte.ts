/**
 * The programs that the reader typed, kept as they are typed.
 *
 * Each has an entry of its own in the browser's storage. A page writes to one of them, and only as long as it finds there what it
 * left there: what another tab wrote stays, and the page goes on in a new entry.
 */
import { keysWith, load, save } from "./storage";
import { difference } from "./text";

export interface Draft {
  id: string;
  text: string;
  /** The file that it came from. */
  file: string | null;
  /** Milliseconds of the browser's clock. */
  saved: number;
}

/** How many are kept at most, and at least, whatever their size; in between, all of them may have so many characters. The oldest go first. */
const MOST = 40;
const LEAST = 10;
const ROOM = 1_500_000;
/** Of a text this long, what replaces so much is another program. */
const SHORT = 60;
const ANOTHER = 0.8;

const START = "program.";

export class Drafts {
  /** The draft that the page writes to; null until something is typed. */
  id = $state<string | null>(null);
  /** The file that the present program came from. */
  file = $state<string | null>(null);
  /** What was typed last could not be kept. */
  failed = $state(false);
  /** The entry as this page left it, or found it. */
  private entry: string | null = null;
  private text = "";

  constructor(private readonly now: () => number = Date.now) {}

  /** The newest first. */
  list(): Draft[] {
    return keysWith(START)
      .flatMap((key) => parse(key.slice(START.length), load(key)) ?? [])
      .sort((a, b) => b.saved - a.saved || (a.id < b.id ? 1 : -1));
  }

  find(id: string): Draft | null {
    return parse(id, load(START + id));
  }

  /** Goes on with a draft. */
  resume(draft: Draft): void {
    this.id = draft.id;
    this.file = draft.file;
    this.text = draft.text;
    this.entry = load(START + draft.id);
  }

  /** Another program, of which nothing has been typed: it is kept from the first change on. */
  begin(text: string, file: string | null = null): void {
    this.id = null;
    this.file = file;
    this.text = text;
    this.entry = null;
  }

  /** Keeps the program as it is now. */
  keep(text: string): void {
    if (isAnother(this.text, text)) this.begin(text);
    this.text = text;
    if (text.trim() === "") return;
    if (this.id === null || load(START + this.id) !== this.entry) this.id = this.fresh();
    const entry = JSON.stringify({ text, file: this.file, saved: this.now() });
    this.failed = !save(START + this.id, entry);
    // What is there now is what will be found, whether it is the new one or, if that failed, the one before.
    this.entry = this.failed ? load(START + this.id) : entry;
    this.tidy();
  }

  remove(id: string): void {
    save(START + id, null);
    if (id === this.id) this.begin(this.text, this.file);
  }

  private fresh(): string {
    return `${this.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  }

  /** Lets the oldest go when there are too many, and those that a newer one repeats. */
  private tidy(): void {
    const seen = new Set<string>();
    let room = ROOM;
    for (const [i, { id, text }] of this.list().entries()) {
      room -= text.length;
      const repeats = seen.has(text);
      seen.add(text);
      if (id !== this.id && (i >= MOST || (i >= LEAST && room < 0) || repeats)) save(START + id, null);
    }
  }
}

/** Whether so much has been replaced at once that it is no change of the same program. */
function isAnother(before: string, after: string): boolean {
  const { from, to } = difference(before, after);
  return before.length >= SHORT && to - from >= ANOTHER * before.length;
}

function parse(id: string, entry: string | null): Draft | null {
  try {
    const { text, file, saved } = Object(JSON.parse(entry ?? "null")) as Partial<Draft>;
    if (typeof text !== "string" || typeof saved !== "number") return null;
    return { id, text, file: typeof file === "string" ? file : null, saved };
  } catch {
    return null;
  }
}
