// What the page weighs when it travels, compressed as a static host does it; fails above the limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const KILOBYTE = 1000;

/** What may be in `dist/`, by the end of the file's name, in kilobytes after brotli. */
const LIMITS = { wasm: 830, js: 300, css: 40 };

function weight(folder, extension) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(`.${extension}`))
    .reduce((bytes, file) => bytes + brotliCompressSync(readFileSync(join(folder, file))).length, 0);
}

const dist = join(import.meta.dirname, '..', 'dist');
const weights = Object.entries(LIMITS).map(([kind, limit]) => ({ kind, limit, size: weight(dist, kind) / KILOBYTE }));

console.log(weights.map(({ kind, limit, size }) => `${kind} ${size.toFixed(0)} of ${limit} kB`).join(', ') + ' (brotli)');
const heavy = weights.filter(({ limit, size }) => size > limit);
for (const { kind } of heavy) console.error(`The page's ${kind} is above its limit: see tests/budget.mjs.`);
process.exitCode = heavy.length > 0 ? 1 : 0;
