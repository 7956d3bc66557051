//! `print`.

use crate::builtins::args::{Outcome, as_str, rest};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[def("print", "*args, sep=None, end=None, file=None, flush=False", print)];

fn print(vm: &mut Vm, args: &Args) -> Outcome {
    let separator = text_or(vm, &args[1], "sep", " ")?;
    let end = text_or(vm, &args[2], "end", "\n")?;
    let mut pieces = Vec::new();
    for (at, object) in rest(&args[0]).iter().enumerate() {
        if at > 0 {
            pieces.push(separator.clone());
        }
        pieces.push(vm.str(object)?);
    }
    pieces.push(end);
    let file = if args[3].is_none() { replaced_stdout(vm) } else { Some(args[3].clone()) };
    let Some(file) = file else {
        vm.write(0, &pieces.concat())?;
        return ret(Value::None);
    };
    if file.is_none() {
        return ret(Value::None);
    }
    let write = vm.symbol("write");
    let write = vm.attribute(&file, write)?;
    for piece in pieces {
        vm.call(&write, Args::new([Value::string(piece)]))?;
    }
    if vm.truth(&args[4])? {
        let flush = vm.symbol("flush");
        let flush = vm.attribute(&file, flush)?;
        vm.call(&flush, Args::default())?;
    }
    ret(Value::None)
}

/// What the program put into `sys.stdout` in place of the console, if anything.
fn replaced_stdout(vm: &mut Vm) -> Option<Value> {
    let sys = vm.modules.get("sys")?.clone();
    let (stdout, original) = (sys.get(vm.symbol("stdout"))?, sys.get(vm.symbol("__stdout__"))?);
    (!stdout.is(&original)).then_some(stdout)
}

fn text_or(vm: &Vm, value: &Value, name: &str, default: &str) -> Result<String, Stop> {
    match (as_str(value), value) {
        (Some(text), _) => Ok(text.to_string()),
        (None, Value::None) => Ok(default.to_owned()),
        _ => Err(vm.type_error(&format!("{name} must be None or a string, not {}", vm.class_name(value)))),
    }
}
