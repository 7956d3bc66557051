import { expect, test } from "vitest";
import type { Columns, Overview } from "../engine/types";
import { cutColumns, cutOverview } from "./cut";

const NOTHING = new Uint32Array();
const COLUMNS = {
  kind: Uint8Array.of(0, 1, 2, 3),
  time: Float64Array.of(0, 0, 1, 2),
  iteration: Uint32Array.of(0, 1, 2, 3),
  task: Uint32Array.of(0, 0, 1, 1),
  line: Uint32Array.of(1, 2, 3, 4),
  depth: Uint8Array.of(1, 1, 1, 1),
  story: Uint32Array.of(0, 2, 3),
  internals: Uint32Array.of(0, 1, 2, 3),
  turns: Uint32Array.of(1, 3),
  barTask: Uint32Array.of(0, 1, 1),
  barFrom: Uint32Array.of(0, 1, 3),
  barTo: Uint32Array.of(4, 3, 4),
  barStart: Float64Array.of(0, 0, 2),
  barEnd: Float64Array.of(2, 2, 2),
  threadId: NOTHING,
  threadFrom: NOTHING,
  threadTo: NOTHING,
  threadEnd: new Float64Array(),
  loopFrom: NOTHING,
  loopTo: NOTHING,
  loopEnd: new Float64Array(),
  arrowKind: Uint8Array.of(0, 1),
  arrowFrom: Uint32Array.of(0, 1),
  arrowTo: Uint32Array.of(1, 3),
  deadlineEvent: Uint32Array.of(1, 1),
  deadlineAt: Float64Array.of(1, 2),
} as unknown as Columns;

test("what comes after the event is in no column", () => {
  const cut = cutColumns(COLUMNS, 2);
  expect([...cut.kind]).toEqual([0, 1, 2]);
  expect([...cut.story]).toEqual([0, 2]);
  expect([...cut.turns]).toEqual([1]);
  expect([...cut.arrowKind]).toEqual([0]);
  expect([...cut.deadlineAt]).toEqual([1]);
});

test("a bar that goes on is open at the event, and one that begins later is not there", () => {
  const cut = cutColumns(COLUMNS, 2);
  expect([...cut.barTask]).toEqual([0, 1]);
  expect([...cut.barTo]).toEqual([3, 3]);
  expect([...cut.barEnd]).toEqual([1, 1]);
});

test("the whole run is left as it was", () => {
  cutColumns(COLUMNS, 1);
  expect([...COLUMNS.barEnd]).toEqual([2, 2, 2]);
});

test("tasks, output and marks of later are not there, nor how the run ends", () => {
  const overview = {
    end: { kind: "exception", text: "ValueError", traceback: "Traceback", tasks: [1], threads: [], limit: 0, range: null },
    duration: 2,
    events: 4,
    iterations: 3,
    tasks: [{ id: 0, created: 0, ended: 3 }, { id: 1, created: 3, ended: 3 }],
    threads: [],
    outputs: [{ event: 1 }, { event: 3 }],
    marks: [{ event: 3 }],
  } as unknown as Overview;
  const cut = cutOverview(overview, COLUMNS, 2);
  expect(cut).toMatchObject({ duration: 1, events: 3, iterations: 2, outputs: [{ event: 1 }], marks: [], tasks: [{ id: 0, ended: null }] });
  expect(JSON.stringify(cut)).not.toMatch(/ValueError|Traceback/);
});
