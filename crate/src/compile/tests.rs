//! What the compiler guarantees of its code.

use std::rc::Rc;

use super::code::{Code, CodeKind, Const, Op, Span, Unit};
use super::symbol::Interner;
use super::{Options, compile, dis, verify};

fn unit_with(source: &str, options: Options) -> (Unit, Interner) {
    let mut interner = Interner::default();
    let unit = compile(source, &mut interner, options).unwrap_or_else(|error| panic!("{error}\n{source}"));
    (unit, interner)
}

fn unit(source: &str) -> (Unit, Interner) {
    unit_with(source, Options::default())
}

/// The code object of this qualified name.
fn find(code: &Rc<Code>, qualname: &str) -> Option<Rc<Code>> {
    if &*code.qualname == qualname {
        return Some(code.clone());
    }
    code.consts.iter().find_map(|constant| match constant {
        Const::Code(inner) => find(inner, qualname),
        _ => None,
    })
}

fn function(source: &str, qualname: &str) -> Rc<Code> {
    let (unit, _) = unit(source);
    find(&unit.code, qualname).unwrap_or_else(|| panic!("no {qualname}"))
}

/// The names of a function's slots: all, those that are cells from the start, and the free ones.
fn slots(source: &str, qualname: &str) -> [Vec<String>; 3] {
    let (unit, interner) = unit(source);
    let code = find(&unit.code, qualname).unwrap_or_else(|| panic!("no {qualname}"));
    let name = |slot: u32| interner.name(code.slots[slot as usize]).to_string();
    [
        (0..code.slots.len() as u32).map(name).collect(),
        code.cells.iter().map(|&slot| name(slot)).collect(),
        code.free.iter().map(|&slot| name(slot)).collect(),
    ]
}

fn lines_told(code: &Code) -> Vec<u32> {
    let told = code.ops.iter().filter_map(|op| match op {
        Op::Line(line) => Some(*line),
        _ => None,
    });
    told.collect()
}

/// The lines and source text of instructions that `wanted` picks.
fn places(source: &str, code: &Code, wanted: impl Fn(&Op) -> bool) -> Vec<(u32, String)> {
    let picked = code.ops.iter().enumerate().filter(|(_, op)| wanted(op));
    picked.map(|(at, _)| (code.lines[at], code.spans[at].text(source).to_owned())).collect()
}

fn verified(source: &str) {
    let (unit, interner) = unit(source);
    if let Err(fault) = verify::check(&unit.code) {
        panic!("{fault}\n{source}\n{}", dis::disassemble(&unit.code, &unit.globals, &interner));
    }
}

/// One of everything, in every combination that leaves blocks early.
const PROGRAMS: &[&str] = &[
    include_str!("samples/control.py"),
    include_str!("samples/exceptions.py"),
    include_str!("samples/functions.py"),
    include_str!("samples/classes.py"),
    include_str!("samples/asynchronous.py"),
    include_str!("samples/patterns.py"),
    include_str!("samples/expressions.py"),
];

#[test]
fn every_way_through_the_code_keeps_the_stack_in_order() {
    PROGRAMS.iter().for_each(|program| verified(program));
}

/// Every program in the folder that `LOOPSCOPE_PROGRAMS` names, for larger collections than these.
#[test]
fn programs_from_elsewhere_keep_the_stack_in_order() {
    let Some(folder) = std::env::var_os("LOOPSCOPE_PROGRAMS") else { return };
    let files = std::fs::read_dir(folder).expect("the folder can be read").filter_map(|entry| Some(entry.ok()?.path()));
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "py")) {
        verified(&std::fs::read_to_string(&file).expect("a program can be read"));
    }
}

#[test]
fn the_same_text_gives_the_same_code() {
    for program in PROGRAMS {
        let ((one, _), (other, _)) = (unit(program), unit(program));
        assert_eq!(one, other);
    }
}

#[test]
fn what_is_nested_deep_compiles_on_a_small_stack() {
    let nested =
        |open: &str, close: &str, depth: usize| format!("x = {}1{}\n", open.repeat(depth), close.repeat(depth));
    let blocks = |head: &str| {
        let lines: String = (0..99).map(|at| format!("{}{head}\n", " ".repeat(at))).collect();
        format!("{lines}{}pass\n", " ".repeat(99))
    };
    let programs = [
        nested("(", ")", 190),
        nested("f(", ")", 190),
        nested("[", "]", 190),
        nested("lambda: ", "", 190),
        nested("(x for x in ", ")", 90),
        nested("f'{", "}'", 45),
        nested("not ", "", 190),
        nested("a[", ":1]", 190),
        format!("x = 1{}", " + 1".repeat(1990)),
        format!("x = a{}", ".b()".repeat(145)),
        blocks("if x:"),
        blocks("def f():"),
        blocks("class C:"),
        format!("if x: pass\n{}", "elif x: pass\n".repeat(5000)),
        "x = f(1, [2, 3])\n".repeat(5000),
    ];
    for program in programs {
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || verified_shape(&program));
        thread.expect("a thread starts").join().expect("it compiles");
    }
}

fn verified_shape(source: &str) {
    let compiled = compile(source, &mut Interner::default(), Options::default());
    assert!(compiled.is_ok(), "{:?}", compiled.err());
}

#[test]
fn nested_finally_bodies_end_in_an_error_and_not_in_a_flood() {
    let program: String = (0..30).map(|at| format!("{0}try: pass\n{0}finally:\n", " ".repeat(at))).collect();
    let error = compile(&format!("{program}{}pass", " ".repeat(30)), &mut Interner::default(), Options::default());
    assert_eq!(error.map(|_| ()).map_err(|error| error.message), Err("the program is too large".into()));
}

#[test]
fn a_number_knows_its_literal_and_keeps_it_in_containers() {
    let source = "f(1.5, -2.5, 1.5, (1, 2), 3 + 4)";
    let (unit, _) = unit(source);
    let numbers: Vec<(String, &str)> = unit
        .code
        .consts
        .iter()
        .filter_map(|constant| match constant {
            Const::Int(value, span) => Some((value.to_string(), span.text(source))),
            Const::Float(value, span) => Some((value.to_string(), span.text(source))),
            _ => None,
        })
        .collect();
    let expected = [("1.5", "1.5"), ("-2.5", "-2.5"), ("1.5", "1.5"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")];
    assert_eq!(numbers, expected.map(|(value, text)| (value.to_string(), text)));
    let spans: Vec<Span> =
        unit.code.consts.iter().filter_map(|c| if let Const::Float(_, s) = c { Some(*s) } else { None }).collect();
    assert_eq!(spans.len(), 3, "equal numbers from different places are different constants");
}

#[test]
fn lines_are_told_where_statements_begin_and_loops_go_round() {
    let source = "\
x = [
    1]
for i in x:
    if i:
        pass
    elif x: y = 1; z = 2
while x:
    break
try:
    a
except E:
    b
with c: d
";
    let (unit, _) = unit(source);
    // The `for` is told again at the end of its body.
    assert_eq!(lines_told(&unit.code), [1, 3, 4, 5, 6, 6, 6, 3, 7, 8, 9, 10, 11, 12, 13, 13]);
    let (library, _) = unit_with(source, Options { library: true });
    assert_eq!(lines_told(&library.code), [0; 0]);
    assert!(library.code.library);
}

#[test]
fn calls_and_awaits_cover_their_whole_expression() {
    let source = "\
async def main():
    x = await asyncio.gather(
        f(1),
        *g,
    )
    (a
        .b(1)
        .c())
";
    let main = function(source, "main");
    let gather = "asyncio.gather(\n        f(1),\n        *g,\n    )";
    let calls = places(source, &main, |op| matches!(op, Op::Call(_) | Op::CallEx(_)));
    assert_eq!(calls, [(3, "f(1)".into()), (2, gather.into())]);
    assert_eq!(places(source, &main, |op| *op == Op::YieldFrom), [(2, format!("await {gather}"))]);
    // Python reports a method's call on the line of the method's name.
    let methods = places(source, &main, |op| matches!(op, Op::CallMethod(_)));
    assert_eq!(methods.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [7, 8]);
}

#[test]
fn names_live_where_python_puts_them() {
    let source = "
def outer(a, b, *args, key, **kwargs):
    c = d = 1
    def inner():
        nonlocal c
        c = a
        return missing
    return [d for d in b], inner
";
    let all = ["a", "b", "key", "args", "kwargs", "d", "inner", "d", "c"];
    assert_eq!(slots(source, "outer"), [all.map(String::from).to_vec(), vec!["a".into(), "c".into()], vec![]]);
    let free = vec!["c".to_string(), "a".to_string()];
    assert_eq!(slots(source, "outer.<locals>.inner"), [free.clone(), vec![], free]);
}

#[test]
fn a_comprehension_captures_its_variables_anew_in_each_run() {
    let code = function("def f(y): return [lambda: (x, y) for x in y]", "f");
    assert!(code.ops.iter().any(|op| matches!(op, Op::MakeCell(_))));
    assert_eq!(code.cells, [0], "only the parameter is a cell from the start");
}

#[test]
fn a_walrus_in_a_comprehension_binds_outside_of_it() {
    let [all, ..] = slots("def f(y): return [z := x for x in y]", "f");
    assert_eq!(all, ["y", "z", "x"]);
    let [all, cells, _] = slots("def f(y): return any(z := x for x in y)", "f");
    assert_eq!((all, cells), (vec!["y".into(), "z".into()], vec!["z".to_string()]));
}

#[test]
fn a_method_with_super_has_the_class_in_a_cell() {
    let source = "class C:\n    def f(self): return super().f()\n    def g(self): return 1\n";
    assert_eq!(slots(source, "C")[1], ["__class__"]);
    assert_eq!(slots(source, "C.f")[2], ["__class__"]);
    assert!(slots(source, "C.g")[2].is_empty());
    let (unit, _) = unit(source);
    let method = find(&unit.code, "C.f").expect("the method");
    assert!(method.ops.iter().any(|op| matches!(op, Op::LoadSuperAttr(_))));
}

#[test]
fn what_a_call_gives_is_told_by_the_kind() {
    let source = "
def plain(): return lambda: 1
def generator(): yield
async def coroutine(): return [await x for x in y]
async def asynchronous(): yield (await x for x in y)
def nested(): return (x for x in y)
class C: pass
";
    let kinds = [
        ("plain", CodeKind::Function),
        ("plain.<locals>.<lambda>", CodeKind::Function),
        ("generator", CodeKind::Generator),
        ("coroutine", CodeKind::Coroutine),
        ("asynchronous", CodeKind::AsyncGenerator),
        ("asynchronous.<locals>.<genexpr>", CodeKind::AsyncGenerator),
        ("nested.<locals>.<genexpr>", CodeKind::Generator),
        ("C", CodeKind::Class),
        ("<module>", CodeKind::Module),
    ];
    for (name, kind) in kinds {
        let code = function(source, name);
        assert_eq!(code.kind, kind, "{name}");
        let suspends = matches!(kind, CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator);
        assert_eq!(code.ops[0] == Op::ReturnGenerator, suspends, "{name}");
    }
}

#[test]
fn annotations_are_a_function_that_nobody_has_called_yet() {
    let source = "def f(a: A, *, b: B = 1) -> R: pass\nx: X = 1\n";
    let annotate = function(source, "__annotate__");
    assert_eq!(annotate.params.positional, 1);
    let (unit, interner) = unit(source);
    let loaded = |name: &str| {
        let symbol = interner.find(name);
        let global = unit.globals.iter().position(|global| Some(*global) == symbol);
        global.is_some_and(|global| unit.code.ops.contains(&Op::LoadGlobal(global as u32)))
    };
    assert!(!loaded("A") && !loaded("R") && !loaded("X"), "the module's own code computes none of them");
    assert!(interner.find("__annotate__").is_some_and(|name| unit.globals.contains(&name)));
}

#[test]
fn private_names_are_mangled_in_their_class_only() {
    let (_, interner) = unit("class _Box:\n    def f(self): self.__x = __y\nz.__x");
    assert!(interner.find("_Box__x").is_some() && interner.find("_Box__y").is_some());
    assert!(interner.find("__x").is_some(), "outside of the class the name is as it is written");
}

#[test]
fn docstrings_lose_their_margin() {
    let source = "def f():\n    \"\"\"One.\n\n    Two.\n    \"\"\"\n    return 1\n";
    assert_eq!(function(source, "f").doc.as_deref(), Some("One.\n\nTwo.\n"));
    assert_eq!(lines_told(&function(source, "f")), [6], "a docstring is no statement that runs");
}
