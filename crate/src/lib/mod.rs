//! The slices of Python's library that asyncio programs use: one file for each module.
//!
//! What calls the program's functions is written in Python (`*.py`, embedded), the rest in Rust.

mod annotations;
mod args;
mod civil;
mod datetime;
mod deque;
mod digest;
mod json;
mod math;
mod operator;
mod partial;
mod random;
mod re;
mod simulated;
mod support;
mod sys;
mod time;
mod traceback;
mod types;
mod weakref;

use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::library::{Text, text};
use crate::vm::module::Module;
use crate::vm::native::Stop;

pub use random::RandomSeed;
pub use simulated::Steering;
pub use support::run_at_exit;

/// Modules in Python alone.
const PYTHON: &[(&str, Text)] = &[
    ("_collections_abc", text!("lib/", "_collections_abc.py")),
    ("abc", text!("lib/", "abc.py")),
    ("atexit", text!("lib/", "atexit.py")),
    ("base64", text!("lib/", "base64.py")),
    ("binascii", text!("lib/", "binascii.py")),
    ("bisect", text!("lib/", "bisect.py")),
    ("collections.abc", text!("lib/", "collections_abc.py")),
    ("concurrent", Text::Here("")),
    ("concurrent.futures", text!("lib/", "futures.py")),
    ("concurrent.futures._base", Text::Here("from concurrent.futures import *")),
    ("concurrent.futures.process", Text::Here("from concurrent.futures import BrokenProcessPool, ProcessPoolExecutor")),
    ("concurrent.futures.thread", Text::Here("from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor")),
    ("contextlib", text!("lib/", "contextlib.py")),
    ("copy", text!("lib/", "copy.py")),
    ("dataclasses", text!("lib/", "dataclasses.py")),
    ("enum", text!("lib/", "enum.py")),
    ("errno", text!("lib/", "errno.py")),
    ("fnmatch", text!("lib/", "fnmatch.py")),
    ("fractions", text!("lib/", "fractions.py")),
    ("gc", text!("lib/", "gc.py")),
    ("hashlib", text!("lib/", "hashlib.py")),
    ("heapq", text!("lib/", "heapq.py")),
    ("hmac", text!("lib/", "hmac.py")),
    ("io", text!("lib/", "io.py")),
    ("itertools", text!("lib/", "itertools.py")),
    ("keyword", text!("lib/", "keyword.py")),
    ("logging", text!("lib/", "logging.py")),
    ("multiprocessing", text!("lib/", "multiprocessing.py")),
    ("multiprocessing.dummy", text!("lib/", "thread_pool.py")),
    ("multiprocessing.pool", text!("lib/", "thread_pool.py")),
    ("numbers", text!("lib/", "numbers.py")),
    ("os", text!("lib/", "os.py")),
    ("os.path", text!("lib/", "os_path.py")),
    ("pathlib", text!("lib/", "pathlib.py")),
    ("platform", text!("lib/", "platform.py")),
    ("pprint", text!("lib/", "pprint.py")),
    ("secrets", text!("lib/", "secrets.py")),
    ("signal", text!("lib/", "signal.py")),
    ("statistics", text!("lib/", "statistics.py")),
    ("queue", text!("lib/", "queue.py")),
    ("string", text!("lib/", "string.py")),
    ("textwrap", text!("lib/", "textwrap.py")),
    ("threading", text!("lib/", "threading.py")),
    ("typing", text!("lib/", "typing.py")),
    ("urllib", Text::Here("")),
    ("urllib.parse", text!("lib/", "urllib_parse.py")),
    ("uuid", text!("lib/", "uuid.py")),
    ("warnings", text!("lib/", "warnings.py")),
];

/// Tells the VM how to make each module.
pub fn install(vm: &mut Vm) {
    annotations::install(vm);
    simulated::install(vm);
    let library = &mut vm.library;
    library.add("_support", support::install);
    library.add("math", math::install);
    library.add("operator", operator::install);
    library.add("random", random::install);
    for (name, source) in PYTHON {
        library.add_python(name, *source, None);
    }
    library.add_python("collections", text!("lib/", "collections.py"), Some(collections));
    library.add_python("functools", text!("lib/", "functools.py"), Some(functools));
    library.add_python("datetime", text!("lib/", "datetime.py"), Some(datetime::install));
    library.add_python("json", text!("lib/", "json.py"), Some(json::install));
    library.add_python("re", text!("lib/", "re.py"), Some(re::install));
    library.add_python("sys", text!("lib/", "sys.py"), Some(sys::install));
    library.add_python("time", text!("lib/", "time.py"), Some(time::install));
    library.add_python("traceback", text!("lib/", "traceback.py"), Some(traceback::install));
    library.add_python("weakref", text!("lib/", "weakref.py"), Some(weakref::install));
    library.add_python("types", text!("lib/", "types.py"), Some(types::install));
}

fn collections(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    let deque = deque::class(vm);
    args::set(vm, module, "deque", deque);
    Ok(())
}

fn functools(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    let partial = partial::class(vm);
    args::set(vm, module, "partial", partial);
    Ok(())
}
