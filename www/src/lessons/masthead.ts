/** The head of a page of the course: where else one can go. The script adds its tools. */
import { languageNames, type Language, type Messages } from "../i18n";
import { escaped } from "./escape";

export const LANGUAGES: readonly Language[] = ["en", "zh"];

export const other = (language: Language): Language => (language === "en" ? "zh" : "en");

/** `root` leads to the project's root, the others to the contents and to the same page in the other language; null: there is none. */
export function masthead(language: Language, words: Messages["lessons"], root: string, contents: string | null, translation: string | null): string {
  const to = other(language);
  const lessons = contents === null ? `<span aria-current="page">${words.title}</span>` : `<a href="${contents}">${words.contents}</a>`;
  const translated = translation === null ? "" : `<a class="language" href="${escaped(translation)}" hreflang="${to}" lang="${to}">${languageNames[to]}</a>`;
  return `<a class="skip" href="#text">${words.skip}</a>
<header class="masthead">
<a class="home" href="${root}index.html" title="${words.playground}"><img src="${root}icon.svg" width="22" height="22" alt=""> Loopscope</a>
${lessons}
<div class="actions">${translated}<span id="tools"></span></div>
</header>`;
}
