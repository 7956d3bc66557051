//! The third-party modules that async tutorials import, over a simulated network.
//!
//! They are written in Python. `_network` has the model of it: how long a call takes, whether it fails, what it answers.

use std::rc::Rc;

use super::args::{Outcome, as_str, functions, set};
use super::time;
use crate::syntax::steering::{Effect, Rule, Window};
use crate::vm::Vm;
use crate::vm::library::{Text, text};
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def};
use crate::vm::value::{Origin, Value};

/// The rules that the program's comments give: state of the run.
#[derive(Default)]
pub struct Steering(pub Vec<Rule>);

const MODULES: &[(&str, Text)] = &[
    ("aiofiles", text!("lib/simulated/", "aiofiles.py")),
    ("aiofiles.os", text!("lib/simulated/", "aiofiles_os.py")),
    ("aiohttp", text!("lib/simulated/", "aiohttp.py")),
    ("aioredis", text!("lib/simulated/", "aioredis.py")),
    ("anthropic", text!("lib/simulated/", "anthropic.py")),
    ("asyncpg", text!("lib/simulated/", "asyncpg.py")),
    ("fastapi", text!("lib/simulated/", "fastapi.py")),
    ("fastapi.responses", text!("lib/simulated/", "fastapi_responses.py")),
    ("httpx", text!("lib/simulated/", "httpx.py")),
    ("openai", text!("lib/simulated/", "openai.py")),
    ("pydantic", text!("lib/simulated/", "pydantic.py")),
    ("redis", Text::Here("from redis.asyncio import RedisError, ConnectionError, from_url")),
    ("redis.asyncio", text!("lib/simulated/", "redis_asyncio.py")),
    ("redis.exceptions", Text::Here("from redis.asyncio import *")),
    ("requests", text!("lib/simulated/", "requests.py")),
    ("requests.exceptions", Text::Here("from requests import *")),
    ("tqdm", text!("lib/simulated/", "tqdm.py")),
    ("tqdm.asyncio", Text::Here("from tqdm import tqdm, trange\ntqdm_asyncio = tqdm")),
    ("uvicorn", text!("lib/simulated/", "uvicorn.py")),
];

const FUNCTIONS: &[NativeDef] = &[def("block", "delay, label, /", block)];

/// Tells the VM how to make each module.
pub fn install(vm: &mut Vm) {
    for (name, source) in MODULES {
        vm.library.add_python(name, *source, None);
    }
    vm.library.add_python("_network", text!("lib/simulated/", "_network.py"), Some(network));
}

fn network(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    let steering = vm.state::<Steering>();
    let rules = steering.0.iter().map(|rule| rule_value(vm, rule)).collect::<Vec<Value>>();
    set(vm, module, "rules", Value::tuple(rules));
    Ok(())
}

/// `(place, "latency", seconds)`, `(place, "fail", status, from, to)`, `(place, "reply", json)`.
fn rule_value(vm: &mut Vm, rule: &Rule) -> Value {
    let mut items = vec![Value::str(&rule.place)];
    match &rule.effect {
        Effect::Latency(seconds, span) => {
            let origin = span.map_or(Origin::default(), |span| vm.origins.literal(span));
            items.extend([Value::str("latency"), Value::Float(origin, *seconds)]);
        }
        Effect::Fail(status, window) => {
            let (from, to) = match *window {
                Window::All => (0, u32::MAX),
                Window::First(count) => (0, count),
                Window::After(count) => (count, u32::MAX),
            };
            let status = status.map_or(Value::None, |status| Value::int(i64::from(status)));
            items.extend([Value::str("fail"), status, Value::int(i64::from(from)), Value::int(i64::from(to))]);
        }
        Effect::Reply(json) => items.extend([Value::str("reply"), Value::str(json)]),
    }
    Value::tuple(items)
}

/// A call that holds the thread: `time.sleep`, which the trace knows to be the call that `label` names.
fn block(vm: &mut Vm, args: &Args) -> Outcome {
    let label = as_str(&args[1]).map(|label| label.to_string());
    time::hold(vm, args, label.as_deref())
}
