import { en, type Messages } from "./en";
import { zh } from "./zh";

export type Language = "en" | "zh";
export type { Messages };

/** One table per language. `Messages` is the English one's shape: what another lacks does not compile. */
export const messages: Record<Language, Messages> = { en, zh };

/** What a language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", zh: "中文" };
