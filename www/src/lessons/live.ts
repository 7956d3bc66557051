/** Puts the working parts into the page of a lesson. */
import { mount, type Component } from "svelte";
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
    else if (part.kind === "predict") {
      const follows = followsOf(element);
      hide(follows, !lesson.answerOf(part));
      whenNear(element, () => mountIn(element, Prediction, { lesson, part, onhide: (hidden: boolean) => hide(follows, hidden) }));
    }
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
  if (part.kind === "program") mountIn(element, ProgramTools, { lesson, file: part.file });
  if (part.kind === "task") {
    mountIn(element, TaskPanel, { lesson, part });
    const solution = element.querySelector(".solution figure");
    if (solution) mountIn(solution, ProgramTools, { lesson, file: part.solution });
  }
  if (part.kind === "compare") mountIn(element, CompareTools, { lesson, part });
}

function mountIn<Props extends Record<string, unknown>>(element: Element, component: Component<Props>, props: Props): void {
  const target = element.querySelector<HTMLElement>(":scope > .live, :scope > figcaption > .live");
  if (target) mount(component, { target, props });
}

/** The text after a question that speaks of its answer: up to the next thing to do, program, or heading. */
function followsOf(question: HTMLElement): Element[] {
  const follows: Element[] = [];
  for (let next = question.nextElementSibling; next && !next.matches("section, figure, h2, nav"); next = next.nextElementSibling) follows.push(next);
  return follows;
}

function hide(elements: readonly Element[], hidden: boolean): void {
  for (const element of elements) element.classList.toggle("later", hidden);
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
