/** Brings a page of the course to life. Without it the page can be read. */
import { mount } from "svelte";
import { Progress } from "../model/progress.svelte";
import { Settings } from "../model/settings.svelte";
import { keepForOffline } from "../offline/keep";
import "../ui/theme.css";
import "../ui/base.css";
import "./lessons.css";
import LessonProgress from "./LessonProgress.svelte";
import type { PageData } from "./page";
import Resume from "./Resume.svelte";
import Tools from "./Tools.svelte";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PageData;
const settings = new Settings(navigator.languages);
const progress = new Progress();
const address = new URL(location.href).searchParams.get("lesson");

if (data.course.length === 0) {
  if (address === null) location.replace(`./${settings.language}/`);
  else void import("./foreign").then(({ openForeign }) => openForeign(address, settings, progress));
} else {
  document.documentElement.classList.add("live");
  await settings.speak(data.language);
  if (data.lesson && data.slug) void openLesson(data.slug, data.lesson);
  else openContents();
}

async function openLesson(slug: string, plan: NonNullable<PageData["lesson"]>): Promise<void> {
  const [{ LessonModel }, { bringToLife }] = await Promise.all([import("../model/lesson.svelte"), import("./live")]);
  const lesson = new LessonModel(slug, plan, settings, progress);
  progress.visit(slug);
  tools(true, () => lesson.reset());
  const [text, beside] = [document.getElementById("text"), document.getElementById("beside")];
  if (text && beside) bringToLife(text, beside, lesson);
}

function openContents(): void {
  tools(false, () => progress.resetAll());
  const words = settings.words;
  for (const { slug, todo } of data.course) {
    const target = document.querySelector<HTMLElement>(`[data-lesson="${slug}"] .live`);
    if (target) mount(LessonProgress, { target, props: { progress, slug, todo, words } });
  }
  const target = document.getElementById("progress");
  const last = document.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(progress.last ?? "")}"] a`);
  if (target && last) mount(Resume, { target, props: { words, progress, href: last.getAttribute("href") ?? "", title: last.textContent ?? "" } });
}

function tools(lesson: boolean, onreset: () => void): void {
  const target = document.getElementById("tools");
  if (target) mount(Tools, { target, props: { settings, progress, lesson, onreset } });
}

void keepForOffline();
