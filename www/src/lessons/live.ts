/** Puts the working parts into the page of a lesson. */
import { mount } from "svelte";
import { LessonModel } from "../model/lesson.svelte";
import type { Part } from "../model/lesson";
import Beside from "./Beside.svelte";
import CompareTools from "./CompareTools.svelte";
import Prediction from "./Prediction.svelte";
import ProgramTools from "./ProgramTools.svelte";
import TaskPanel from "./TaskPanel.svelte";

/** How far from the reader's view a question may be before the engine is asked. */
const NEAR = "600px";

export function bringToLife(root: HTMLElement, beside: HTMLElement, lesson: LessonModel): void {
  const wide = matchMedia("(min-width: 1024px)").matches;
  mount(Beside, { target: beside, props: { lesson, eager: wide } });
  for (const element of root.querySelectorAll<HTMLElement>("[data-part]")) {
    const part = lesson.plan.parts[Number(element.dataset.part)];
    if (!part) continue;
    if (part.kind === "show") showLink(element, lesson, part);
    else if (part.kind === "predict") whenNear(element, () => putIn(element, lesson, part));
    else putIn(element, lesson, part);
  }
}

function showLink(element: HTMLElement, lesson: LessonModel, part: Extract<Part, { kind: "show" }>): void {
  element.setAttribute("role", "button");
  element.addEventListener("click", (event) => {
    event.preventDefault();
    void lesson.follow(part);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    void lesson.follow(part);
  });
}

function putIn(element: HTMLElement, lesson: LessonModel, part: Part): void {
  const target = element.querySelector<HTMLElement>(part.kind === "program" ? "figcaption .live" : ":scope > .live");
  if (!target) return;
  if (part.kind === "program") mount(ProgramTools, { target, props: { lesson, file: part.file } });
  if (part.kind === "predict") mount(Prediction, { target, props: { lesson, part } });
  if (part.kind === "task") mount(TaskPanel, { target, props: { lesson, part } });
  if (part.kind === "compare") mount(CompareTools, { target, props: { lesson, part } });
}

function whenNear(element: HTMLElement, act: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
}
