// Splits the engine into parts. A page loads the first one, which has what programs usually need; another is loaded when a
// function in it is first called. What is usual, the programs tell that the page itself shows: they are run, and the
// functions that they call are counted.
//
//     node split.mjs PACKAGE PROGRAM.py...
//
// PACKAGE is the folder that wasm-bindgen wrote, its module with the names of functions. `loopscope_wasm_bg.wasm` becomes
// the first part; beside it come `part1.wasm` (what some of the programs need), `part2.wasm` (what none does), and
// `whole.wasm`, for where splitting gains nothing.
import binaryen from 'binaryen';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The first part has what at least one in so many programs calls. */
const ONE_IN = 2;
/** A program that runs on for ever says no more after so many instructions. */
const FUEL = 5_000_000;
/** States that a reader looks at, of each program. */
const LOOKS = 20;

const { BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt, MutableGlobals, Multivalue, ReferenceTypes } =
  binaryen.Features;
const FEATURES =
  BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt | MutableGlobals | Multivalue | ReferenceTypes;
const { i32, none } = binaryen;

const [folder, ...programs] = process.argv.slice(2);
const module = join(folder, 'loopscope_wasm_bg.wasm');
const bytes = readFileSync(module);

const { first, others } = split(await counted());
writeFileSync(join(folder, 'whole.wasm'), stripped(read()));
others.forEach((part, index) => writeFileSync(join(folder, `part${index + 1}.wasm`), stripped(part)));
writeFileSync(module, stripped(first));

function read() {
  const whole = binaryen.readBinary(bytes);
  whole.setFeatures(FEATURES);
  return whole;
}

function stripped(part) {
  part.runPasses(['strip-debug', 'strip-producers']);
  if (!part.validate()) throw new Error('the module does not validate');
  return part.emitBinary();
}

function infos(count, at, info) {
  return Array.from({ length: count }, (_, index) => info(at(index)));
}

function functionsOf(part) {
  return infos(part.getNumFunctions(), (i) => part.getFunctionByIndex(i), binaryen.getFunctionInfo);
}

function globalsOf(part) {
  return infos(part.getNumGlobals(), (i) => part.getGlobalByIndex(i), binaryen.getGlobalInfo);
}

function tablesOf(part) {
  return infos(part.getNumTables(), (i) => part.getTableByIndex(i), binaryen.getTableInfo);
}

// What is usual ---------------------------------------------------------------------------------------------------------

/** Of each function by its name: how many of the programs call it. */
async function counted() {
  const { instrumented, names } = withMarks();
  const engine = await import(pathToFileURL(join(folder, 'loopscope_wasm.js')));
  const exports = engine.initSync({ module: instrumented });
  const library = JSON.parse(readFileSync(join(folder, 'library.json')));
  engine.setHost({ library: (file) => library[file], part() {} });
  const marks = names.map((_, index) => exports[markOf(index)]);
  engine.loadPart(0);
  // What it takes to start, and to load a part, can't be in another.
  const counts = marks.map((mark) => mark.value * programs.length);
  for (const program of programs) {
    for (const mark of marks) mark.value = 0;
    await show(engine, readFileSync(program, 'utf8'));
    marks.forEach((mark, index) => (counts[index] += mark.value));
  }
  return new Map(names.map((name, index) => [name, counts[index]]));
}

function markOf(index) {
  return `mark ${index}`;
}

/** The module, in which each function leaves a mark when it is called. */
function withMarks() {
  const part = read();
  const names = functionsOf(part).filter(({ module }) => !module).map(({ name }) => name);
  names.forEach((name, index) => {
    const found = part.getFunction(name);
    const { body, results } = binaryen.getFunctionInfo(found);
    part.addGlobal(markOf(index), i32, true, part.i32.const(0));
    part.addGlobalExport(markOf(index), markOf(index));
    binaryen.Function.setBody(found, part.block(null, [part.global.set(markOf(index), part.i32.const(1)), body], results));
  });
  return { instrumented: part.emitBinary(), names };
}

/** Does what the page does with a program: runs it, and looks at some of its states. */
async function show(engine, source) {
  const run = await new engine.Engine().run(source, JSON.stringify({ fuel: FUEL }));
  run.overview();
  const last = run.columns().kind.length - 1;
  for (let look = 0; look <= LOOKS && last >= 0; look++) run.state(Math.round((last * look) / LOOKS));
  run.free();
}

// Splitting -------------------------------------------------------------------------------------------------------------

/**
 * The parts. Where one calls a function of another but the first, it goes through a *door* in the first: a function that sees
 * to it that the part is there, and calls what stands in its slot of a table, which the part fills when it is loaded. What
 * the other parts use of the first (functions, the memory, tables, globals) the first exports.
 */
function split(counts) {
  const functions = functionsOf(read());
  const own = partition(functions, counts);
  const used = own.map((names, part) => usedBy(part, names, functions));
  const doors = own.map((names, part) => [...names].filter((name) => part > 0 && used.some((others) => others.has(name))));
  const lent = new Map([...new Set(used.slice(1).flatMap((names) => [...names]))].map((name, index) => [name, `f${index}`]));
  return {
    first: firstOf(functions.filter(({ module }) => !module), own, doors, lent),
    others: own.slice(1).map((names, index) => otherOf(index + 1, names, doors[index + 1], lent, functions)),
  };
}

/** The names of each part's functions. */
function partition(functions, counts) {
  const defined = functions.filter(({ module }) => !module).map(({ name }) => name);
  const tests = [(count) => count * ONE_IN >= programs.length, (count) => count > 0, () => true];
  const parts = tests.map(() => new Set());
  for (const name of defined) parts[tests.findIndex((test) => test(counts.get(name)))].add(name);
  return parts;
}

/** The functions of other parts, and of the host, that a part uses. */
function usedBy(part, names, functions) {
  const trial = part === 0 ? read() : bare();
  for (const one of functions) if (!names.has(one.name)) importInstead(trial, one, one.name);
  for (const name of names) trial.addFunctionExport(name, `own ${name}`);
  return new Set(functionsOf(withoutUnused(trial)).filter(({ module }) => module).map(({ name }) => name));
}

/** Makes a function an import. */
function importInstead(part, { name, params, results }, as) {
  part.removeFunction(name);
  part.addFunctionImport(name, 'first', as, params, results);
}

function withoutUnused(part) {
  part.runPasses(['remove-unused-module-elements']);
  return part;
}

/** All functions, but no table that names them, and no export. */
function bare() {
  const part = read();
  const segments = infos(part.getNumElementSegments(), (i) => part.getElementSegmentByIndex(i), binaryen.getElementSegmentInfo);
  for (const { name } of segments) part.removeElementSegment(name);
  const exports = infos(part.getNumExports(), (i) => part.getExportByIndex(i), binaryen.getExportInfo);
  for (const { name } of exports) part.removeExport(name);
  return part;
}

function otherOf(number, names, doors, lent, functions) {
  const part = bare();
  for (const one of functions) if (!names.has(one.name)) importInstead(part, one, lent.get(one.name) ?? one.name);
  part.setMemory(part.getMemoryInfo().initial, -1, null, []);
  part.addMemoryImport('0', 'first', 'memory');
  for (const { name } of tablesOf(part)) part.addTableImport(name, 'first', shared(name));
  for (const { name, type, mutable } of globalsOf(part)) part.addGlobalImport(name, 'first', shared(name), type, mutable);
  part.addTable(tableOf(number), doors.length, doors.length);
  part.addTableImport(tableOf(number), 'first', shared(tableOf(number)));
  part.addActiveElementSegment(tableOf(number), 'doors', doors, part.i32.const(0));
  return withoutUnused(part);
}

/** The name of a table's or a global's export: one that no other export has. */
function shared(name) {
  return `shared ${name}`;
}

/** The table of the doors to a part. */
function tableOf(part) {
  return `doors ${part}`;
}

function firstOf(functions, own, doors, lent) {
  const first = read();
  for (const { name } of tablesOf(first)) first.addTableExport(name, shared(name));
  for (const { name } of globalsOf(first)) first.addGlobalExport(name, shared(name));
  for (const one of functions) if (!own[0].has(one.name)) first.removeFunction(one.name);
  const signatures = new Map(functions.map((one) => [one.name, one]));
  for (let part = 1; part < own.length; part++) {
    addLoading(first, part, doors[part].length);
    doors[part].forEach((name, slot) => addDoor(first, part, signatures.get(name), slot));
  }
  for (const [name, as] of lent) first.addFunctionExport(name, as);
  return withoutUnused(first);
}

/** The table of a part's doors, and a function that gives a slot back and sees to it that the part is there. */
function addLoading(first, part, size) {
  const [table, loaded] = [tableOf(part), `loaded ${part}`];
  first.addTable(table, size, size);
  first.addTableExport(table, shared(table));
  first.addGlobal(loaded, i32, true, first.i32.const(0));
  const load = binaryen.getExportInfo(first.getExport('loadPart')).value;
  const once = [first.call(load, [first.i32.const(part)], none), first.global.set(loaded, first.i32.const(1))];
  const unlessLoaded = first.if(first.i32.eqz(first.global.get(loaded, i32)), first.block(null, once));
  first.addFunction(table, i32, i32, [], first.block(null, [unlessLoaded, first.local.get(0, i32)], i32));
}

function addDoor(first, part, { name, params, results }, slot) {
  const given = binaryen.expandType(params).map((type, index) => first.local.get(index, type));
  const target = first.call(tableOf(part), [first.i32.const(slot)], i32);
  first.addFunction(name, params, results, [], first.call_indirect(tableOf(part), target, given, params, results));
}
