/** What can be made of a run, to be taken elsewhere. */
import type { Playground, Run } from "../model/playground.svelte";
import type { Settings } from "../model/settings.svelte";
import { isCleanup } from "../model/tasks";
import { titleOf } from "../model/title";
import { coloursAt } from "../timeline/colours";
import { CanvasFills } from "../timeline/drawLook";
import { dataOf } from "./data";
import { Figure, type Surroundings } from "./figure";
import { GraphFigure } from "./graphFigure";
import { diagramOf } from "./mermaid";
import { traceOf } from "./perfetto";
import { SvgFills, SvgPen } from "./svg";

export type Take = "svg" | "png" | "graph" | "mermaid" | "perfetto" | "json";

export interface Taken {
  contents: Blob;
  /** Of the file's name. */
  ending: string;
}

/** Pixels of a picture for one of the drawing, and the most that browsers can have across. */
const SHARP = 2;
const WIDEST = 16_000;

/** `host`: the element in whose colours and letters it is drawn. */
export async function make(take: Take, run: Run, playground: Playground, settings: Settings, host: Element): Promise<Taken> {
  switch (take) {
    case "svg":
      return { contents: new Blob([drawing(run, settings, host)], { type: "image/svg+xml" }), ending: ".svg" };
    case "graph":
      return { contents: new Blob([await graph(run, playground, settings, host)], { type: "image/svg+xml" }), ending: ".graph.svg" };
    case "png":
      return picture(run, settings, host);
    case "mermaid":
      return { contents: new Blob([diagramOf(run.overview, run.columns, settings.words)], { type: "text/plain" }), ending: ".mmd" };
    case "perfetto":
      return json(traceOf(run.overview, run.columns), ".trace.json");
    case "json":
      return json(dataOf(run), ".run.json");
  }
}

function json(value: unknown, ending: string): Taken {
  return { contents: new Blob([JSON.stringify(value)], { type: "application/json" }), ending };
}

function measurer(): (text: string, font: string) => number {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  return (text, font) => {
    if (!context) return text.length * 7;
    context.font = font;
    return context.measureText(text).width;
  };
}

function figureOf({ overview, columns, source }: Run, settings: Settings, style: Surroundings): Figure {
  const { words, axis, level, arrows } = settings;
  const tasks = overview.tasks.filter((task) => level === "internals" || !isCleanup(task));
  const subject = { overview, columns, tasks, stops: columns[level], title: titleOf(source) || words.share.svgTitle, across: axis, arrows: arrows !== "off" };
  return new Figure(subject, style);
}

function surroundings(settings: Settings, host: Element): Surroundings {
  return { words: settings.words, colours: coloursAt(host), family: getComputedStyle(host).fontFamily, measure: measurer() };
}

async function graph(run: Run, playground: Playground, settings: Settings, host: Element): Promise<string> {
  const [drawn, state] = await Promise.all([playground.drawn(run), run.state(playground.cursor)]);
  if (!drawn) throw new Error("the run is gone");
  const style = surroundings(settings, host);
  const figure = new GraphFigure({ run, ...drawn }, state, style);
  const pen = new SvgPen(style.measure);
  figure.draw(pen);
  return pen.file(figure.width, figure.height, `${settings.words.share.graphTitle}: ${titleOf(run.source)}`, new SvgFills(style.colours));
}

function drawing(run: Run, settings: Settings, host: Element): string {
  const style = surroundings(settings, host);
  const figure = figureOf(run, settings, style);
  const pen = new SvgPen(style.measure);
  const fills = new SvgFills(style.colours);
  figure.draw(pen, fills);
  return pen.file(figure.width, figure.height, `${settings.words.share.svgTitle}: ${titleOf(run.source)}`, fills);
}

async function picture(run: Run, settings: Settings, host: Element): Promise<Taken> {
  const style = surroundings(settings, host);
  const figure = figureOf(run, settings, style);
  const scale = Math.min(SHARP, WIDEST / Math.max(figure.width, figure.height));
  const canvas = new OffscreenCanvas(Math.ceil(figure.width * scale), Math.ceil(figure.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas to draw on");
  context.scale(scale, scale);
  figure.draw(context, new CanvasFills(style.colours, scale));
  return { contents: await canvas.convertToBlob({ type: "image/png" }), ending: ".png" };
}
