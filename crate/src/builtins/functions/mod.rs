//! The built-in functions, by kind.

mod attributes;
mod classes;
mod evaluate;
pub mod iteration;
mod numbers;
mod printing;
mod reduction;
mod scope;
mod unavailable;

use crate::vm::Vm;
use crate::vm::native::NativeDef;

const TABLES: &[&[NativeDef]] = &[
    attributes::FUNCTIONS,
    classes::FUNCTIONS,
    evaluate::FUNCTIONS,
    iteration::FUNCTIONS,
    numbers::FUNCTIONS,
    printing::FUNCTIONS,
    reduction::FUNCTIONS,
    scope::FUNCTIONS,
    unavailable::FUNCTIONS,
];

pub fn install(vm: &mut Vm) {
    for function in TABLES.iter().flat_map(|table| table.iter()) {
        let value = vm.native_function("", function);
        let name = vm.symbol(function.name);
        vm.builtins.insert(name, value);
    }
}
