/** What a reader has done in the lessons, kept in the browser. */
import { forget, load, save } from "./storage";

/** An answer as it was given, and whether it was right; without either, the reader let it be told. */
export interface Answer {
  right: boolean;
  chosen?: number[];
  seconds?: number;
}

export interface Done {
  /** By the shape of the prediction. */
  answers: Record<string, Answer>;
  /** The shapes of the tasks that passed. */
  passed: string[];
}

const KEY = "lessons";
const NOTHING: Done = { answers: {}, passed: [] };

/** Under which the reader's version of a lesson's program is kept. */
export const textKey = (lesson: string, file: string) => `lesson.${lesson}/${file}`;

export class Progress {
  private lessons = $state.raw<Readonly<Record<string, Done>>>({});
  /** The lesson that was open last. */
  last = $state<string | null>(null);

  constructor() {
    const { lessons, last } = parse(load(KEY));
    this.lessons = lessons;
    this.last = last;
  }

  of(lesson: string): Done {
    return this.lessons[lesson] ?? NOTHING;
  }

  count(lesson: string): number {
    const { answers, passed } = this.of(lesson);
    return Object.keys(answers).length + passed.length;
  }

  get isEmpty(): boolean {
    return Object.keys(this.lessons).length === 0 && this.last === null;
  }

  visit(lesson: string): void {
    this.last = lesson;
    this.keep();
  }

  /** Null takes the answer back. */
  answer(lesson: string, shape: string, answer: Answer | null): void {
    const { answers, passed } = this.of(lesson);
    const rest = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== shape));
    this.put(lesson, { answers: answer ? { ...rest, [shape]: answer } : rest, passed });
  }

  pass(lesson: string, shape: string): void {
    const { answers, passed } = this.of(lesson);
    if (!passed.includes(shape)) this.put(lesson, { answers, passed: [...passed, shape] });
  }

  /** Forgets what was done in a lesson, and in its programs. */
  reset(lesson: string): void {
    this.lessons = Object.fromEntries(Object.entries(this.lessons).filter(([key]) => key !== lesson));
    forget(textKey(lesson, ""));
    this.keep();
  }

  resetAll(): void {
    this.lessons = {};
    this.last = null;
    forget("lesson.");
    this.keep();
  }

  private put(lesson: string, done: Done): void {
    this.lessons = { ...this.lessons, [lesson]: done };
    this.keep();
  }

  private keep(): void {
    save(KEY, this.isEmpty ? null : JSON.stringify({ lessons: this.lessons, last: this.last }));
  }
}

/** Only what is still valid; an older page may have stored anything. */
function parse(text: string | null): { lessons: Record<string, Done>; last: string | null } {
  let stored: { lessons?: unknown; last?: unknown };
  try {
    stored = Object(JSON.parse(text ?? "{}"));
  } catch {
    stored = {};
  }
  const lessons: Record<string, Done> = {};
  for (const [lesson, done] of Object.entries(Object(stored.lessons) as Record<string, Partial<Done>>)) {
    const answers = Object.entries(Object(done?.answers) as Record<string, Answer>).filter(([, answer]) => typeof answer?.right === "boolean");
    const passed = Array.isArray(done?.passed) ? done.passed.filter((shape) => typeof shape === "string") : [];
    lessons[lesson] = { answers: Object.fromEntries(answers), passed };
  }
  return { lessons, last: typeof stored.last === "string" ? stored.last : null };
}
