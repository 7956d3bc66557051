//! `sys`: the interpreter's own facts, and the standard streams.

use std::rc::Rc;

use super::args::{Outcome, as_str, functions, index, set};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::dict::Dict;
use crate::vm::instance::{Instance, Payload};
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// The CPython whose behaviour this is.
const VERSION: [i64; 3] = [3, 14, 2];

const FUNCTIONS: &[NativeDef] = &[
    def("exit", "status=None, /", |vm, args| {
        let args = Some(args[0].clone()).filter(|status| !status.is_none()).into_iter().collect();
        Err(Stop::Raise(vm.exception_with(&vm.types.system_exit, args)))
    }),
    def("getrecursionlimit", "", |vm, _| ret(vm.limits.recursion)),
    def("setrecursionlimit", "limit, /", setrecursionlimit),
    def("getsizeof", "object, default=unset, /", getsizeof),
    def("getrefcount", "object, /", |_, _| ret(1_i64)),
    def("intern", "string, /", |_, args| ret(args[0].clone())),
    def("_line", "", |vm, _| ret(line_of_call(vm))),
    def("getdefaultencoding", "", |_, _| ret("utf-8")),
    def("getswitchinterval", "", |_, _| ret(0.005)),
    def("setswitchinterval", "interval, /", |_, _| ret(Value::None)),
    def("is_finalizing", "", |_, _| ret(false)),
];

const STREAM_METHODS: &[NativeDef] = &[
    def("write", "self, text, /", write),
    def("writelines", "self, lines, /", writelines),
    def("flush", "self, /", |_, _| ret(Value::None)),
    def("isatty", "self, /", |_, _| ret(false)),
    def("writable", "self, /", |_, _| ret(true)),
    def("readable", "self, /", |_, _| ret(false)),
    def("reconfigure", "self, **kwargs", |_, _| ret(Value::None)),
];

const VERSION_FIELDS: [&str; 5] = ["major", "minor", "micro", "releaselevel", "serial"];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    let class = vm.define_class("TextIOWrapper", "TextIOWrapper", "_io", &[], STREAM_METHODS);
    vm.define_getter(&class, "encoding", |_, _| ret("utf-8"));
    vm.define_getter(&class, "name", |_, args| ret(if stream(&args[0]) == 1 { "<stderr>" } else { "<stdout>" }));
    for (name, original, number) in [("stdout", "__stdout__", 0), ("stderr", "__stderr__", 1)] {
        let stream = Value::native(Stream(number));
        set(vm, module, original, stream.clone());
        set(vm, module, name, stream);
    }
    let [major, minor, micro] = VERSION;
    let filename = Value::str(&vm.filename.clone());
    set(vm, module, "argv", Value::list(vec![filename]));
    set(vm, module, "version", format!("{major}.{minor}.{micro} (Loopscope)"));
    set(vm, module, "hexversion", (major << 24) | (minor << 16) | (micro << 8) | 0xf0);
    set(vm, module, "platform", "linux");
    set(vm, module, "byteorder", "little");
    set(vm, module, "maxsize", i64::MAX);
    set(vm, module, "maxunicode", 0x10_ffff_i64);
    set(vm, module, "executable", "");
    set(vm, module, "path", Value::list(Vec::new()));
    let info = version_info(vm);
    set(vm, module, "version_info", info);
    let modules = Dict::new();
    let names: Vec<Rc<Module>> = vm.modules.values().cloned().collect();
    let mut named: Vec<_> = names.into_iter().map(|module| (module.name.clone(), module)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, module) in named {
        modules.set_str(vm, &name, Value::Module(module));
    }
    set(vm, module, "modules", Value::Dict(Rc::new(modules)));
    set(vm, module, "builtin_module_names", Value::tuple(Vec::new()));
    Ok(())
}

/// `sys.stdout`, `sys.stderr`: the number of the stream in the trace.
struct Stream(u32);

impl Object for Stream {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("TextIOWrapper")
    }

    fn repr(&self, _: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let name = if stream(this) == 1 { "<stderr>" } else { "<stdout>" };
        Ok(Some(format!("<_io.TextIOWrapper name='{name}' mode='w' encoding='utf-8'>")))
    }
}

fn stream(value: &Value) -> u32 {
    value.with(|stream: &Stream| stream.0).unwrap_or(0)
}

fn write(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(text) = as_str(&args[1]) else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("write() argument must be str, not {class}")));
    };
    vm.write(stream(&args[0]), &text)?;
    ret(text.chars())
}

fn writelines(vm: &mut Vm, args: &Args) -> Outcome {
    for line in vm.collect(&args[1])? {
        write(vm, &Args::new([args[0].clone(), line]))?;
    }
    ret(Value::None)
}

fn version_info(vm: &mut Vm) -> Value {
    let tuple = vm.types.tuple.clone();
    let class = vm.define_class("sys.version_info", "version_info", "sys", &[tuple], &[def("__repr__", "self, /", |_, _| {
        let [major, minor, micro] = VERSION;
        ret(format!("sys.version_info(major={major}, minor={minor}, micro={micro}, releaselevel='final', serial=0)"))
    })]);
    let values = [Value::int(VERSION[0]), Value::int(VERSION[1]), Value::int(VERSION[2]), Value::str("final"), Value::int(0)];
    for (name, value) in VERSION_FIELDS.iter().zip(&values) {
        let name = vm.symbol(name);
        class.set(name, value.clone());
    }
    Value::Instance(Rc::new(Instance::new(class, Payload::Value(Value::tuple(values.to_vec())))))
}

/// The line of the program's call that is under way.
fn line_of_call(vm: &mut Vm) -> usize {
    let span = vm.call_span();
    let start = vm.trace.trace.span(span).map_or(0, |span| span.start as usize);
    1 + vm.source.as_bytes().iter().take(start).filter(|&&byte| byte == b'\n').count()
}

fn setrecursionlimit(vm: &mut Vm, args: &Args) -> Outcome {
    let limit = index(vm, &args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    // A limit above the run's own would let the program use more memory than it may.
    vm.limits.recursion = limit.min(1_000_000) as usize;
    ret(Value::None)
}

/// What the object itself holds, by CPython's sizes where they are simple.
fn getsizeof(vm: &mut Vm, args: &Args) -> Outcome {
    let size = match &args[0] {
        Value::Int(_, n) => if *n == 0 { 28 } else { 24 + 4 * (64 - n.unsigned_abs().leading_zeros() as usize).div_ceil(30) },
        Value::BigInt(n) => 24 + 4 * (n.bits() as usize).div_ceil(30),
        Value::Bool(b) => if *b { 28 } else { 24 },
        Value::Float(..) => 24,
        Value::None => 16,
        Value::Str(text) => if text.is_ascii() { 41 + text.len() } else { 58 + 2 * text.chars() },
        Value::Bytes(bytes) => 33 + bytes.data().len(),
        Value::List(list) => 56 + 8 * list.len(),
        Value::Tuple(items) => 40 + 8 * items.len(),
        Value::Dict(dict) => if dict.is_empty() { 64 } else { 64 + 40 * dict.len().next_power_of_two().max(8) / 2 },
        Value::Set(set) => 216 + 64 * (set.len() / 5 * 8),
        other => {
            let name = vm.known.sizeof;
            match vm.call_special(other, name, &[])? {
                Some(size) => return ret(size),
                None => 48,
            }
        }
    };
    ret(size)
}
