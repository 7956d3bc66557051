//! `time`, on the virtual clock.

use std::rc::Rc;

use super::args::{Outcome, as_int, functions, integer, number, plain, set, text};
use super::civil::Moment;
use crate::trace::{NONE, Timer, Wait, WaitKind};
use crate::vm::Vm;
use crate::vm::instance::{Instance, Payload};
use crate::vm::module::Module;
use crate::vm::native::{Args, Block, Flow, NativeDef, NativeFn, Stop, def, ret};
use crate::vm::value::{Origin, Value};

/// 2024-01-01 00:00:00 UTC: what `time.time()` says when a run begins.
pub const EPOCH: i64 = 1_704_067_200;

const FUNCTIONS: &[NativeDef] = &[
    def("time", "", |vm, _| ret(wall(vm))),
    def("time_ns", "", |vm, _| ret(EPOCH * 1_000_000_000 + vm.now() as i64)),
    def("monotonic", "", |vm, _| ret(seconds(vm))),
    def("monotonic_ns", "", |vm, _| ret(vm.now() as i64)),
    def("perf_counter", "", |vm, _| ret(seconds(vm))),
    def("perf_counter_ns", "", |vm, _| ret(vm.now() as i64)),
    // Code takes no time.
    def("process_time", "", |_, _| ret(0.0)),
    def("process_time_ns", "", |_, _| ret(0_i64)),
    def("thread_time", "", |_, _| ret(0.0)),
    def("thread_time_ns", "", |_, _| ret(0_i64)),
    def("sleep", "seconds, /", sleep),
    def("gmtime", "seconds=None, /", |vm, args| broken_down(vm, args, "GMT")),
    def("localtime", "seconds=None, /", |vm, args| broken_down(vm, args, "UTC")),
    def("mktime", "time_tuple, /", mktime),
    def("ctime", "seconds=None, /", |vm, args| ret(moment(vm, &args[0])?.to_c_text())),
    def("asctime", "time_tuple=None, /", |vm, args| ret(moment_of_tuple(vm, "asctime", &args[0])?.to_c_text())),
    def("strftime", "format, time_tuple=None, /", strftime),
];

const FIELDS: [&str; 9] = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    let tuple = vm.types.tuple.clone();
    let class = vm.define_class("struct_time", "struct_time", "time", &[tuple], &[def("__new__", "cls, sequence, /", new), def("__repr__", "self, /", repr)]);
    for (name, get) in FIELDS.iter().zip(GETTERS) {
        vm.define_getter(&class, name, get);
    }
    set(vm, module, "struct_time", Value::Class(class));
    set(vm, module, "timezone", 0_i64);
    set(vm, module, "altzone", 0_i64);
    set(vm, module, "daylight", 0_i64);
    set(vm, module, "tzname", Value::tuple(vec![Value::str("UTC"), Value::str("UTC")]));
    Ok(())
}

/// Seconds since the run began.
pub fn seconds(vm: &mut Vm) -> f64 {
    vm.now() as f64 / 1e9
}

/// `time.time()`
pub fn wall(vm: &mut Vm) -> f64 {
    EPOCH as f64 + seconds(vm)
}

/// `time.sleep`: holds the thread; the main one, and with it the loop.
fn sleep(vm: &mut Vm, args: &Args) -> Outcome {
    hold(vm, args, None)
}

/// `time.sleep(args[0])`, or the simulated call of this name that stands for it.
pub fn hold(vm: &mut Vm, args: &Args, call: Option<&str>) -> Outcome {
    let origin = match plain(&args[0]) {
        Value::Int(origin, _) | Value::Float(origin, _) => origin,
        _ => Origin::default(),
    };
    let (float, index) = (vm.known.float, vm.known.index);
    if vm.special(&args[0], float).is_none() && vm.special(&args[0], index).is_none() {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("'{class}' object cannot be interpreted as an integer")));
    }
    let asked = number(vm, &args[0])?;
    if asked.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if asked < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    // Past what 64 bits hold, the deadline is never.
    let deadline = ((seconds(vm) + asked) * 1e9).round() as u64;
    let source = vm.origins.source(origin);
    let timer = vm.trace.add_timer(Timer { deadline, seconds: asked, source });
    let wait = call.map_or(NONE, |call| {
        let label = vm.trace.text(call);
        vm.trace.add_wait(Wait { kind: WaitKind::Simulated, target: NONE, label, timer, primitive: NONE, members: Vec::new() })
    });
    Ok(Flow::Block(Block::Until { timer, wait }))
}

/// The moment of a number of seconds since 1970, or now.
fn moment(vm: &mut Vm, seconds: &Value) -> Result<Moment, Stop> {
    let seconds = if seconds.is_none() { wall(vm) } else { number(vm, seconds)? };
    if !seconds.is_finite() || seconds.abs() > 6.7e16 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(Moment::from_seconds(seconds.floor() as i64))
}

/// `struct_time(fields)`
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let fields = vm.collect(&args[1])?;
    if !(9..=11).contains(&fields.len()) {
        return Err(vm.type_error(&format!("time.struct_time() takes an at least 9-sequence ({}-sequence given)", fields.len())));
    }
    let class = vm.library_class("struct_time");
    ret(Value::Instance(Rc::new(Instance::new(class, Payload::Value(Value::tuple(fields[..9].to_vec()))))))
}

fn broken_down(vm: &mut Vm, args: &Args, zone: &str) -> Outcome {
    let moment = moment(vm, &args[0])?;
    let fields = [
        moment.year,
        i64::from(moment.month),
        i64::from(moment.day),
        i64::from(moment.hour),
        i64::from(moment.minute),
        i64::from(moment.second),
        i64::from(moment.weekday),
        i64::from(moment.yearday),
        0,
    ];
    let tuple = Value::tuple(fields.map(Value::int).to_vec());
    let class = vm.library_class("struct_time");
    let instance = Instance::new(class, Payload::Value(tuple));
    // These two are no part of the tuple.
    let (tm_zone, tm_gmtoff) = (vm.symbol("tm_zone"), vm.symbol("tm_gmtoff"));
    instance.attributes.borrow_mut().set(tm_zone, Value::str(zone));
    instance.attributes.borrow_mut().set(tm_gmtoff, Value::int(0));
    ret(Value::Instance(Rc::new(instance)))
}

/// The moment of a `struct_time` or a tuple of nine integers; None is now.
fn moment_of_tuple(vm: &mut Vm, function: &str, tuple: &Value) -> Result<Moment, Stop> {
    if tuple.is_none() {
        return moment(vm, tuple);
    }
    let Value::Tuple(items) = plain(tuple) else { return Err(vm.type_error("Tuple or struct_time argument required")) };
    if items.len() != 9 {
        return Err(vm.type_error(&format!("{function}(): illegal time tuple argument")));
    }
    let mut fields = [0_i64; 9];
    for (field, item) in fields.iter_mut().zip(items.iter()) {
        *field = i64::try_from(&integer(vm, item)?).map_err(|_| vm.overflow_error("Python int too large to convert to C int"))?;
    }
    let limits = [(1, 1, 12, "month"), (2, 1, 31, "day of month"), (3, 0, 23, "hour"), (4, 0, 59, "minute"), (5, 0, 61, "seconds")];
    for (at, least, most, name) in limits {
        // Zero stands for "not known" in months and days.
        let least = if at < 3 { 0 } else { least };
        if !(least..=most).contains(&fields[at]) {
            return Err(vm.value_error(&format!("{name} out of range")));
        }
    }
    let at_least_1 = |n: i64| n.max(1) as u32;
    Ok(Moment {
        year: fields[0],
        month: at_least_1(fields[1]),
        day: at_least_1(fields[2]),
        hour: fields[3] as u32,
        minute: fields[4] as u32,
        second: fields[5] as u32,
        weekday: fields[6].rem_euclid(7) as u32,
        yearday: at_least_1(fields[7]),
    })
}

fn mktime(vm: &mut Vm, args: &Args) -> Outcome {
    let moment = moment_of_tuple(vm, "mktime", &args[0])?;
    ret(moment.to_seconds() as f64)
}

fn strftime(vm: &mut Vm, args: &Args) -> Outcome {
    let template = text(vm, "strftime() argument 1", &args[0])?;
    let moment = moment_of_tuple(vm, "strftime", &args[1])?;
    ret(moment.format(&template))
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Tuple(items) = plain(&args[0]) else { return Err(vm.type_error("struct_time expected")) };
    let fields: Vec<String> =
        FIELDS.iter().zip(items.iter()).filter_map(|(name, item)| Some(format!("{name}={}", as_int(item)?))).collect();
    ret(format!("time.struct_time({})", fields.join(", ")))
}

const GETTERS: [NativeFn; 9] = [item::<0>, item::<1>, item::<2>, item::<3>, item::<4>, item::<5>, item::<6>, item::<7>, item::<8>];

fn item<const AT: usize>(_: &mut Vm, args: &Args) -> Outcome {
    match plain(&args[0]) {
        Value::Tuple(items) => ret(items.get(AT).cloned().unwrap_or(Value::None)),
        _ => ret(Value::None),
    }
}
