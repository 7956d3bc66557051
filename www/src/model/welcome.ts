/** The program that the page opens on, with its texts and comments in each language. */
import en from "../../content/welcome/en.py?raw";
import zh from "../../content/welcome/zh.py?raw";
import type { Language } from "../i18n";

export const welcome: Record<Language, string> = { en, zh };

/** Whether a text is the welcome program as it came, in any language. */
export function isWelcome(text: string): boolean {
  return Object.values(welcome).includes(text);
}
