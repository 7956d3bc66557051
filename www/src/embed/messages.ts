/** What a page and a playground in an iframe of it say to each other: objects whose `loopscope` tells their kind. */
import type { Failure, Ran, Step } from "./api";

/** From the page. The first must be `ping`: from then on the frame knows to whom it speaks. */
export type ToFrame =
  | { loopscope: "ping" }
  /** `auto`: as the browser prefers. */
  | { loopscope: "theme"; theme: "light" | "dark" | "auto" }
  /** Goes to a step, from 1. */
  | { loopscope: "step"; step: number }
  | { loopscope: "run" }
  | { loopscope: "program"; program: string };

export type FromFrame =
  /** The answer to `ping`. */
  | { loopscope: "pong"; version: 1 }
  /** The first run is shown. */
  | ({ loopscope: "ready" } & Step)
  /** The height that the playground needs, in whole pixels; at first, and whenever it changes. */
  | { loopscope: "resize"; height: number }
  | ({ loopscope: "step" } & Step)
  | ({ loopscope: "run" } & Ran)
  | { loopscope: "change"; program: string }
  | ({ loopscope: "error" } & Failure);

/** A message, if it is one: anyone may send anything. */
export function read(data: unknown): ToFrame | null {
  if (typeof data !== "object" || data === null) return null;
  const { loopscope: kind, theme, step, program } = data as Record<string, unknown>;
  switch (kind) {
    case "ping":
    case "run":
      return { loopscope: kind };
    case "theme":
      return theme === "light" || theme === "dark" || theme === "auto" ? { loopscope: kind, theme } : null;
    case "step":
      return Number.isSafeInteger(step) ? { loopscope: kind, step: step as number } : null;
    case "program":
      return typeof program === "string" ? { loopscope: kind, program } : null;
    default:
      return null;
  }
}
