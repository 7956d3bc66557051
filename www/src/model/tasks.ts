/** Tasks that the program did not make. */
import type { TaskView } from "../engine/types";

/** A task that `asyncio.run` makes for itself at its end: no part of the program's story. */
export function isCleanup({ coro }: TaskView): boolean {
  return /(^|\.)_?shutdown_(asyncgens|default_executor)$/.test(coro);
}
