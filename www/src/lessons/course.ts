/** The course: the lessons of the folders, in the order of their numbers. */
import type { Language } from "../i18n";
import { describe, type Fault, type Files } from "../model/lesson";
import { LANGUAGES } from "./masthead";
import { pagesOf, type Entry, type Page } from "./page";
import { parseLesson } from "./parse";

export { describe, shapeOf } from "../model/lesson";
export { LANGUAGES } from "./masthead";
export { fill } from "./page";
export { filesOf, parseLesson } from "./parse";

/** Every page of the course. Throws with all faults when a lesson has any. */
export function coursePages(folders: Readonly<Record<string, Files>>): Page[] {
  const faults: Fault[] = [];
  const read = (language: Language) =>
    Object.entries(folders).map(([slug, files]): Entry => {
      const reading = parseLesson(files, language);
      faults.push(...reading.faults.map((fault) => ({ ...fault, file: `${slug}/${fault.file}` })));
      return { slug, lesson: reading.lesson };
    });
  const course = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])) as Record<Language, Entry[]>;
  if (faults.length > 0) throw new Error(faults.map(describe).join("\n"));
  return pagesOf(course);
}
