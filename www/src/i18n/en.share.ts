/** The words about opening, keeping, sharing and taking away a program. */
import { count } from "./format";

export const share = {
  menu: "Program",
  share: "Share…",
  open: "Open a file…",
  recent: "Recent programs…",
  save: "Save as a .py file",
  take: "Take away…",

  close: "Close",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "Copying was not allowed. The text is selected: press Ctrl+C or ⌘C.",

  title: "Share",
  link: "Link",
  linkHint: "Opens this program. The program is in the link itself; nothing is uploaded.",
  atStep: (step: number) => `Begin at step ${count(step)}`,
  inLanguage: "In English",
  long: (length: number) => `This link has ${count(length)} characters. Many chat programs cut links at about 2,000. Send the program as a file, or put the file on the web and share ?url= with its address.`,
  embed: "Put it into your page",
  forms: { script: "Element", iframe: "iframe" },
  formHints: {
    script: "For pages that may run scripts. Before it loads, and where it can't, the program can be read as it is.",
    iframe: "For course platforms that take scripts out.",
  },
  code: "Code for your page",

  recentTitle: "Recent programs",
  recentHint: "What you typed is kept in this browser only. When there are many, the oldest go.",
  recentNone: "Nothing yet. What you type is kept here.",
  untitled: "Untitled",
  here: "open now",
  remove: (title: string) => `Remove “${title}”`,
  lines: (n: number) => (n === 1 ? "1 line" : `${count(n)} lines`),

  drop: "Drop the file to open it",
  notKept: "Your browser keeps nothing for this page (its storage is full or switched off). Save what you type as a file, or share it as a link, before you leave.",
  /** `what`: the file or the address. */
  notices: {
    "link:newer": (_: string) => "This link was made by a newer version of the page. Reload the page, and open the link again.",
    "link:broken": (_: string) => "This link is incomplete: it was probably cut on its way. Ask for the whole link, or for the program as a file.",
    "link:large": (_: string) => "The program in this link is too large to open here.",
    "open:large": (what: string) => `${what} is too large: a program may have 500 kB.`,
    "open:binary": (what: string) => `${what} is no text in UTF-8. Open a Python file (.py).`,
    "open:address": (what: string) => `“${what}” is no address of the web. It has to begin with https://`,
    "open:unreachable": (what: string) => `${what} can't be read from here: there is no answer, or its server does not let other pages read it. Download the file and open it.`,
    "open:missing": (what: string) => `There is no program at ${what}. Check the address.`,
  },

  takeTitle: "Take away",
  takeHint: "Made from the run that is shown.",
  making: "Making it…",
  notMade: "It could not be made. Try again.",
  noRun: "There is no run yet.",
  takes: {
    svg: { name: "Timeline, SVG", hint: "A drawing that stays sharp at any size" },
    png: { name: "Timeline, PNG", hint: "A picture for slides and documents" },
    graph: { name: "Task graph, SVG", hint: "As it is at the step that is shown" },
    mermaid: { name: "Sequence diagram, Mermaid", hint: "Text for Markdown pages: who makes, wakes and cancels whom" },
    perfetto: { name: "Trace, JSON", hint: "For ui.perfetto.dev and chrome://tracing" },
    json: { name: "Run, JSON", hint: "Everything about the run, for programs of your own" },
  },
  /** What one does to another, in a diagram. */
  does: { spawn: "makes", wake: "wakes", cancel: "cancels" },
  graphTitle: "Task graph of an asyncio program",
  svgTitle: "Timeline of an asyncio program",
  folded: (n: number) => `${count(n)} more`,
};
