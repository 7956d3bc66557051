import { afterEach, expect, test, vi } from "vitest";
import { Settings } from "./settings.svelte";
import { load, save } from "./storage";

afterEach(() => vi.unstubAllGlobals());

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

function denied(): never {
  throw new DOMException("denied", "SecurityError");
}

test("what is saved is there again, until it is removed", () => {
  vi.stubGlobal("localStorage", memory());
  save("text", "print(1)");
  expect(load("text")).toBe("print(1)");
  save("text", null);
  expect(load("text")).toBeNull();
});

test("storage that is denied or full breaks nothing", () => {
  vi.stubGlobal("localStorage", { getItem: denied, setItem: denied, removeItem: denied });
  save("text", "print(1)");
  save("text", null);
  expect(load("text")).toBeNull();
});

test("the language is the first of the browser's that the page speaks", () => {
  vi.stubGlobal("localStorage", memory());
  expect(new Settings(["de", "zh-TW", "en"]).language).toBe("zh");
  expect(new Settings(["en-GB", "zh"]).language).toBe("en");
  expect(new Settings(["fr"]).language).toBe("en");
});

test("choices are kept", () => {
  vi.stubGlobal("localStorage", memory());
  new Settings(["en"]).set({ language: "zh", theme: "dark", speed: 4 });
  expect(new Settings(["en"])).toMatchObject({ language: "zh", theme: "dark", speed: 4, level: "story" });
});

test("choices that mean nothing are as if never made", () => {
  vi.stubGlobal("localStorage", memory());
  for (const stored of ["{", "null", "[]", '{"language":"xx","speed":1e9,"theme":1}']) {
    save("settings", stored);
    expect(new Settings(["zh"])).toMatchObject({ language: "zh", theme: "auto", speed: 1 });
  }
});
