// Who may import whom. `node tests/layers.mjs` prints every import that breaks a rule.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The engine's modules, each with those that it may use. Test modules may use all. */
const RUST = {
  trace: [],
  syntax: [],
  compile: ['syntax'],
  vm: ['compile', 'trace'],
  builtins: ['vm', 'compile', 'trace'],
  lib: ['vm', 'builtins', 'compile', 'syntax', 'trace'],
  asyncio: ['vm', 'builtins', 'compile', 'executor', 'trace'],
  view: ['trace'],
  record: ['trace'],
  edit: ['syntax'],
  session: ['syntax', 'compile', 'vm', 'builtins', 'lib', 'asyncio', 'executor', 'trace', 'view', 'edit'],
  main: ['session', 'record', 'view'],
  wasm: ['session'],
};

/** What a view of the page may use. A folder below `www/src` that is not named in `PAGE` is a view. */
const VIEW = ['model', 'ui', 'i18n'];

/** The page's other folders, each with those that it may use. */
const PAGE = {
  engine: [],
  i18n: [],
  ui: ['i18n'],
  model: ['engine', 'i18n'],
  offline: [],
  // What is made of a run's views for other programs, and what offers it.
  takeaway: [...VIEW, 'timeline', 'graph'],
  share: [...VIEW, 'gallery', 'takeaway'],
  // These put the views together.
  playground: [...VIEW, 'editor', 'graph', 'timeline', 'loop', 'console', 'controls', 'status', 'questions'],
  lessons: [...VIEW, 'playground', 'questions', 'editor', 'timeline', 'console', 'controls', 'engine', 'offline'],
  embed: [...VIEW, 'playground', 'engine'],
};

/** The breaches in the given files: `{ path, text }`, paths from the project's root with forward slashes. */
export function breaches(files) {
  return files.flatMap(({ path, text }) => {
    if (path.endsWith('.rs')) return rustBreaches(path, text);
    return pageBreaches(path, text);
  });
}

// Rust ----------------------------------------------------------------------------------------------------------------

function rustBreaches(path, text) {
  const place = rustPlace(path);
  if (!place || isTestFile(path)) return [];
  const [module] = place;
  if (!RUST[module]) return [`${path}: the module ${module} has no rule in tests/layers.mjs`];
  return unique(rustUses(withoutTests(withoutLiterals(text)), place))
    .filter((used) => used !== module && used in { ...RUST, executor: [] } && !RUST[module].includes(used))
    .map((used) => `${path}: ${module} uses ${used}, and may use ${list(RUST[module])}`);
}

/** The path of the file's module inside of the engine; none for the crate's root, which only lists the modules. */
function rustPlace(path) {
  const [, shell, inner] = /^crate\/(wasm\/)?src\/(.+)\.rs$/.exec(path) ?? [];
  if (shell) return ['wasm'];
  if (!inner || inner === 'lib') return undefined;
  return inner.split('/').filter((part) => part !== 'mod');
}

function isTestFile(path) {
  return /(^|\/)tests?(\/|\.rs$)/.test(path);
}

/** The modules that the paths in the text begin with. */
function rustUses(text, place) {
  const found = [...text.matchAll(/\b(crate|loopscope|(?:super::)*super)::\s*/g)].flatMap((match) => {
    const supers = match[1].split('super').length - 1;
    if (supers > 0 && supers < place.length) return [];
    return heads(text.slice(match.index + match[0].length));
  });
  return /\bloopscope_executor\b/.test(text) ? [...found, 'executor'] : found;
}

/** The first names of a path's rest: `vm::heap` has `vm`, `{vm::heap, trace}` has `vm` and `trace`. */
function heads(rest) {
  if (!rest.startsWith('{')) return rest.match(/^\w+/) ?? [];
  let depth = 0;
  let flat = '';
  for (const character of rest) {
    if (character === '}' && --depth === 0) break;
    if (depth === 1) flat += character;
    if (character === '{') depth++;
  }
  return flat.split(',').flatMap((item) => item.trim().match(/^\w+/) ?? []);
}

/** Drops the comments, and what stands in strings and characters: a brace or a slash there means nothing. */
function withoutLiterals(text) {
  const tokens = /\/\/.*|\/\*[\s\S]*?\*\/|\br(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^']+|[^'\\])'/g;
  return text.replace(tokens, (token) => (token.startsWith('/') ? '' : '""'));
}

/** Cuts every item that is marked `#[cfg(test)]`: up to its closing brace, or its semicolon. */
function withoutTests(text) {
  const start = text.indexOf('#[cfg(test)]');
  if (start < 0) return text;
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    const closed = text[i] === '}' && --depth === 0;
    if (closed || (text[i] === ';' && depth === 0)) return text.slice(0, start) + withoutTests(text.slice(i + 1));
  }
  return text.slice(0, start);
}

// The page ------------------------------------------------------------------------------------------------------------

function pageBreaches(path, text) {
  const folder = pageFolder(path);
  if (/\.test\.\w+$/.test(path) || folder === undefined) return [];
  const found = pageImports(path, withoutComments(text)).flatMap((used) => {
    const rule = brokenRule(path, folder, used);
    return rule ? [`${path}: imports ${used.path}, but ${rule}`] : [];
  });
  if (isDrawing(path) && /\b(document|window|localStorage|\$state|\$effect)\b/.test(withoutComments(text))) {
    found.push(`${path}: drawing code is pure: it takes what it draws, and where`);
  }
  if (/\.svelte\.ts$/.test(path) && !['model', 'i18n'].includes(folder)) found.push(`${path}: only model holds state`);
  return found;
}

function brokenRule(path, folder, used) {
  const target = pageFolder(used.path);
  if (target === undefined) return undefined;
  if (used.path.includes('/engine/pkg/') && folder !== 'engine') return 'only engine imports the wasm package';
  if (isDrawing(path) && !used.type && !isDrawing(used.path) && target !== folder) return 'drawing code is pure';
  // The page's root puts the parts together. The engine's types are the words that all of them speak.
  if (folder === '' || target === folder || (used.type && /\/engine\/types(\.ts)?$/.test(used.path))) return undefined;
  const allowed = PAGE[folder] ?? VIEW;
  return allowed.includes(target) ? undefined : `${folder} may import ${list(allowed)}`;
}

/** The folder below `www/src`: the empty name for a file in its root, none outside of it. */
function pageFolder(path) {
  const [, first, rest] = /^www\/src\/([^/]+)(\/.+)?$/.exec(path) ?? [];
  return rest || !first?.includes('.') ? first : '';
}

function isDrawing(path) {
  return /\/draw[^/]*(\.ts)?$/.test(path);
}

/** What the file imports by a relative path: the target's path from the project's root, and whether it is only types. */
function pageImports(path, text) {
  const statements = /\b(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g;
  const others = /\bimport\s*\(?\s*(type\s)?['"]([^'"]+)['"]|\bnew URL\(\s*(type\s)?['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g;
  return [...text.matchAll(statements), ...text.matchAll(others)]
    .map((match) => ({ type: Boolean(match[1]), from: match[2] ?? match[4] }))
    .filter(({ from }) => from.startsWith('.'))
    .map(({ type, from }) => ({ type, path: posix.join(posix.dirname(path), from) }));
}

/** Drops the comments; the strings stay, for they name what is imported. */
function withoutComments(text) {
  const tokens = /\/\/.*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(["'])(?:\\.|(?!\1)[^\\\n])*\1/g;
  return text.replace(tokens, (token) => (/^["']/.test(token) ? token : ''));
}

// Both ----------------------------------------------------------------------------------------------------------------

function unique(items) {
  return [...new Set(items)];
}

function list(names) {
  return names.length > 0 ? names.join(', ') : 'nothing of ours';
}

/** The project's own sources. */
export function sources(root = join(dirname(fileURLToPath(import.meta.url)), '..')) {
  return ['crate/src', 'crate/wasm/src', 'www/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(rs|ts|svelte)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !file.includes(`${sep}pkg${sep}`))
      .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = breaches(sources());
  for (const breach of found) console.error(breach);
  process.exitCode = found.length > 0 ? 1 : 0;
}
