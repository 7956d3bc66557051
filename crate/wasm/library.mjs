// Writes the modules of Python's library that are Python themselves into one file: JSON, their texts by their names below
// crate/src. The engine for browsers asks its host for them (crate/src/vm/library.rs).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../src');
const [output] = process.argv.slice(2);

const files = ['asyncio', 'lib']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.py'))
  .sort();
writeFileSync(output, JSON.stringify(Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))));
