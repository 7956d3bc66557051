/** A lesson from elsewhere: a folder on any server that lets other pages read it. */
import { mount } from "svelte";
import type { Language } from "../i18n";
import { LessonModel } from "../model/lesson.svelte";
import { describe, fileFor, type Files, type Lesson } from "../model/lesson";
import type { Progress } from "../model/progress.svelte";
import type { Settings } from "../model/settings.svelte";
import { escaped } from "./escape";
import { bodyHtml, summaryHtml } from "./html";
import { bringToLife } from "./live";
import { LANGUAGES, masthead } from "./masthead";
import { filesOf, parseLesson } from "./parse";
import Tools from "./Tools.svelte";

export async function openForeign(address: string, settings: Settings, progress: Progress): Promise<void> {
  try {
    await settings.speak(settings.language);
    const folder = folderOf(address);
    show(`<p>${escaped(settings.words.lessons.loadingFrom(folder.href))}</p>`);
    const { language, files } = await fetchLesson(folder, settings.language);
    await settings.speak(language);
    const { lesson, faults } = parseLesson(files, language);
    if (faults.length > 0) return show(`<h1>${settings.words.lessons.faults}</h1><ul>${faults.map((fault) => `<li><code>${escaped(describe(fault))}</code></li>`).join("")}</ul>`);
    open(folder.href, lesson);
  } catch (error) {
    show(`<h1>${settings.words.lessons.notLoaded}</h1><p><code>${escaped((error as Error).message)}</code></p><p>${settings.words.lessons.notLoadedAdvice}</p>`);
  }

  function open(id: string, lesson: Lesson): void {
    const all = settings.words;
    document.documentElement.lang = all.htmlLang;
    document.documentElement.classList.add("live");
    document.title = `${lesson.title} · Loopscope`;
    document.body.innerHTML = `${masthead(settings.language, all.lessons, "../", `./${settings.language}/`, null)}
<div class="columns"><main id="text" class="prose"><p class="number">${escaped(id)}</p><h1>${escaped(lesson.title)}</h1>
<p class="summary">${summaryHtml(lesson, all)}</p>${bodyHtml(lesson, all)}</main><div id="beside"></div></div>`;
    const model = new LessonModel(id, lesson, settings, progress);
    const [text, beside, tools] = ["text", "beside", "tools"].map((name) => document.getElementById(name)!);
    mount(Tools, { target: tools!, props: { settings, progress, lesson: true, onreset: () => model.reset() } });
    bringToLife(text!, beside!, model);
  }

  function show(html: string): void {
    document.getElementById("text")!.innerHTML = html;
  }
}

/** The folder that an address means; only the web's own addresses are fetched. */
function folderOf(address: string): URL {
  const url = new URL(address, location.href);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Error(`${address}: http, https`);
  // `…/lesson`, `…/lesson/` and `…/lesson/en.md` all mean the folder.
  const path = url.pathname.replace(/\/[^/]*\.md$/, "/");
  url.pathname = path.endsWith("/") ? path : `${path}/`;
  url.search = url.hash = "";
  return url;
}

/** In the reader's language, or in the other one. */
async function fetchLesson(folder: URL, wanted: Language): Promise<{ language: Language; files: Files }> {
  const languages = [wanted, ...LANGUAGES.filter((language) => language !== wanted)];
  let first: Error | null = null;
  for (const language of languages) {
    try {
      const text = await fetchText(folder, `${language}.md`);
      return { language, files: await fetchFiles(folder, language, text) };
    } catch (error) {
      first ??= error as Error;
    }
  }
  throw first;
}

/** The text and what it names. A program in the lesson's language goes before one for all. */
async function fetchFiles(folder: URL, language: Language, text: string): Promise<Files> {
  const files: Record<string, string> = { [`${language}.md`]: text };
  const { lesson } = parseLesson(files, language);
  const programs = [...new Set(lesson.parts.flatMap(filesOf))];
  const optional = async (name: string) => {
    const found = await fetchText(folder, name).catch(() => null);
    if (found !== null) files[name] = found;
    return found !== null;
  };
  const needed = programs.map(async (file) => (await optional(file)) || optional(fileFor(file, language)));
  const checks = lesson.parts.some(({ kind }) => kind === "task") ? [optional("checks.json")] : [];
  await Promise.all([...needed, ...checks]);
  return files;
}

async function fetchText(folder: URL, name: string): Promise<string> {
  const response = await fetch(new URL(name, folder), { credentials: "omit" }).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`.trim());
  return response.text();
}
