//! The native part of `datetime`: calendar, clock, and `strftime`.

use std::rc::Rc;

use super::args::{Outcome, as_str, functions, index};
use super::civil::{Moment, date, days};
use crate::vm::Vm;
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

/// Days from 0001-01-01, which is day 1, to 1970-01-01.
const ORDINAL_OF_EPOCH: i64 = 719_163;

const FUNCTIONS: &[NativeDef] = &[
    def("_to_ordinal", "year, month, day, /", to_ordinal),
    def("_from_ordinal", "ordinal, /", from_ordinal),
    def("_iso_week", "year, month, day, /", iso_week),
    def("_format", "year, month, day, hour, minute, second, template, /", format),
    def("_now", "", |vm, _| ret(super::time::EPOCH * 1_000_000 + (vm.now() as i64 + 500) / 1000)),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}

/// The first arguments as numbers that are known to be small.
fn numbers<const N: usize>(vm: &mut Vm, args: &Args) -> Result<[i64; N], Stop> {
    let mut numbers = [0; N];
    for (at, number) in numbers.iter_mut().enumerate() {
        *number = index(vm, &args[at])?;
    }
    Ok(numbers)
}

fn to_ordinal(vm: &mut Vm, args: &Args) -> Outcome {
    let [year, month, day] = numbers(vm, args)?;
    ret(days(year, month as u32, day as u32) + ORDINAL_OF_EPOCH)
}

fn from_ordinal(vm: &mut Vm, args: &Args) -> Outcome {
    let [ordinal] = numbers(vm, args)?;
    let (year, month, day) = date(ordinal - ORDINAL_OF_EPOCH);
    ret(Value::tuple(vec![Value::int(year), Value::int(month.into()), Value::int(day.into())]))
}

fn moment([year, month, day, hour, minute, second]: [i64; 6]) -> Moment {
    let of_day = hour * 3600 + minute * 60 + second;
    Moment::from_seconds(days(year, month as u32, day as u32) * 86_400 + of_day)
}

fn iso_week(vm: &mut Vm, args: &Args) -> Outcome {
    let [year, month, day] = numbers(vm, args)?;
    let moment = moment([year, month, day, 0, 0, 0]);
    let (year, week) = moment.iso_week();
    ret(Value::tuple(vec![Value::int(year), Value::int(week.into()), Value::int(i64::from(moment.weekday) + 1)]))
}

fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let fields = numbers(vm, args)?;
    let template = as_str(&args[6]).map(|text| text.to_string()).unwrap_or_default();
    ret(moment(fields).format(&template))
}
