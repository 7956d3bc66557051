// Every lesson of the course, run: what its text says is there is there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { runnerImport } from '../../www/node_modules/vite/dist/node/index.js';
import { load } from '../wasm/package.mjs';

const www = join(import.meta.dirname, '../../www');
const content = join(www, 'content');
const source = async (path) => (await runnerImport(path, { root: www, configFile: false, logLevel: 'error' })).module;
const { coursePages, describe: told, filesOf, LANGUAGES, parseLesson, shapeOf } = await source('/src/lessons/course.ts');

const names = readdirSync(content).filter((name) => /^\d\d-/.test(name)).sort();
const filesIn = (name) => readdirSync(join(content, name)).map((file) => [file, readFileSync(join(content, name, file), 'utf8')]);
const folders = Object.fromEntries(names.map((name) => [name, Object.fromEntries(filesIn(name))]));

let wasm;
before(async () => {
  wasm = await load();
});

const runs = new Map();
/** Each program is run once. */
function run(program) {
  if (!runs.has(program)) runs.set(program, new wasm.Engine().run(program, '{}'));
  return runs.get(program);
}

test('the lessons are numbered without a gap', () => {
  assert.deepEqual(names.map((name) => Number(name.slice(0, 2))), names.map((_, i) => i + 1));
  assert.ok(names.length >= 22, `${names.length} lessons`);
});

for (const name of names) {
  describe(name, () => {
    const files = folders[name];
    const lessons = LANGUAGES.map((language) => ({ language, ...parseLesson(files, language) }));

    test('it has no mistakes, and uses every one of its files', () => {
      for (const { lesson, faults } of lessons) {
        assert.deepEqual(faults.map(told), []);
        const used = new Set(lesson.parts.flatMap(filesOf));
        const spare = Object.keys(files).filter((file) => file.endsWith('.py') && !used.has(file.replace(/\.(en|zh)\.py$/, '.py')));
        assert.deepEqual(spare, []);
      }
    });

    test('both languages have the same parts', () => {
      const [en, zh] = lessons.map(({ lesson }) => lesson.parts.map(shapeOf));
      assert.deepEqual(zh, en);
    });

    test('every program runs, into no limit', async () => {
      for (const { lesson } of lessons) {
        for (const [file, program] of Object.entries(lesson.programs)) {
          const { end, problems } = (await run(program)).overview();
          assert.deepEqual(problems.map(({ message }) => message), [], file);
          assert.match(end.kind, /^(ok|exception|deadlock)$/, file);
        }
      }
    });

    test('every link to a step leads to one', async () => {
      for (const { part, program, place } of each('show')) {
        const found = (await run(program)).find(JSON.stringify(part.place));
        assert.ok('Ok' in found, `${place}: ${JSON.stringify(found.Err)}`);
      }
    });

    test('every prediction has an answer', async () => {
      for (const { part, program, place } of each('predict')) {
        const asked = (await run(program)).question(JSON.stringify(part.question));
        assert.ok('Ok' in asked, `${place}: ${JSON.stringify(asked.Err)}`);
        const { form, choices, seconds } = asked.Ok;
        assert.ok(form === 'seconds' ? seconds !== null : choices.length > 1, `${place}: there is nothing to choose from`);
      }
    });

    test('no link before a prediction tells its answer', async () => {
      for (const { lesson, language } of lessons) {
        for (const [index, part] of lesson.parts.entries()) {
          if (part.kind !== 'predict') continue;
          const finished = await run(lesson.programs[part.file]);
          const { shown } = finished.question(JSON.stringify(part.question)).Ok;
          const asked = lesson.parts.slice(0, index).some((other) => other.kind === 'predict' && other.file === part.file);
          for (const link of asked ? [] : lesson.parts.slice(0, index)) {
            if (link.kind !== 'show' || link.file !== part.file) continue;
            const { Ok: event } = finished.find(JSON.stringify(link.place));
            assert.ok(event <= shown, `${language}.md:${link.line}: this step is hidden until the question of line ${part.line} is answered`);
          }
        }
      }
    });

    test('every solution passes its checks, and every start fails one', async () => {
      for (const { part, lesson, place } of each('task')) {
        const open = async (file) => {
          const results = (await run(lesson.programs[file])).check(JSON.stringify(lesson.checks[part.file]));
          assert.ok('Ok' in results, `${place}: ${JSON.stringify(results.Err)}`);
          return results.Ok.filter(({ passed }) => !passed);
        };
        assert.deepEqual(await open(part.solution), [], `${place}: ${part.solution}`);
        assert.notDeepEqual(await open(part.file), [], `${place}: ${part.file} passes already`);
      }
    });

    /** The parts of a kind in all languages: each with its program, and its place for a message. */
    function each(kind) {
      return lessons.flatMap(({ lesson, language }) =>
        lesson.parts
          .filter((part) => part.kind === kind)
          .map((part) => ({ part, lesson, program: lesson.programs[part.file], place: `${name}/${language}.md:${part.line}` })),
      );
    }
  });
}

test('every link from page to page leads to one', () => {
  const pages = coursePages(folders);
  const paths = new Set(pages.map(({ path }) => path));
  for (const { path, body } of pages) {
    for (const [, href] of body.matchAll(/<a [^>]*?href="([^"#]+)"/g)) {
      if (/^https?:/.test(href) || href.endsWith('../index.html')) continue;
      const target = new URL(href, `http://course/${path}`).pathname.slice(1);
      assert.ok(paths.has(target.endsWith('/') ? `${target}index.html` : target), `${path}: ${href}`);
    }
  }
});
