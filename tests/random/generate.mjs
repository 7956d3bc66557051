// Random asyncio programs: tasks, ties, gathers, timeouts, cancels, locks, queues, groups, exceptions. The same seed gives the same program.

export function generate(seed) {
  return new Generator(seed).program();
}

// Few different delays, so that many deadlines tie.
const DELAYS = ['0', '0', '0.1', '0.1', '0.2', '0.3', '0.5', '1'];
const ERRORS = ['Oops("x")', 'ValueError("v")', 'asyncio.CancelledError("own")', 'TimeoutError()', 'KeyError("k")', 'Oops'];
const CAUGHT = ['Oops', 'ValueError', 'asyncio.CancelledError', 'TimeoutError', 'Exception', 'BaseException', '(Oops, KeyError)', 'asyncio.QueueEmpty'];
const FUNCTIONS = 4;
const DEPTH = 3;

class Generator {
  constructor(seed) {
    this.state = seed >>> 0;
    this.fresh = 0;
  }

  // mulberry32: a number from 0 up to 1.
  random() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }

  below = (n) => Math.floor(this.random() * n);
  one = (list) => list[this.below(list.length)];
  chance = (p) => this.random() < p;
  times = (n, make) => Array.from({ length: n }, make);
  name = (stem) => `${stem}${++this.fresh}`;

  program() {
    this.level = 0;
    const body = this.chance(0.5) ? this.body(0, 6) : [this.guarded([[{ head: 'async with asyncio.timeout(2):', body: this.body(0, 6) }]])];
    const main = [...this.times(1 + this.below(3), () => this.spawn()), ...body, 'return "end"'];
    const functions = [];
    for (this.level = 1; this.level <= FUNCTIONS; this.level++) {
      functions.push({ head: `async def f${this.level}(me):`, body: [...this.body(0, 5), ...this.result()] });
    }
    return { functions, main };
  }

  result() {
    if (this.chance(0.2)) return [`raise ${this.one(ERRORS)}`];
    return [this.chance(0.5) ? `return me + "!"` : this.tell('ends')];
  }

  body(depth, most) {
    return this.times(1 + this.below(most), () => this.statement(depth));
  }

  statement(depth) {
    return depth < DEPTH && this.chance(0.4) ? this.compound(depth) : this.simple();
  }

  // Simple statements --------------------------------------------------------------------------------------------------

  simple() {
    return this.one(SIMPLE).call(this);
  }

  delay = () => this.one(DELAYS);
  tell = (...words) => `tell(${[this.me(), ...words.map((word) => `"${word}"`)].join(', ')})`;
  got = (expression) => `tell(${this.me()}, "got", ${expression})`;
  me = () => (this.level === 0 ? '"main"' : 'me');
  sleep = () => `await asyncio.sleep(${this.delay()})`;
  // Tasks are named for the level that starts them. A function awaits only those from its own level down: a circle of tasks that
  // await each other can't be cancelled in CPython without overflow.
  names = (from = 0) => this.times(FUNCTIONS + 1 - from, (_, n) => [`a${from + n}`, `b${from + n}`]).flat();
  ifThere = (then, from = 0) => {
    const name = this.one(this.names(from));
    return [{ head: `if "${name}" in T:`, body: [then(`T["${name}"]`)] }];
  };

  // A call of a function below this one, so that every program ends.
  call() {
    const deeper = FUNCTIONS - this.level;
    if (deeper <= 0) return `asyncio.sleep(${this.delay()}, "${this.name('s')}")`;
    return `f${this.level + 1 + this.below(deeper)}(${this.level === 0 ? `"${this.name('m')}"` : `me + ".${this.below(9)}"`})`;
  }

  spawn() {
    const name = this.one('ab') + this.level;
    const eager = this.chance(0.1) ? ', eager_start=True' : '';
    return `T["${name}"] = asyncio.create_task(${this.call()}, name="${this.name(`${name}-`)}"${eager})`;
  }

  // Waits for what may never come, mostly not for ever.
  wait = (what) => this.got(this.chance(0.7) ? `await asyncio.wait_for(${what}, ${this.delay()})` : `await ${what}`);

  // What can be awaited: a coroutine, a task, a future.
  awaitable() {
    return this.one([() => this.call(), () => this.call(), () => `asyncio.create_task(${this.call()})`, () => `future("${this.one(['x', 'y'])}")`])();
  }

  some = () => this.times(1 + this.below(3), () => this.awaitable()).join(', ');

  // Compound statements ------------------------------------------------------------------------------------------------

  compound(depth) {
    return this.one(COMPOUND).call(this, depth);
  }

  group(depth) {
    const group = this.name('tg');
    const children = this.times(1 + this.below(3), () => `${this.chance(0.3) ? `T["${this.one('ab')}${this.level}"] = ` : ''}${group}.create_task(${this.call()}, name="${this.name('t')}")`);
    return { head: `async with asyncio.TaskGroup() as ${group}:`, body: [...children, ...(this.chance(0.5) ? this.body(depth + 1, 2) : [])] };
  }

  block(head, depth, most = 3) {
    return { head, body: this.body(depth + 1, most) };
  }

  // The last part of a guarded try is a clause that tells what came.
  guarded(lines) {
    return [{ head: 'try:', body: lines }, { head: `except ${this.one(['Exception', 'BaseException', 'asyncio.CancelledError'])} as error:`, body: ['tell(' + this.me() + ', "caught", error)'] }];
  }
}

const SIMPLE = [
  function () { return this.tell(this.name('p')); },
  function () { return this.sleep(); },
  function () { return this.sleep(); },
  function () { return this.got(`await asyncio.sleep(${this.delay()}, "slept")`); },
  function () { return `await ${this.call()}`; },
  function () { return this.got(`await ${this.call()}`); },
  function () { return this.spawn(); },
  function () { return this.spawn(); },
  function () { return this.ifThere((task) => this.got(`${task}.cancel(${this.chance(0.5) ? '"stop"' : ''})`)); },
  function () { return this.ifThere((task) => this.got(`await ${task}`), this.level); },
  function () { return this.ifThere((task) => this.got(`outcome(${task})`)); },
  function () { return this.ifThere((task) => `${task}.add_done_callback(report)`); },
  function () { return this.ifThere((task) => this.got(`${task}.uncancel(), ${task}.cancelling()`)); },
  function () { return `time.sleep(${this.delay()})`; },
  function () { return `raise ${this.one(ERRORS)}`; },
  function () { return this.got('asyncio.current_task().cancelling()'); },
  function () { return this.chance(0.5) ? 'asyncio.current_task().cancel("self")' : 'asyncio.current_task().uncancel()'; },
  function () { return this.got('sorted(t.get_name() for t in asyncio.all_tasks())'); },
  function () { return `asyncio.get_running_loop().call_soon(print, "soon", "${this.name('c')}")`; },
  function () { return `asyncio.get_running_loop().call_later(${this.delay()}, print, "later", "${this.name('c')}")`; },
  function () { return `asyncio.get_running_loop().call_later(${this.delay()}, E.set)`; },
  function () { return this.ifThere((task) => `asyncio.get_running_loop().call_later(${this.delay()}, ${task}.cancel)`); },
  function () { return `asyncio.get_running_loop().call_later(${this.delay()}, lambda: future("${this.one(['x', 'y'])}").cancel())`; },
  function () { return [{ head: `if not future("x").done():`, body: [this.one(['future("x").set_result(7)', 'future("x").set_exception(Oops("f"))', 'future("x").cancel("f")'])] }]; },
  function () { return [{ head: `if not future("y").done():`, body: ['future("y").set_result("Y")'] }]; },
  function () { return this.wait('future("y")'); },
  function () { return this.one(['E.set()', 'E.clear()']); },
  function () { return this.wait('E.wait()'); },
  function () { return this.got('L.locked(), S.locked(), E.is_set(), Q.qsize(), P.qsize(), B.n_waiting'); },
  function () { return this.wait('B.wait()'); },
  function () { return this.one(['await B.reset()', 'await B.abort()', 'S.release()']); },
  function () { return this.wait(`Q.put("${this.name('q')}")`); },
  function () { return this.wait('Q.get()'); },
  function () { return `Q.put_nowait("${this.name('q')}")`; },
  function () { return this.got('Q.get_nowait()'); },
  function () { return this.one(['Q.task_done()', 'Q.shutdown()', 'Q.shutdown(immediate=True)', 'P.task_done()']); },
  function () { return this.wait('Q.join()'); },
  function () { return `P.put_nowait(${this.below(4)})`; },
  function () { return this.wait('P.get()'); },
  function () { return this.ifThere((task) => this.got(`await asyncio.shield(${task})`), this.level); },
  function () { return this.got(`await asyncio.shield(${this.call()})`); },
  function () { return this.got(`await asyncio.gather(${this.some()}${this.chance(0.5) ? ', return_exceptions=True' : ''})`); },
  function () { return this.got(`await asyncio.wait_for(${this.awaitable()}, ${this.delay()})`); },
  function () { return this.ifThere((task) => this.got(`await asyncio.wait_for(${task}, ${this.delay()})`), this.level); },
];

const COMPOUND = [
  function (depth) { return this.guarded(this.body(depth + 1, 3)); },
  function (depth) { return this.guarded(this.body(depth + 1, 3)); },
  function (depth) {
    const clause = this.block(`except ${this.one(CAUGHT)}${this.chance(0.5) ? ' as error' : ''}:`, depth, 2);
    if (this.chance(0.3)) clause.body.push('raise');
    const more = [this.chance(0.3) && this.block('else:', depth, 2), this.chance(0.4) && this.block('finally:', depth, 2)].filter(Boolean);
    return [this.block('try:', depth), clause, ...more];
  },
  function (depth) { return [this.block('try:', depth), this.block('finally:', depth, 2)]; },
  function (depth) {
    const clauses = this.times(1 + this.below(2), () => ({ head: `except* ${this.one(['Oops', 'ValueError', 'Exception', 'TimeoutError'])} as group:`, body: [`tell(${this.me()}, "star", inner(group))`, ...(this.chance(0.2) ? ['raise'] : [])] }));
    return [this.block('try:', depth), ...clauses];
  },
  function (depth) { return [this.block(`for i in range(${1 + this.below(3)}):`, depth, 3)]; },
  function (depth) {
    const cm = this.name('cm');
    const more = this.chance(0.3) ? [`${cm}.reschedule(asyncio.get_running_loop().time() + ${this.delay()})`] : [];
    const body = [...more, ...this.body(depth + 1, 3)];
    return [
      { head: 'try:', body: [[{ head: `async with asyncio.timeout(${this.chance(0.1) ? 'None' : this.delay()}) as ${cm}:`, body }]] },
      { head: `except ${this.one(['TimeoutError', 'BaseException'])} as error:`, body: [`tell(${this.me()}, "timeout", error, ${cm}.expired())`] },
    ];
  },
  function (depth) { return [this.block(`async with asyncio.timeout(${this.delay()}):`, depth)]; },
  function (depth) { return [this.group(depth)]; },
  function (depth) { return [{ head: 'try:', body: [[this.group(depth)]] }, { head: 'except* Exception as group:', body: [`tell(${this.me()}, "group", inner(group))`] }]; },
  function (depth) { return [this.block('async with L:', depth, 2)]; },
  function (depth) { return [this.block('async with S:', depth, 2)]; },
  function () {
    const wait = this.one(['tell({me}, "woken", await C.wait())', 'tell({me}, "held", await C.wait_for(lambda: E.is_set()))', 'C.notify()', 'C.notify_all()', 'C.notify(2)']);
    return [{ head: 'async with C:', body: [wait.replace('{me}', this.me())] }];
  },
  function () {
    const names = this.names(this.level).filter(() => this.chance(0.6)).map((name) => `"${name}"`);
    const mode = this.one(['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION']);
    const limit = this.chance(0.5) ? `, timeout=${this.delay()}` : '';
    const waited = `done, left = await asyncio.wait([T[n] for n in [${names.join(', ')}] if n in T], return_when=asyncio.${mode}${limit})`;
    const tell = `tell(${this.me()}, "waited", sorted(map(outcome, done)), sorted(t.get_name() for t in left))`;
    return this.guarded([waited, tell, ...(this.chance(0.4) ? ['[t.cancel() for t in sorted(left, key=lambda t: t.get_name())]'] : [])]);
  },
  function () {
    const limit = this.chance(0.4) ? `, timeout=${this.delay()}` : '';
    const head = `${this.chance(0.4) ? 'async for' : 'for'} each in asyncio.as_completed([${this.some()}]${limit}):`;
    return this.guarded([[{ head, body: [this.guarded([this.got('await each')])] }]]);
  },
  function (depth) { return [this.block(`with contextlib.suppress(${this.one(CAUGHT)}):`, depth)]; },
];
