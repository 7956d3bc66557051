//! Picking from sequences.

use super::{Generator, with};
use crate::library::args::{Outcome, as_int, index, number, plain};
use crate::vm::Vm;
use crate::vm::heap::VALUE;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;

/// The items of something that can be subscripted with 0, 1, ….
fn items(vm: &mut Vm, sequence: &Value) -> Result<Vec<Value>, Stop> {
    if let Value::Set(_) = plain(sequence) {
        let class = vm.class_name(sequence);
        return Err(vm.type_error(&format!("'{class}' object is not subscriptable")));
    }
    vm.collect(sequence)
}

pub fn choice(vm: &mut Vm, args: &Args) -> Outcome {
    let sequence = &args[1];
    let length = vm.length(sequence)?;
    if length == 0 {
        return Err(vm.index_error("Cannot choose from an empty sequence"));
    }
    if vm.builtin_part(sequence).is_some() {
        return with(vm, args, |vm, generator| ret(vm.get_item(sequence, &Value::from(generator.index_below(length)))?));
    }
    let getitem = vm.known.getitem;
    let getitem = vm.attribute(sequence, getitem)?;
    with(vm, args, |_, generator| Ok(Flow::Call(getitem, Args::new([Value::from(generator.index_below(length))]))))
}

pub fn choices(vm: &mut Vm, args: &Args) -> Outcome {
    let population = items(vm, &args[1])?;
    let count = index(vm, &args[4])?.max(0) as usize;
    let weights = cumulative_weights(vm, args)?;
    vm.reserve(VALUE * count as u64)?;
    vm.spend(count)?;
    let n = population.len();
    let Some(weights) = weights else {
        if n == 0 && count > 0 {
            return Err(vm.index_error("list index out of range"));
        }
        return with(vm, args, |_, generator| {
            ret(Value::list((0..count).map(|_| population[(generator.float() * n as f64) as usize].clone()).collect()))
        });
    };
    if weights.len() != n {
        return Err(vm.value_error("The number of weights does not match the population"));
    }
    let total = weights.last().copied().unwrap_or(0.0);
    if total <= 0.0 {
        return Err(vm.value_error("Total of weights must be greater than zero"));
    }
    if !total.is_finite() {
        return Err(vm.value_error("Total of weights must be finite"));
    }
    with(vm, args, |_, generator| {
        let pick = |_| {
            let drawn = generator.float() * total;
            population[weights[..n - 1].partition_point(|&weight| weight <= drawn)].clone()
        };
        ret(Value::list((0..count).map(pick).collect()))
    })
}

fn cumulative_weights(vm: &mut Vm, args: &Args) -> Result<Option<Vec<f64>>, Stop> {
    let (weights, cumulative) = (&args[2], &args[3]);
    match (weights.is_none(), cumulative.is_none()) {
        (true, true) => Ok(None),
        (true, false) => numbers(vm, cumulative).map(Some),
        (false, false) => Err(vm.type_error("Cannot specify both weights and cumulative weights")),
        (false, true) => {
            if let Some(k) = as_int(weights) {
                return Err(vm.type_error(&format!("The number of choices must be a keyword argument: k={k}")));
            }
            let mut sum = 0.0;
            let add = |weight| {
                sum += weight;
                sum
            };
            Ok(Some(numbers(vm, weights)?.into_iter().map(add).collect()))
        }
    }
}

fn numbers(vm: &mut Vm, values: &Value) -> Result<Vec<f64>, Stop> {
    let values = vm.collect(values)?;
    values.iter().map(|value| number(vm, value)).collect()
}

pub fn shuffle(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::List(list) = plain(&args[1]) else {
        let length = vm.length(&args[1])?;
        if length < 2 {
            return ret(Value::None);
        }
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("'{class}' object does not support item assignment")));
    };
    vm.spend(list.len())?;
    with(vm, args, |_, generator| {
        list.edit(|items| {
            for i in (1..items.len()).rev() {
                items.swap(i, generator.index_below(i + 1));
            }
        });
        ret(Value::None)
    })
}

pub fn sample(vm: &mut Vm, args: &Args) -> Outcome {
    let sequence = matches!(plain(&args[1]), Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_));
    let getitem = vm.known.getitem;
    let object = vm.builtin_part(&args[1]).is_none() && vm.special(&args[1], getitem).is_some();
    if !sequence && !object {
        return Err(vm.type_error("Population must be a sequence.  For dicts or sets, use sorted(d)."));
    }
    if let (Value::Range(range), true) = (plain(&args[1]), args[3].is_none()) {
        // A sample of a large range must not make all of its numbers.
        let count = sample_size(vm, &args[2], range.len())?;
        return with(vm, args, |_, generator| {
            let places = sample_places(generator, range.len(), count);
            ret(Value::list(places.into_iter().map(|at| Value::int(range.at(at))).collect()))
        });
    }
    let mut population = vm.collect(&args[1])?;
    if !args[3].is_none() {
        population = repeated(vm, &population, &args[3])?;
    }
    let count = sample_size(vm, &args[2], population.len())?;
    with(vm, args, |_, generator| {
        let places = sample_places(generator, population.len(), count);
        ret(Value::list(places.into_iter().map(|at| population[at].clone()).collect()))
    })
}

fn sample_size(vm: &mut Vm, k: &Value, population: usize) -> Result<usize, Stop> {
    let count = index(vm, k)?;
    if !(0..=population as i64).contains(&count) {
        return Err(vm.value_error("Sample larger than population or is negative"));
    }
    vm.reserve(VALUE * count as u64)?;
    vm.spend(count as usize)?;
    Ok(count as usize)
}

/// Each item as often as its count says.
fn repeated(vm: &mut Vm, population: &[Value], counts: &Value) -> Result<Vec<Value>, Stop> {
    let counts = vm.collect(counts)?;
    if counts.len() != population.len() {
        return Err(vm.value_error("The number of counts does not match the population"));
    }
    let mut items = Vec::new();
    for (item, count) in population.iter().zip(&counts) {
        let Some(count) = as_int(count) else { return Err(vm.type_error("Counts must be integers")) };
        let Ok(count) = u64::try_from(count) else { return Err(vm.value_error("Counts must be non-negative")) };
        vm.reserve(VALUE.saturating_mul(count))?;
        items.extend((0..count).map(|_| item.clone()));
    }
    Ok(items)
}

/// Different places below `n`. A small population is drawn from like a pile of cards, of a large one the places are remembered.
fn sample_places(generator: &Generator, n: usize, count: usize) -> Vec<usize> {
    let mut pile_size = 21.0;
    if count > 5 {
        pile_size += libm::pow(4.0, libm::ceil(libm::log((count * 3) as f64) / libm::log(4.0)));
    }
    if n as f64 <= pile_size {
        let mut pile: Vec<usize> = (0..n).collect();
        return (0..count)
            .map(|i| {
                let at = generator.index_below(n - i);
                let picked = pile[at];
                pile[at] = pile[n - i - 1];
                picked
            })
            .collect();
    }
    let mut seen = std::collections::HashSet::new();
    let mut draw = || loop {
        let at = generator.index_below(n);
        if seen.insert(at) {
            return at;
        }
    };
    (0..count).map(|_| draw()).collect()
}
