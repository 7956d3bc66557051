// What travels, compressed as a static host does it; fails above the limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const KILOBYTE = 1000;
const dist = join(import.meta.dirname, '..', 'dist');

/** Parts of `dist/`, in kilobytes after brotli. Whoever shows an embed loads one language, and the editor when they write. */
const PARTS = [
  { name: 'wasm', limit: 360, files: /^assets\/loopscope_wasm_bg-[^/]+\.wasm$/ },
  { name: 'wasm for some programs', limit: 170, files: /^assets\/part1-[^/]+\.wasm$/ },
  { name: 'wasm for few programs', limit: 460, files: /^assets\/part2-[^/]+\.wasm$/ },
  { name: 'library', limit: 90, files: /^assets\/library-[^/]+\.json$/ },
  { name: 'page', limit: 325, files: /^assets\/(?!foreign-)[^/]+\.js$/ },
  { name: 'lessons from elsewhere', limit: 30, files: /^assets\/foreign-[^/]+\.js$/ },
  { name: 'styles', limit: 40, files: /\.css$/ },
  { name: 'embed', limit: 110, files: /^(loopscope\.js|assets\/embed\/(?!codemirror|Graph|zh-|embed-)[^/]+\.js|assets\/worker-[^/]+\.js)$/ },
  { name: 'single file', limit: 2500, files: /^loopscope\.html$/ },
];

const files = readdirSync(dist, { recursive: true }).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('npm/'));
const weigh = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;
const weights = PARTS.map((part) => ({
  ...part,
  size: files.filter((file) => part.files.test(file)).reduce((bytes, file) => bytes + weigh(file), 0) / KILOBYTE,
}));

console.log(weights.map(({ name, limit, size }) => `${name} ${size.toFixed(0)} of ${limit} kB`).join(', ') + ' (brotli)');
const heavy = weights.filter(({ limit, size }) => size > limit);
for (const { name } of heavy) console.error(`${name}: above its limit, see tests/budget.mjs`);
process.exitCode = heavy.length > 0 ? 1 : 0;
