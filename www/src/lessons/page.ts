/** The pages of the course: what a template's holes are filled with. They can be read without a script, from any place. */
import { languageNames, messages, type Language } from "../i18n";
import { escaped } from "./escape";
import { bodyHtml, summaryHtml } from "./html";
import { LANGUAGES, masthead, other } from "./masthead";
import { isTodo, type Lesson, type LessonPlan } from "../model/lesson";
import { plain } from "./parse";

/** A lesson of the course, in one language. */
export interface Entry {
  slug: string;
  lesson: Lesson;
}

/** What the script needs of a page; it stands in the page as JSON. */
export interface PageData {
  language: Language;
  /** The page's own lesson; none on the page of contents. */
  slug: string | null;
  lesson: LessonPlan | null;
  /** Every lesson of the course, with how much there is to do in it. */
  course: { slug: string; todo: number }[];
}

export interface Page {
  /** Below `lessons/`. */
  path: string;
  title: string;
  description: string;
  language: Language;
  body: string;
  data: PageData;
  /** May fetch a lesson from anywhere. */
  open: boolean;
}

export function pagesOf(course: Record<Language, Entry[]>): Page[] {
  const pages = LANGUAGES.flatMap((language) => [contentsPage(course[language], language), ...course[language].map((_, i) => lessonPage(course[language], i, language))]);
  return [...pages, frontPage()];
}

function dataOf(entries: Entry[], language: Language, entry: Entry | null): PageData {
  const lesson = entry && (({ title, parts, programs, checks }) => ({ title, parts, programs, checks }))(entry.lesson);
  return { language, slug: entry?.slug ?? null, lesson, course: entries.map(({ slug, lesson }) => ({ slug, todo: lesson.parts.filter(isTodo).length })) };
}

function lessonPage(entries: Entry[], index: number, language: Language): Page {
  const entry = entries[index]!;
  const { slug, lesson } = entry;
  const words = messages[language];
  const turn = (to: Entry | undefined, rel: "prev" | "next", label: string) =>
    to ? `<a rel="${rel}" href="../${to.slug}/"><span>${label}</span> ${escaped(to.lesson.title)}</a>` : "<span></span>";
  const body = `${masthead(language, words.lessons, "../../../", "../", `../../${other(language)}/${slug}/`)}
<div class="columns">
<main id="text" class="prose">
<p class="number">${words.lessons.number(index + 1, entries.length)}</p>
<h1>${escaped(lesson.title)}</h1>
<p class="summary">${summaryHtml(lesson, words)}</p>
<p class="still">${words.lessons.print}</p>
${bodyHtml(lesson, words)}
<nav class="turn" aria-label="${words.lessons.pages}">
${turn(entries[index - 1], "prev", words.lessons.previous)}
${turn(entries[index + 1], "next", words.lessons.next)}
</nav>
</main>
<div id="beside"></div>
</div>`;
  return {
    path: `${language}/${slug}/index.html`,
    title: `${lesson.title} · Loopscope`,
    description: plain(lesson.summary),
    language,
    body,
    data: dataOf(entries, language, entry),
    open: false,
  };
}

function contentsPage(entries: Entry[], language: Language): Page {
  const words = messages[language];
  const items = entries.map(
    ({ slug, lesson }) =>
      `<li data-lesson="${slug}"><a href="./${slug}/">${escaped(lesson.title)}</a><p>${summaryHtml(lesson, words)}</p><span class="live"></span></li>`,
  );
  const body = `${masthead(language, words.lessons, "../../", null, `../${other(language)}/`)}
<main id="text" class="prose contents">
<h1>${words.lessons.title}</h1>
<p class="summary">${words.lessons.intro}</p>
<div class="live" id="progress"></div>
<ol>
${items.join("\n")}
</ol>
</main>`;
  return {
    path: `${language}/index.html`,
    title: `${words.lessons.title} · Loopscope`,
    description: words.lessons.intro,
    language,
    body,
    data: dataOf(entries, language, null),
    open: false,
  };
}

/** Sends on to the contents in the reader's language, or shows a lesson from elsewhere. */
function frontPage(): Page {
  const choices = LANGUAGES.map((language) => `<p><a href="./${language}/" lang="${messages[language].htmlLang}">${languageNames[language]}: ${messages[language].lessons.title}</a></p>`);
  return {
    path: "index.html",
    title: "Loopscope",
    description: messages.en.lessons.intro,
    language: "en",
    body: `<main id="text" class="prose contents"><h1>Loopscope</h1>${choices.join("\n")}</main>`,
    data: { language: "en", slug: null, lesson: null, course: [] },
    open: true,
  };
}

/** Puts a page into the template. Addresses in it that begin with `./` are those of the project's root. */
export function fill(template: string, page: Page): string {
  const up = "../".repeat(page.path.split("/").length);
  const holes: Record<string, string> = {
    title: escaped(page.title),
    description: escaped(page.description),
    language: messages[page.language].htmlLang,
    body: page.body,
    // In HTML a `<` may begin the end of the script.
    data: JSON.stringify(page.data).replace(/</g, "\\u003c"),
    connect: page.open ? "'self' https: http:" : "'self'",
  };
  const rooted = template.replace(/(\s(?:src|href)=")\.\//g, `$1${up}`);
  return rooted.replace(/\{\{(\w+)\}\}/g, (_, hole: string) => holes[hole] ?? "");
}
