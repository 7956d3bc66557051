//! `random`: CPython's generator and its methods, so that a seed gives CPython's numbers.

mod distributions;
mod generator;
mod picks;
mod twister;

use std::rc::Rc;

use num_bigint::{BigInt, BigUint, Sign};
use sha2::Digest;

use self::twister::Twister;
use super::args::{Outcome, as_bytes, as_float, as_int, as_str, functions, index, integer, number, plain, set, this_class};
use crate::builtins::object::{filled, subclass_instance};
use crate::compile::code::BinaryOp;
use crate::vm::Vm;
use crate::vm::descriptor::method;
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::powers;
use crate::vm::value::Value;

pub use self::generator::{Entropy, Generator, RandomSeed};

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let fresh = Value::native(Generator::seeded(&0.into()));
        filled(vm, args, fresh)
    }),
    def("__init__", "self, x=None", seed),
    def("seed", "self, a=None, version=2", seed),
    def("getstate", "self", getstate),
    def("setstate", "self, state", setstate),
    def("random", "self, /", |vm, args| with(vm, args, |_, generator| ret(generator.float()))),
    def("getrandbits", "self, k, /", getrandbits),
    def("randbytes", "self, n", randbytes),
    def("randrange", "py:self, start, stop=None, step=1", randrange),
    def("randint", "py:self, a, b", randint),
    def("choice", "py:self, seq", picks::choice),
    def("choices", "py:self, population, weights=None, *, cum_weights=None, k=1", picks::choices),
    def("shuffle", "py:self, x", picks::shuffle),
    def("sample", "py:self, population, k, *, counts=None", picks::sample),
    def("uniform", "py:self, a, b", uniform),
    def("triangular", "py:self, low=0.0, high=1.0, mode=None", triangular),
    def("gauss", "py:self, mu=0.0, sigma=1.0", |vm, args| real(vm, args, |generator, [a, b]| generator.gauss(a, b))),
    def("normalvariate", "py:self, mu=0.0, sigma=1.0", |vm, args| real(vm, args, |generator, [a, b]| generator.normal(a, b))),
    def("lognormvariate", "py:self, mu, sigma", |vm, args| real(vm, args, |generator, [a, b]| powers::exp(generator.normal(a, b)))),
    def("expovariate", "py:self, lambd=1.0", expovariate),
    def("gammavariate", "py:self, alpha, beta", gammavariate),
    def("betavariate", "py:self, alpha, beta", |vm, args| real(vm, args, |generator, [a, b]| generator.beta(a, b))),
    def("paretovariate", "py:self, alpha", |vm, args| real(vm, args, |generator, [a]| generator.pareto(a))),
    def("weibullvariate", "py:self, alpha, beta", |vm, args| real(vm, args, |generator, [a, b]| generator.weibull(a, b))),
    def("binomialvariate", "py:self, n=1, p=0.5", binomialvariate),
    def("vonmisesvariate", "py:self, mu, kappa", |vm, args| real(vm, args, |generator, [a, b]| generator.von_mises(a, b))),
];

const SYSTEM_METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let class = this_class(vm, &args[0])?;
        let fresh = Value::native(Generator::system(vm));
        ret(subclass_instance(vm, &class, fresh))
    }),
    def("seed", "self, *args, **kwargs", |_, _| ret(Value::None)),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    let class = vm.define_class("random.Random", "Random", "random", &[], METHODS);
    let system = vm.define_class("random.SystemRandom", "SystemRandom", "random", &[class.clone()], SYSTEM_METHODS);
    set(vm, module, "Random", Value::Class(class.clone()));
    set(vm, module, "SystemRandom", Value::Class(system));
    // The module's functions are methods of a generator of its own.
    let seed = vm.state::<RandomSeed>().0;
    let own = Value::native(Generator::seeded(&seed.into()));
    for definition in METHODS.iter().filter(|definition| !definition.name.starts_with('_')) {
        let name = vm.symbol(definition.name);
        let function = class.lookup(name).unwrap_or_default();
        set(vm, module, definition.name, method(function, own.clone()));
    }
    functions(vm, module, &[]);
    Ok(())
}

/// Does something with the generator that the first argument is.
fn with(vm: &mut Vm, args: &Args, act: impl FnOnce(&mut Vm, &Generator) -> Outcome) -> Outcome {
    match plain(&args[0]) {
        Value::Native(native) if native.get::<Generator>().is_some() => match native.get::<Generator>() {
            Some(generator) => act(vm, generator),
            None => ret(Value::None),
        },
        other => Err(vm.type_error(&format!("a Random object is needed, not '{}'", vm.class_name(&other)))),
    }
}

fn binomialvariate(vm: &mut Vm, args: &Args) -> Outcome {
    let (n, p) = (index(vm, &args[1])?, number(vm, &args[2])?);
    if n < 0 {
        return Err(vm.value_error("n must be non-negative"));
    }
    if !(0.0..=1.0).contains(&p) {
        return Err(vm.value_error("p must be in the range 0.0 <= p <= 1.0"));
    }
    with(vm, args, |_, generator| ret(generator.binomial(n, p)))
}

/// A draw from a distribution with parameters that are floats.
fn real<const N: usize>(vm: &mut Vm, args: &Args, draw: impl FnOnce(&Generator, [f64; N]) -> f64) -> Outcome {
    let mut parameters = [0.0; N];
    for (at, parameter) in parameters.iter_mut().enumerate() {
        *parameter = number(vm, &args[at + 1])?;
    }
    with(vm, args, |_, generator| ret(draw(generator, parameters)))
}

/// `seed(a)`: an integer by its magnitude, text and bytes by themselves and their SHA-512.
fn seed(vm: &mut Vm, args: &Args) -> Outcome {
    let a = args.positional.get(1).cloned().unwrap_or(Value::None);
    let bytes = as_bytes(&a).or_else(|| as_str(&a).map(|text| text.as_bytes().to_vec()));
    let seed = if let Some(n) = as_int(&a) {
        n
    } else if let Some(mut bytes) = bytes {
        let digest = sha2::Sha512::digest(&bytes);
        bytes.extend_from_slice(&digest);
        BigInt::from_bytes_be(Sign::Plus, &bytes)
    } else if as_float(&a).is_some() {
        BigInt::from(vm.hash(&a)? as u64)
    } else if a.is_none() {
        BigInt::from_bytes_le(Sign::Plus, &Entropy::of(vm).bytes(2496))
    } else {
        return Err(vm.type_error("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."));
    };
    with(vm, args, |_, generator| {
        generator.seed(&seed);
        ret(Value::None)
    })
}

fn getstate(vm: &mut Vm, args: &Args) -> Outcome {
    with(vm, args, |vm, generator| {
        let Some(words) = generator.state() else {
            let message = "System entropy source does not have state.";
            return Err(Stop::Raise(vm.exception(&vm.types.not_implemented_error, message)));
        };
        let words = words.into_iter().map(|word| Value::int(word.into())).collect();
        let spare = generator.spare.get().map_or(Value::None, Value::float);
        ret(Value::tuple(vec![Value::int(3), Value::tuple(words), spare]))
    })
}

fn setstate(vm: &mut Vm, args: &Args) -> Outcome {
    let invalid = |vm: &Vm| vm.value_error("state vector is invalid");
    let Value::Tuple(parts) = plain(&args[1]) else { return Err(invalid(vm)) };
    let [_, Value::Tuple(words), spare] = &**parts else { return Err(invalid(vm)) };
    let words: Option<Vec<u32>> = words.iter().map(|word| u32::try_from(as_int(word)?).ok()).collect();
    let Some(twister) = words.and_then(|words| Twister::from_state(&words)) else { return Err(invalid(vm)) };
    let spare = as_float(spare);
    with(vm, args, |_, generator| {
        generator.set_state(twister, spare);
        ret(Value::None)
    })
}

fn getrandbits(vm: &mut Vm, args: &Args) -> Outcome {
    let bits = index(vm, &args[1])?;
    if bits < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    vm.reserve(bits as u64 / 8)?;
    with(vm, args, |_, generator| ret(Value::big(generator.bits(bits as u64).into())))
}

fn randbytes(vm: &mut Vm, args: &Args) -> Outcome {
    let count = index(vm, &args[1])?;
    if count < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    vm.reserve(count as u64)?;
    vm.spend(count as usize / 8)?;
    with(vm, args, |_, generator| ret(bytes(generator.bytes(count as usize))))
}

/// A bytes value.
pub fn bytes(data: Vec<u8>) -> Value {
    Value::Bytes(Rc::new(crate::vm::bytes::Bytes::new(data, false)))
}

/// `start` plus a number below `width`, which is above 0, times `step`.
fn draw(vm: &mut Vm, args: &Args, start: BigInt, width: BigInt, step: BigInt) -> Outcome {
    let limit = BigUint::try_from(width).unwrap_or_default();
    with(vm, args, |_, generator| ret(Value::big(start + step * BigInt::from(generator.below(&limit)))))
}

fn randrange(vm: &mut Vm, args: &Args) -> Outcome {
    let start = integer(vm, &args[1])?;
    let zero = BigInt::ZERO;
    if args[2].is_none() {
        if !matches!(args[3], Value::Int(_, 1)) {
            return Err(vm.type_error("Missing a non-None stop argument"));
        }
        if start <= zero {
            return Err(vm.value_error("empty range for randrange()"));
        }
        return draw(vm, args, zero, start, 1.into());
    }
    let (stop, step) = (integer(vm, &args[2])?, integer(vm, &args[3])?);
    let one = BigInt::from(1);
    let width = &stop - &start;
    if step == one {
        if width <= zero {
            return Err(vm.value_error(&format!("empty range in randrange({start}, {stop})")));
        }
        return draw(vm, args, start, width, step);
    }
    let count = match step.sign() {
        Sign::NoSign => return Err(vm.value_error("zero step for randrange()")),
        Sign::Plus => num_integer::Integer::div_floor(&(width + &step - 1), &step),
        Sign::Minus => num_integer::Integer::div_floor(&(width + &step + 1), &step),
    };
    if count <= zero {
        return Err(vm.value_error(&format!("empty range in randrange({start}, {stop}, {step})")));
    }
    draw(vm, args, start, count, step)
}

fn randint(vm: &mut Vm, args: &Args) -> Outcome {
    let (a, b) = (integer(vm, &args[1])?, integer(vm, &args[2])?);
    if b < a {
        return Err(vm.value_error(&format!("empty range in randint({a}, {b})")));
    }
    let width = b - &a + 1;
    draw(vm, args, a, width, 1.into())
}

fn uniform(vm: &mut Vm, args: &Args) -> Outcome {
    let span = vm.binary(BinaryOp::Sub, &args[2], &args[1])?;
    let (low, span) = (number(vm, &args[1])?, number(vm, &span)?);
    with(vm, args, |_, generator| ret(low + span * generator.float()))
}

fn triangular(vm: &mut Vm, args: &Args) -> Outcome {
    let (low, high) = (number(vm, &args[1])?, number(vm, &args[2])?);
    let mode = if args[3].is_none() { None } else { Some(number(vm, &args[3])?) };
    with(vm, args, |_, generator| ret(generator.triangular(low, high, mode)))
}

fn expovariate(vm: &mut Vm, args: &Args) -> Outcome {
    if number(vm, &args[1])? == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    real(vm, args, |generator, [rate]| generator.exponential(rate))
}

fn gammavariate(vm: &mut Vm, args: &Args) -> Outcome {
    let (alpha, beta) = (number(vm, &args[1])?, number(vm, &args[2])?);
    if alpha <= 0.0 || beta <= 0.0 {
        return Err(vm.value_error("gammavariate: alpha and beta must be > 0.0"));
    }
    real(vm, args, |generator, [a, b]| generator.gamma(a, b))
}
