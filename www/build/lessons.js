// Makes the pages of the course: one for each lesson in each language, from `content/` and the template `lesson.html`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const TEMPLATE = "lesson.html";
const www = join(import.meta.dirname, "..");
const content = join(www, "content");

/** The code that reads lessons is the page's own. */
async function course() {
  const { module } = await runnerImport("/src/lessons/course.ts", { root: www, configFile: false, logLevel: "error" });
  return module;
}

/** Slug → file → text. */
function folders() {
  const names = readdirSync(content).filter((name) => /^\d\d-/.test(name)).sort();
  const filesOf = (name) => readdirSync(join(content, name)).map((file) => [file, readFileSync(join(content, name, file), "utf8")]);
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(filesOf(name))]));
}

export function lessons() {
  return {
    name: "loopscope-lessons",
    config: () => ({ build: { rolldownOptions: { input: ["index.html", TEMPLATE] } } }),

    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = /^\/lessons\/([^?]*)/.exec(request.url ?? "")?.[1];
        if (path === undefined) return next();
        const { coursePages, fill } = await course();
        const page = coursePages(folders()).find((page) => page.path === path || page.path === `${path}index.html`);
        if (!page) return next();
        const template = readFileSync(join(www, TEMPLATE), "utf8");
        response.setHeader("content-type", "text/html; charset=utf-8");
        // What the server itself puts in must come after the addresses have been made relative.
        response.end(await server.transformIndexHtml("/", fill(template, page)));
      });
    },

    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const { coursePages, fill } = await course();
        const template = String(bundle[TEMPLATE].source);
        delete bundle[TEMPLATE];
        for (const page of coursePages(folders())) {
          this.emitFile({ type: "asset", fileName: `lessons/${page.path}`, source: fill(template, page) });
        }
      },
    },
  };
}
