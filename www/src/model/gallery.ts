/** Programs to begin with, in each language. */
import type { Language } from "../i18n";
import { welcome } from "./welcome";

/** In the order in which they are offered. */
export const GALLERY = ["sequence", "gather", "limit", "timeout", "group", "queue", "event", "cancel", "many", "deadlock"] as const;
export type Start = "empty" | "welcome" | (typeof GALLERY)[number];

const texts = import.meta.glob<string>("../../content/gallery/*/*.py", { query: "?raw", import: "default" });

/** The text of a program. Fails when it can't be loaded. */
export async function startingText(start: Start, language: Language): Promise<string> {
  if (start === "empty") return "";
  if (start === "welcome") return welcome[language];
  const load = texts[`../../content/gallery/${start}/${language}.py`];
  if (!load) throw new Error(`no program ${start} in ${language}`);
  return load();
}
