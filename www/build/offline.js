// Writes the service worker, with the list of what the page consists of, when all of that has been written.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const NAME = "sw.js";
const source = join(import.meta.dirname, "../src/offline", NAME);

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Path → digest, in the order of the paths. */
function filesOf(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== NAME);
  const paths = all.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path).split(sep).join("/"), digest(readFileSync(path))]));
}

export function offline() {
  return {
    name: "loopscope-offline",
    apply: "build",
    writeBundle({ dir }) {
      const files = filesOf(dir);
      const version = digest(JSON.stringify(files)).slice(0, 16);
      const head = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files, null, 1)};\n\n`;
      writeFileSync(join(dir, NAME), head + readFileSync(source, "utf8"));
    },
  };
}
