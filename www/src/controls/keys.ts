/** What a key asks for. The keys work wherever the reader is not typing. */
export type Command =
  | "back"
  | "step"
  | "previousTurn"
  | "nextTurn"
  | "start"
  | "end"
  | "play"
  | "faster"
  | "slower"
  | "restart"
  | "over"
  | "task"
  | "output"
  | "break"
  | "overBack"
  | "taskBack"
  | "outputBack"
  | "breakBack"
  | "level"
  | "help";

/** What decides a key's meaning; a `KeyboardEvent` is one. */
export interface Press {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Where the focus is when a key is pressed. */
export type Place = "typing" | "button" | "elsewhere";

const PLAIN: Record<string, Command> = {
  ArrowLeft: "back",
  ArrowRight: "step",
  Home: "start",
  End: "end",
  " ": "play",
  "+": "faster",
  "=": "faster",
  "-": "slower",
  r: "restart",
  o: "over",
  t: "task",
  p: "output",
  b: "break",
  l: "level",
  "?": "help",
};

/** What Shift makes of a key: turns in place of steps, strides back in place of on. */
const SHIFTED: Record<string, Command> = {
  ArrowLeft: "previousTurn",
  ArrowRight: "nextTurn",
  o: "overBack",
  t: "taskBack",
  p: "outputBack",
  b: "breakBack",
};

export function commandOf(press: Press, place: Place): Command | null {
  if (press.key === "Enter" && (press.ctrlKey || press.metaKey)) return "end";
  if (place === "typing" || press.ctrlKey || press.metaKey || press.altKey) return null;
  // A button has its own use for the space bar.
  if (press.key === " " && place === "button") return null;
  // A letter is the same with Caps Lock.
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return (press.shiftKey && SHIFTED[key]) || PLAIN[key] || null;
}

/** The keys of each line of the help, as they are written on a keyboard. */
export const BINDINGS = {
  step: ["←", "→"],
  turn: ["Shift ←", "Shift →"],
  ends: ["Home", "End"],
  play: ["Space"],
  speed: ["+", "−"],
  over: ["O", "Shift O"],
  task: ["T", "Shift T"],
  output: ["P", "Shift P"],
  break: ["B", "Shift B"],
  level: ["L"],
  restart: ["R"],
  toEnd: ["Ctrl Enter"],
  help: ["?"],
  leave: ["Esc"],
} as const;
