import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EngineClient, Run } from "../engine/client";
import { EngineFailure, Superseded } from "../engine/client";
import type { Columns, Overview, State } from "../engine/types";
import { Playground } from "./playground.svelte";
import { Settings } from "./settings.svelte";

/** A run of so many events, each of them a step; every tenth begins a turn and a second. */
function fakeRun(source: string, events: number, overview: Partial<Overview> = {}): Run {
  const all = Uint32Array.from({ length: events }, (_, i) => i);
  const run = {
    source,
    overview: { end: { kind: "ok" }, events, problems: [], tasks: [], outputs: [], marks: [], duration: events / 10, ...overview },
    columns: {
      story: all.filter((event) => event % 2 === 0),
      internals: all,
      turns: all.filter((event) => event % 10 === 0),
      time: Float64Array.from(all, (event) => Math.floor(event / 10)),
    },
    state: async (event: number) => ({ event, tasks: [] }) as unknown as State,
    close: vi.fn(),
    showing: (overview: Overview, columns: Columns) => ({ ...run, overview, columns }),
  } as unknown as Run;
  return run;
}

let engine: { run: ReturnType<typeof vi.fn<(source: string) => Promise<Run>>>; stop: () => void };
let playground: Playground;
let kept: string[];

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  engine = { run: vi.fn(async (source: string) => fakeRun(source, 100)), stop: vi.fn() };
  playground = new Playground(new Settings(["en"]), engine as unknown as EngineClient, (text) => kept.push(text));
  playground.text = "a";
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(1000);

describe("editing", () => {
  test("keeps the text at once, and runs it when typing pauses", async () => {
    playground.edit("ab");
    playground.edit("abc");
    expect(kept).toEqual(["ab", "abc"]);
    expect(engine.run).not.toHaveBeenCalled();
    await settle();
    expect(engine.run.mock.calls.map(([source]) => source)).toEqual(["abc"]);
    expect(playground.run?.source).toBe("abc");
  });

  test("to what can't run leaves the last run, and says why", async () => {
    await playground.restart();
    const problem = { kind: "syntax" } as Overview["problems"][number];
    engine.run.mockResolvedValueOnce(fakeRun("a(", 0, { problems: [problem], end: { kind: "rejected" } as Overview["end"] }));
    playground.edit("a(");
    await settle();
    expect(playground.run?.source).toBe("a");
    expect(playground.problems).toEqual([problem]);
    expect(playground.stale).toBe(true);
    playground.edit("a()");
    await settle();
    expect(playground.problems).toEqual([]);
    expect(playground.stale).toBe(false);
  });

  test("keeps the step, and the end when the reader was there", async () => {
    await playground.restart();
    playground.goTo(7);
    playground.edit("b");
    await settle();
    expect(playground.index).toBe(7);
    playground.toEnd();
    engine.run.mockResolvedValueOnce(fakeRun("c", 200));
    playground.edit("c");
    await settle();
    expect(playground.index).toBe(99);
  });

  test("frees the run that is no longer shown", async () => {
    await playground.restart();
    const old = playground.run!;
    playground.edit("b");
    await settle();
    expect(old.close).toHaveBeenCalled();
  });
});

describe("when the engine fails", () => {
  test("the text and the last run stay, and the failure is told", async () => {
    await playground.restart();
    engine.run.mockRejectedValueOnce(new EngineFailure("crashed", "unreachable"));
    playground.edit("b");
    await settle();
    expect(playground.failure?.kind).toBe("crashed");
    expect([playground.text, playground.run?.source]).toEqual(["b", "a"]);
    await playground.restart();
    expect(playground.failure).toBeNull();
  });

  test("to be superseded is no failure", async () => {
    engine.run.mockRejectedValueOnce(new Superseded());
    await playground.restart();
    expect(playground.failure).toBeNull();
  });
});

describe("stepping", () => {
  beforeEach(() => playground.restart());

  test("goes by the stops of the level, and stays within the run", async () => {
    playground.step(1);
    expect(playground.cursor).toBe(2);
    playground.step(-1);
    playground.step(-1);
    expect(playground.cursor).toBe(0);
    playground.toEnd();
    playground.step(1);
    await settle();
    expect([playground.cursor, playground.state?.event]).toEqual([98, 98]);
  });

  test("goes by turns", () => {
    playground.turn(1);
    playground.turn(1);
    expect(playground.cursor).toBe(20);
    playground.goTo(12);
    playground.turn(-1);
    expect(playground.cursor).toBe(20);
  });

  test("goes to a moment and to an event", () => {
    playground.goToTime(3.9);
    expect(playground.cursor).toBe(40);
    playground.seek(33);
    expect(playground.cursor).toBe(32);
  });

  test("shows the last place that was asked for, with one question out at a time", async () => {
    const asked: number[] = [];
    const answers: (() => void)[] = [];
    playground.run!.state = (event) => {
      asked.push(event);
      return new Promise((resolve) => answers.push(() => resolve({ event, tasks: [] } as unknown as State)));
    };
    for (const index of [1, 2, 3, 4]) playground.goTo(index);
    expect(asked).toEqual([2]);
    answers.shift()?.();
    await vi.waitFor(() => expect(asked).toEqual([2, 8]));
    answers.shift()?.();
    await vi.waitFor(() => expect(playground.state?.event).toBe(8));
  });
});

describe("playing", () => {
  beforeEach(() => playground.restart());

  test("steps on by itself, faster at a higher speed, and stops at the end", async () => {
    playground.goTo(playground.last - 2);
    playground.play();
    await vi.advanceTimersByTimeAsync(5000);
    expect([playground.index, playground.playing]).toEqual([playground.last, false]);
  });

  test("starts over from the end, and pauses when the reader steps", async () => {
    playground.toEnd();
    playground.play();
    expect(playground.index).toBe(0);
    await vi.advanceTimersByTimeAsync(1500);
    const reached = playground.index;
    expect(reached).toBeGreaterThan(0);
    playground.step(1);
    await settle();
    expect([playground.index, playground.playing]).toEqual([reached + 1, false]);
  });
});

test("a run that takes long is announced until it is there", async () => {
  let finish = (_: Run) => {};
  (engine.run as unknown as { mockImplementationOnce(run: (...args: [string, object, () => void]) => Promise<Run>): void }).mockImplementationOnce(
    (_source, _options, started) => {
      started();
      return new Promise((resolve) => (finish = resolve));
    },
  );
  const running = playground.restart();
  expect(playground.busy).toBe(false);
  await vi.advanceTimersByTimeAsync(400);
  expect(playground.busy).toBe(true);
  finish(fakeRun("a", 10));
  await running;
  expect(playground.busy).toBe(false);
});

describe("a gesture", () => {
  /** The engine's answers, one for each question, in the order of the questions. */
  let answers: ((text: string | null) => void)[];
  const number = (seconds: number) => ({ kind: "number", start: 0, end: 1, seconds, grain: 1 }) as const;

  beforeEach(() => {
    answers = [];
    const changed = (text: string) => ({ kind: "change", edits: [{ start: 0, end: 1, text }], gone: [], focus: null });
    const edits = () => new Promise((resolve) => answers.push((text) => resolve(text === null ? null : changed(text))));
    Object.assign(engine, { edits: vi.fn(edits) });
  });

  test("changes the text and runs it at once; what came too late for its turn is left out", async () => {
    playground.begin();
    for (const seconds of [1, 2, 3]) playground.preview(number(seconds));
    answers[0]!("1");
    await settle();
    answers[1]!("3");
    await settle();
    expect(answers.length).toBe(2);
    expect(engine.run.mock.calls.map(([source]) => source)).toEqual(["1", "3"]);
    expect([playground.text, playground.base, kept]).toEqual(["3", "a", []]);
    await playground.commit();
    expect([playground.text, playground.base, kept]).toEqual(["3", null, ["3"]]);
  });

  test("that is called off leaves the text and its run as they were", async () => {
    playground.begin();
    playground.preview(number(1));
    answers[0]!("1");
    await settle();
    playground.cancel();
    await settle();
    expect([playground.text, playground.base, playground.run?.source]).toEqual(["a", null, "a"]);
  });

  test("that can't be done there changes nothing", async () => {
    playground.begin();
    playground.preview(number(1));
    answers[0]!(null);
    await settle();
    await playground.commit();
    expect(playground.text).toBe("a");
    expect(engine.run).not.toHaveBeenCalled();
  });
});

describe("a curtain", () => {
  const columnsOf = (events: number) => fakeRun("", events).columns;
  beforeEach(() => {
    const empty = Object.fromEntries(
      ["kind", "iteration", "task", "line", "depth", "barFrom", "barTo", "barEnd", "threadFrom", "threadTo", "threadEnd"]
        .concat("loopFrom", "loopTo", "loopEnd", "arrowTo", "deadlineEvent")
        .map((name) => [name, new Uint32Array()]),
    );
    engine.run.mockImplementation(async (source) => {
      const run = fakeRun(source, 100, { threads: [] });
      return Object.assign(run, { columns: { ...empty, ...columnsOf(100) } });
    });
  });

  test("is there before anything of the run is shown, and ends it for the reader", async () => {
    playground.curtainOf = async () => ({ event: 20, covered: false });
    await playground.restart();
    playground.toEnd();
    expect(playground.cursor).toBe(20);
    expect(playground.run?.overview.events).toBe(21);
    expect(playground.whole?.overview.events).toBe(100);
  });

  test("takes the reader back who is beyond it, and lifts to the whole run", async () => {
    await playground.restart();
    playground.toEnd();
    await playground.draw({ event: 20, covered: true });
    expect(playground.cursor).toBe(20);
    expect(playground.covered).toBe(true);
    playground.step(-1);
    expect(playground.covered).toBe(false);
    await playground.draw(null);
    expect(playground.run).toBe(playground.whole);
    playground.toEnd();
    expect(playground.cursor).toBe(98);
  });
});
