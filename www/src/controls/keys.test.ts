import { expect, test } from "vitest";
import { commandOf, type Place } from "./keys";

const press = (key: string, place: Place = "elsewhere", held: "shift" | "ctrl" | "meta" | "alt" | "" = "") =>
  commandOf({ key, shiftKey: held === "shift", ctrlKey: held === "ctrl", metaKey: held === "meta", altKey: held === "alt" }, place);

test("arrows step, and with Shift go by turns of the loop", () => {
  expect([press("ArrowLeft"), press("ArrowRight")]).toEqual(["back", "step"]);
  expect([press("ArrowLeft", "elsewhere", "shift"), press("ArrowRight", "elsewhere", "shift")]).toEqual(["previousTurn", "nextTurn"]);
});

test("with Shift the strides lead back, with Caps Lock on as well", () => {
  expect(["O", "T", "p", "b"].map((key) => press(key, "elsewhere", "shift"))).toEqual(["overBack", "taskBack", "outputBack", "breakBack"]);
  expect([press("O"), press("R", "elsewhere", "shift")]).toEqual(["over", "restart"]);
});

test("the other keys do what is agreed", () => {
  expect(["Home", "End", " ", "+", "-", "r", "?", "o", "t", "p", "b", "l"].map((key) => press(key))).toEqual([
    "start", "end", "play", "faster", "slower", "restart", "help", "over", "task", "output", "break", "level",
  ]);
});

test("no key acts while the reader types, but Ctrl+Enter", () => {
  for (const key of ["ArrowLeft", "ArrowRight", "Home", "End", " ", "+", "-", "r", "?"]) expect(press(key, "typing")).toBeNull();
  expect(press("Enter", "typing", "ctrl")).toBe("end");
  expect(press("Enter", "typing", "meta")).toBe("end");
});

test("the browser's own shortcuts stay the browser's", () => {
  expect(press("r", "elsewhere", "ctrl")).toBeNull();
  expect(press("ArrowLeft", "elsewhere", "alt")).toBeNull();
});

test("the space bar presses the button that has the focus", () => {
  expect(press(" ", "button")).toBeNull();
  expect(press("ArrowRight", "button")).toBe("step");
});
