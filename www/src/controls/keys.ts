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
  R: "restart",
  o: "over",
  O: "over",
  t: "task",
  T: "task",
  p: "output",
  P: "output",
  b: "break",
  B: "break",
  l: "level",
  L: "level",
  "?": "help",
};

export function commandOf(press: Press, place: Place): Command | null {
  if (press.key === "Enter" && (press.ctrlKey || press.metaKey)) return "end";
  if (place === "typing" || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.shiftKey && press.key === "ArrowLeft") return "previousTurn";
  if (press.shiftKey && press.key === "ArrowRight") return "nextTurn";
  // A button has its own use for the space bar.
  if (press.key === " " && place === "button") return null;
  return PLAIN[press.key] ?? null;
}

/** The keys of each line of the help, as they are written on a keyboard. */
export const BINDINGS = {
  step: ["←", "→"],
  turn: ["Shift ←", "Shift →"],
  ends: ["Home", "End"],
  play: ["Space"],
  speed: ["+", "−"],
  over: ["O"],
  task: ["T"],
  output: ["P"],
  break: ["B"],
  level: ["L"],
  restart: ["R"],
  toEnd: ["Ctrl Enter"],
  help: ["?"],
  leave: ["Esc"],
} as const;
