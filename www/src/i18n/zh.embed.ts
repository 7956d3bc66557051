import { count } from "./format";
import type { embed as english } from "./en.embed";

export const embed: typeof english = {
  earlier: (n: number) => `前文中的 ${count(n)} 行`,
  edit: "编辑",
  more: "更多单步方式",
  load: "逐步执行",
  missing: "程序没有取到。",
};
