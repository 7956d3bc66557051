/** What a reader chooses for the whole page. */
import type { Language } from "../i18n";
import { loadWords, wordsOf } from "../i18n/words";
import { load, save } from "./storage";

export type Theme = "auto" | "light" | "dark";
export type Level = "story" | "internals";
/** What playing counts: each step as long as the other, or the virtual time between them. */
export type Pace = "steps" | "time";
/** What the timeline's horizontal axis counts. */
export type Axis = "time" | "steps";
/** Which arrows the timeline draws: those of the selected task or the present step, or all. */
export type ArrowChoice = "off" | "near" | "all";

/** What is drawn of a run where there is room for several views. */
export type Picture = "timeline" | "graph" | "both";

interface Choices {
  language: Language;
  theme: Theme;
  level: Level;
  picture: Picture;
  axis: Axis;
  arrows: ArrowChoice;
  /** A factor; see `SPEEDS`. */
  speed: number;
  pace: Pace;
  /** The variables' values stand beside the lines. */
  values: boolean;
}

export class Settings implements Choices {
  language = $state<Language>("en");
  theme = $state<Theme>("auto");
  level = $state<Level>("story");
  picture = $state<Picture>("timeline");
  axis = $state<Axis>("time");
  arrows = $state<ArrowChoice>("near");
  speed = $state(1);
  pace = $state<Pace>("steps");
  values = $state(false);
  /** The words of the page in its language: to be loaded before anything is shown. */
  readonly words = $derived(wordsOf(this.language));

  /** `kept`: what is chosen is kept in the browser. */
  constructor(
    browserLanguages: readonly string[],
    private readonly kept = true,
  ) {
    Object.assign(this, { language: preferred(browserLanguages) }, kept ? parse(load("settings")) : {});
  }

  /** Loads the words of a language, and speaks it. */
  async speak(language: Language): Promise<void> {
    await loadWords(language);
    this.set({ language });
  }

  set(choices: Partial<Choices>): void {
    Object.assign(this, choices);
    if (!this.kept) return;
    const { language, theme, level, picture, axis, arrows, speed, pace, values } = this;
    save("settings", JSON.stringify({ language, theme, level, picture, axis, arrows, speed, pace, values }));
  }
}

function preferred(browserLanguages: readonly string[]): Language {
  const first = browserLanguages.find((language) => /^(en|zh)\b/i.test(language));
  return first?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Only what is still valid; an older page may have stored anything. */
function parse(text: string | null): Partial<Choices> {
  let stored: Record<string, unknown>;
  try {
    stored = Object(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
  const one = <T>(key: string, values: readonly T[]) => (values.includes(stored[key] as T) ? { [key]: stored[key] } : {});
  return {
    ...one<Language>("language", ["en", "zh"]),
    ...one<Theme>("theme", ["auto", "light", "dark"]),
    ...one<Level>("level", ["story", "internals"]),
    ...one<Picture>("picture", PICTURES),
    ...one<Axis>("axis", ["time", "steps"]),
    ...one<ArrowChoice>("arrows", ["off", "near", "all"]),
    ...one<number>("speed", SPEEDS),
    ...one<Pace>("pace", ["steps", "time"]),
    ...one<boolean>("values", [true, false]),
  };
}

export const PICTURES: readonly Picture[] = ["timeline", "graph", "both"];
export const SPEEDS: readonly number[] = [0.5, 1, 2, 4, 8];
