/** The words of a language, loaded when it is spoken: nobody reads two at once. */
import type { Language, Messages } from ".";

const loaded = new Map<Language, Messages>();

export async function loadWords(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  loaded.set(language, language === "zh" ? (await import("./zh")).zh : (await import("./en")).en);
}

export function wordsOf(language: Language): Messages {
  const words = loaded.get(language);
  if (!words) throw new Error(`The words of "${language}" are spoken before they are loaded: see loadWords.`);
  return words;
}
