import { expect, test } from "vitest";
import { read } from "./messages";

test("what is no message, or says nothing sensible, is not read", () => {
  for (const data of [null, 1, "ping", {}, { loopscope: "eval", code: "1" }, { loopscope: "theme", theme: "url(x)" }, { loopscope: "step", step: "1" }, { loopscope: "program", program: {} }]) {
    expect(read(data)).toBeNull();
  }
});

test("of a message only what belongs to it is read", () => {
  expect(read({ loopscope: "step", step: 3, origin: "x" })).toEqual({ loopscope: "step", step: 3 });
  expect(read({ loopscope: "ping" })).toEqual({ loopscope: "ping" });
});
