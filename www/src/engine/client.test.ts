import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EngineClient } from "./client";
import { EngineFailure, EngineHost, Superseded, type Port } from "./host";
import type { FromWorker, ToWorker } from "./protocol";
import type { Columns, Overview, State } from "./types";

class FakeWorker implements Port {
  sent: ToWorker[] = [];
  terminated = false;
  onmessage: Port["onmessage"] = null;
  onerror: Port["onerror"] = null;

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
  finish(run: number): void {
    this.say({ type: "ran", run, overview: {} as Overview, columns: {} as Columns });
  }
  sentOf<T extends ToWorker["type"]>(type: T): Extract<ToWorker, { type: T }>[] {
    return this.sent.filter((message): message is Extract<ToWorker, { type: T }> => message.type === type);
  }
  /** The number of the last run that was asked for. */
  get run(): number {
    return this.sentOf("run").at(-1)?.run ?? -1;
  }
}

let workers: FakeWorker[];
let host: EngineHost;
let client: EngineClient;
const worker = () => workers.at(-1)!;
const ready: FromWorker = { type: "ready", version: "1" };

beforeEach(() => {
  workers = [];
  host = new EngineHost(() => {
    workers.push(new FakeWorker());
    return worker();
  });
  client = new EngineClient(host);
});
afterEach(() => vi.useRealTimers());

async function ran(source: string) {
  const run = client.run(source);
  if (worker().sent.length === 0) worker().say(ready);
  worker().finish(worker().run);
  return run;
}

test("a program waits until the worker is ready", async () => {
  const run = client.run("a");
  expect(worker().sent).toEqual([]);
  worker().say(ready);
  worker().finish(worker().run);
  expect((await run).source).toBe("a");
});

test("of the texts that come before the worker is ready only the last one runs", async () => {
  const first = client.run("a");
  const second = client.run("b");
  await expect(first).rejects.toBeInstanceOf(Superseded);
  worker().say(ready);
  expect(worker().sentOf("run").map(({ source }) => source)).toEqual(["b"]);
  worker().finish(worker().run);
  expect((await second).source).toBe("b");
});

test("a newer text supersedes one that runs, whose result is let go", async () => {
  const first = client.run("a");
  worker().say(ready);
  const old = worker().run;
  const second = client.run("b");
  await expect(first).rejects.toBeInstanceOf(Superseded);
  worker().finish(old);
  expect(worker().sentOf("forget")).toEqual([{ type: "forget", run: old }]);
  worker().finish(worker().run);
  expect((await second).source).toBe("b");
});

test("a state comes back to who asked for it", async () => {
  const run = await ran("a");
  const [first, second] = [run.state(1), run.state(2)];
  await Promise.resolve();
  const [askedFirst, askedSecond] = worker().sentOf("state");
  worker().say({ type: "state", request: askedSecond!.request, state: { event: 2 } as State });
  worker().say({ type: "state", request: askedFirst!.request, state: { event: 1 } as State });
  expect([(await first).event, (await second).event]).toEqual([1, 2]);
});

test("a trap ends the worker, and the next text gets a new one", async () => {
  const run = client.run("a");
  worker().say(ready);
  worker().say({ type: "crashed", run: null, message: "unreachable" });
  await expect(run).rejects.toMatchObject({ kind: "crashed", message: "unreachable" });
  expect(workers[0]!.terminated).toBe(true);
  expect((await ran("b")).source).toBe("b");
  expect(workers.length).toBe(2);
});

test("a worker that dies without a word counts as a crash, and before it was ready as not loaded", async () => {
  const early = client.run("a");
  worker().onerror?.({ message: "404" } as ErrorEvent);
  await expect(early).rejects.toMatchObject({ kind: "unloadable" });
  const late = client.run("a");
  worker().say(ready);
  worker().onerror?.({ message: "gone" } as ErrorEvent);
  await expect(late).rejects.toMatchObject({ kind: "crashed" });
});

test("a worker that can't even be made counts as not loaded", async () => {
  const broken = new EngineHost(() => {
    throw new Error("no workers here");
  });
  await expect(new EngineClient(broken).run("a")).rejects.toMatchObject({ kind: "unloadable" });
});

test("a run outlives its worker: its text is run again, and asked", async () => {
  const run = await ran("a");
  const crashing = client.run("b");
  worker().say({ type: "crashed", run: null, message: "" });
  await expect(crashing).rejects.toBeInstanceOf(EngineFailure);

  const state = run.state(3);
  worker().say(ready);
  expect(worker().sentOf("run").map(({ source }) => source)).toEqual(["a"]);
  worker().finish(worker().run);
  await vi.waitFor(() => expect(worker().sentOf("state").length).toBe(1));
  const { request, run: asked } = worker().sentOf("state")[0]!;
  expect(asked).toBe(worker().run);
  worker().say({ type: "state", request, state: { event: 3 } as State });
  expect((await state).event).toBe(3);
});

test("a worker that does not stop is ended", async () => {
  vi.useFakeTimers();
  const run = client.run("a");
  worker().say(ready);
  client.stop();
  expect(worker().sent.at(-1)).toMatchObject({ type: "stop" });
  const failed = expect(run).rejects.toMatchObject({ kind: "hung" });
  vi.advanceTimersByTime(10_000);
  await failed;
  expect(worker().terminated).toBe(true);
});

test("a worker that stops in time lives on", async () => {
  vi.useFakeTimers();
  const run = client.run("a");
  worker().say(ready);
  client.stop();
  worker().finish(worker().run);
  await run;
  vi.advanceTimersByTime(10_000);
  expect(worker().terminated).toBe(false);
});

test("a run that is closed is forgotten by the worker", async () => {
  const run = await ran("a");
  run.close();
  expect(worker().sent.at(-1)).toEqual({ type: "forget", run: run.id });
});

test("playgrounds share a worker, and a newer text supersedes its own playground's only", async () => {
  const other = new EngineClient(host);
  const [first, second] = [client.run("a"), other.run("b")];
  worker().say(ready);
  const [a, b] = worker().sentOf("run");
  expect(a!.client).not.toBe(b!.client);
  const third = client.run("c");
  await expect(first).rejects.toBeInstanceOf(Superseded);
  worker().finish(b!.run);
  worker().finish(worker().run);
  expect([(await second).source, (await third).source, workers.length]).toEqual(["b", "c", 1]);
});

test("the run that broke the worker is told so, and the others run again", async () => {
  const other = new EngineClient(host);
  const [bad, good] = [client.run("bad"), other.run("good")];
  worker().say(ready);
  worker().say({ type: "crashed", run: worker().sentOf("run")[0]!.run, message: "" });
  await expect(bad).rejects.toBeInstanceOf(EngineFailure);
  worker().say(ready);
  worker().finish(worker().run);
  expect([(await good).source, workers.length]).toEqual(["good", 2]);
});

test("when nobody knows which run broke the worker, they run one after the other", async () => {
  const other = new EngineClient(host);
  const [bad, good] = [client.run("bad"), other.run("good")];
  worker().say(ready);
  worker().say({ type: "crashed", run: null, message: "" });
  worker().say(ready);
  expect(worker().sentOf("run").map(({ source }) => source)).toEqual(["bad"]);
  worker().say({ type: "crashed", run: null, message: "" });
  await expect(bad).rejects.toBeInstanceOf(EngineFailure);
  worker().say(ready);
  worker().finish(worker().run);
  expect((await good).source).toBe("good");
});

test("a playground that leaves ends its run and no other's", async () => {
  const other = new EngineClient(host);
  const [gone, stays] = [client.run("a"), other.run("b")];
  worker().say(ready);
  client.close();
  await expect(gone).rejects.toBeInstanceOf(Superseded);
  expect(worker().sentOf("leave").length).toBe(1);
  worker().finish(worker().run);
  expect((await stays).source).toBe("b");
});

test("what a lesson asks of a run comes back to who asked", async () => {
  const run = await ran("a");
  const [place, checks] = [run.find({ event: "end" }), run.check([{ within: 2 }])];
  await vi.waitFor(() => expect(worker().sentOf("inquire").length).toBe(2));
  const [first, second] = worker().sentOf("inquire");
  expect([first!.inquiry, second!.inquiry]).toEqual([
    { kind: "find", place: { event: "end" } },
    { kind: "check", checks: [{ within: 2 }] },
  ]);
  worker().say({ type: "answered", request: second!.request, answer: { Ok: [] } });
  worker().say({ type: "answered", request: first!.request, answer: { Ok: 7 } });
  expect([await place, await checks]).toEqual([{ Ok: 7 }, { Ok: [] }]);
});
