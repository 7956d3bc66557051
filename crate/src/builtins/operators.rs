//! The special methods of the built-in classes: what `super().__add__(…)` and `int.__lt__(…)` find. They work on the built-in value
//! that an object is or extends, by the same rules as the operators.

use super::args::{Outcome, plain};
use crate::compile::code::{BinaryOp, CompareOp, UnaryOp};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

fn forward(vm: &mut Vm, args: &Args, op: BinaryOp) -> Outcome {
    given(vm.binary_builtin(op, &plain(&args[0]), &plain(&args[1])))
}

fn reflected(vm: &mut Vm, args: &Args, op: BinaryOp) -> Outcome {
    given(vm.binary_builtin(op, &plain(&args[1]), &plain(&args[0])))
}

/// The object itself, changed.
fn inplace(vm: &mut Vm, args: &Args, op: BinaryOp) -> Outcome {
    vm.inplace(op, &plain(&args[0]), &args[1])?;
    ret(args[0].clone())
}

fn compared(vm: &mut Vm, args: &Args, op: CompareOp) -> Outcome {
    given(vm.compare_builtin(op, &plain(&args[0]), &plain(&args[1])))
}

/// A result, or NotImplemented when there is none.
fn given(result: Result<Option<Value>, Stop>) -> Outcome {
    ret(result?.unwrap_or(Value::NotImplemented))
}

const OTHER: &str = "self, value, /";
const ALONE: &str = "self, /";

macro_rules! binary {
    ($($op:ident $name:literal $reflected:literal),*) => {
        [$(
            def($name, OTHER, |vm, args| forward(vm, args, BinaryOp::$op)),
            def($reflected, OTHER, |vm, args| reflected(vm, args, BinaryOp::$op)),
        )*]
    };
}

const ARITHMETIC: &[NativeDef] = &binary!(
    Add "__add__" "__radd__", Sub "__sub__" "__rsub__", Mul "__mul__" "__rmul__", Div "__truediv__" "__rtruediv__",
    Pow "__pow__" "__rpow__"
);

const DIVISION: &[NativeDef] = &binary!(FloorDiv "__floordiv__" "__rfloordiv__", Mod "__mod__" "__rmod__");

const BITS: &[NativeDef] = &binary!(LShift "__lshift__" "__rlshift__", RShift "__rshift__" "__rrshift__");

const LOGIC: &[NativeDef] = &binary!(And "__and__" "__rand__", Or "__or__" "__ror__", Xor "__xor__" "__rxor__");

const UNION: &[NativeDef] = &binary!(Or "__or__" "__ror__");

const DIFFERENCE: &[NativeDef] = &binary!(Sub "__sub__" "__rsub__");

const CONCATENATION: &[NativeDef] = &[
    def("__add__", OTHER, |vm, args| forward(vm, args, BinaryOp::Add)),
    def("__mul__", OTHER, |vm, args| forward(vm, args, BinaryOp::Mul)),
    def("__rmul__", OTHER, |vm, args| reflected(vm, args, BinaryOp::Mul)),
];

const GROWTH: &[NativeDef] = &[
    def("__iadd__", OTHER, |vm, args| inplace(vm, args, BinaryOp::Add)),
    def("__imul__", OTHER, |vm, args| inplace(vm, args, BinaryOp::Mul)),
];

const INPLACE_UNION: &[NativeDef] = &[def("__ior__", OTHER, |vm, args| inplace(vm, args, BinaryOp::Or))];

const INPLACE_LOGIC: &[NativeDef] = &[
    def("__iand__", OTHER, |vm, args| inplace(vm, args, BinaryOp::And)),
    def("__ixor__", OTHER, |vm, args| inplace(vm, args, BinaryOp::Xor)),
    def("__isub__", OTHER, |vm, args| inplace(vm, args, BinaryOp::Sub)),
];

const SIGNS: &[NativeDef] = &[
    def("__neg__", ALONE, |vm, args| ret(vm.unary(UnaryOp::Neg, &plain(&args[0]))?)),
    def("__pos__", ALONE, |vm, args| ret(vm.unary(UnaryOp::Pos, &plain(&args[0]))?)),
];

const INVERT: &[NativeDef] = &[def("__invert__", ALONE, |vm, args| ret(vm.unary(UnaryOp::Invert, &plain(&args[0]))?))];

const EQUALITY: &[NativeDef] = &[
    def("__eq__", OTHER, |vm, args| compared(vm, args, CompareOp::Eq)),
    def("__ne__", OTHER, |vm, args| compared(vm, args, CompareOp::Ne)),
];

const ORDER: &[NativeDef] = &[
    def("__lt__", OTHER, |vm, args| compared(vm, args, CompareOp::Lt)),
    def("__le__", OTHER, |vm, args| compared(vm, args, CompareOp::Le)),
    def("__gt__", OTHER, |vm, args| compared(vm, args, CompareOp::Gt)),
    def("__ge__", OTHER, |vm, args| compared(vm, args, CompareOp::Ge)),
];

const HASH: &[NativeDef] = &[def("__hash__", ALONE, |vm, args| ret(vm.hash(&plain(&args[0]))?))];
const REPR: &[NativeDef] = &[def("__repr__", ALONE, |vm, args| ret(vm.repr_builtin(&args[0])?))];
const BOOL: &[NativeDef] = &[def("__bool__", ALONE, |vm, args| ret(vm.truth(&plain(&args[0]))?))];

const SIZED: &[NativeDef] = &[def("__len__", ALONE, |vm, args| ret(vm.length(&plain(&args[0]))?))];

const CONTAINER: &[NativeDef] = &[
    def("__contains__", "self, key, /", |vm, args| ret(vm.contains(&plain(&args[0]), &args[1])?)),
    def("__iter__", ALONE, |vm, args| ret(vm.get_iter(&plain(&args[0]))?)),
];

const ITEMS: &[NativeDef] =
    &[def("__getitem__", "self, key, /", |vm, args| ret(vm.get_builtin_item(&plain(&args[0]), &args[1], &args[0])?))];

const CHANGING_ITEMS: &[NativeDef] = &[
    def("__setitem__", "self, key, value, /", |vm, args| vm.set_item(&plain(&args[0]), &args[1], &args[2])),
    def("__delitem__", "self, key, /", |vm, args| vm.delete_item(&plain(&args[0]), &args[1])),
];

/// `template % values`
const FORMATTING: &[NativeDef] = &[def("__mod__", OTHER, |vm, args| match plain(&args[0]) {
    Value::Str(template) => ret(vm.percent_str(&template, &args[1])?),
    Value::Bytes(template) => {
        let data = template.data().clone();
        ret(super::bytes::value(vm.percent_bytes(&data, &args[1])?, template.mutable))
    }
    _ => ret(Value::NotImplemented),
})];

pub fn install(vm: &mut Vm) {
    let types = &vm.types;
    let number: &[&[NativeDef]] = &[ARITHMETIC, DIVISION, SIGNS, EQUALITY, ORDER, HASH, REPR, BOOL];
    let sequence: &[&[NativeDef]] = &[CONCATENATION, EQUALITY, ORDER, REPR, SIZED, CONTAINER, ITEMS];
    let set: &[&[NativeDef]] = &[LOGIC, DIFFERENCE, EQUALITY, ORDER, REPR, SIZED, CONTAINER];
    let tables: Vec<(_, Vec<&[NativeDef]>)> = vec![
        (types.int.clone(), [number, &[BITS, LOGIC, INVERT]].concat()),
        (types.float.clone(), number.to_vec()),
        (types.complex.clone(), vec![ARITHMETIC, SIGNS, EQUALITY, HASH, REPR, BOOL]),
        (types.bool.clone(), vec![LOGIC, REPR]),
        (types.str.clone(), [sequence, &[HASH, FORMATTING]].concat()),
        (types.bytes.clone(), [sequence, &[HASH, FORMATTING]].concat()),
        (types.bytearray.clone(), [sequence, &[CHANGING_ITEMS, GROWTH, FORMATTING]].concat()),
        (types.tuple.clone(), [sequence, &[HASH]].concat()),
        (types.list.clone(), [sequence, &[CHANGING_ITEMS, GROWTH]].concat()),
        (types.range.clone(), vec![EQUALITY, HASH, REPR, SIZED, CONTAINER, ITEMS, BOOL]),
        (types.slice.clone(), vec![EQUALITY, ORDER, HASH, REPR]),
        (types.dict.clone(), vec![UNION, INPLACE_UNION, EQUALITY, REPR, SIZED, CONTAINER, ITEMS, CHANGING_ITEMS]),
        (types.set.clone(), [set, &[INPLACE_UNION, INPLACE_LOGIC]].concat()),
        (types.frozenset.clone(), [set, &[HASH]].concat()),
        (types.none.clone(), vec![REPR, HASH, BOOL]),
        (types.ellipsis.clone(), vec![REPR]),
        (types.not_implemented.clone(), vec![REPR]),
    ];
    for (class, tables) in tables {
        for table in tables {
            vm.define_methods(&class, table);
        }
    }
    let none = vm.types.none.clone();
    vm.define_methods(&none, &[def("__new__", "cls, /", |_, _| ret(Value::None))]);
    let hash = vm.known.hash;
    for class in [&vm.types.list, &vm.types.dict, &vm.types.set, &vm.types.bytearray] {
        class.set(hash, Value::None);
    }
}
