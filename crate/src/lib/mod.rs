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
use crate::vm::module::Module;
use crate::vm::native::Stop;

pub use random::RandomSeed;
pub use simulated::Steering;
pub use support::run_at_exit;

/// Modules in Python alone.
const PYTHON: &[(&str, &str)] = &[
    ("_collections_abc", include_str!("_collections_abc.py")),
    ("abc", include_str!("abc.py")),
    ("atexit", include_str!("atexit.py")),
    ("base64", include_str!("base64.py")),
    ("binascii", include_str!("binascii.py")),
    ("bisect", include_str!("bisect.py")),
    ("collections.abc", include_str!("collections_abc.py")),
    ("concurrent", ""),
    ("concurrent.futures", include_str!("futures.py")),
    ("concurrent.futures._base", "from concurrent.futures import *"),
    ("concurrent.futures.process", "from concurrent.futures import BrokenProcessPool, ProcessPoolExecutor"),
    ("concurrent.futures.thread", "from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor"),
    ("contextlib", include_str!("contextlib.py")),
    ("copy", include_str!("copy.py")),
    ("dataclasses", include_str!("dataclasses.py")),
    ("enum", include_str!("enum.py")),
    ("errno", include_str!("errno.py")),
    ("fnmatch", include_str!("fnmatch.py")),
    ("fractions", include_str!("fractions.py")),
    ("gc", include_str!("gc.py")),
    ("hashlib", include_str!("hashlib.py")),
    ("heapq", include_str!("heapq.py")),
    ("hmac", include_str!("hmac.py")),
    ("io", include_str!("io.py")),
    ("itertools", include_str!("itertools.py")),
    ("keyword", include_str!("keyword.py")),
    ("logging", include_str!("logging.py")),
    ("multiprocessing", include_str!("multiprocessing.py")),
    ("multiprocessing.dummy", include_str!("thread_pool.py")),
    ("multiprocessing.pool", include_str!("thread_pool.py")),
    ("numbers", include_str!("numbers.py")),
    ("os", include_str!("os.py")),
    ("os.path", include_str!("os_path.py")),
    ("pathlib", include_str!("pathlib.py")),
    ("platform", include_str!("platform.py")),
    ("pprint", include_str!("pprint.py")),
    ("secrets", include_str!("secrets.py")),
    ("signal", include_str!("signal.py")),
    ("statistics", include_str!("statistics.py")),
    ("queue", include_str!("queue.py")),
    ("string", include_str!("string.py")),
    ("textwrap", include_str!("textwrap.py")),
    ("threading", include_str!("threading.py")),
    ("typing", include_str!("typing.py")),
    ("urllib", ""),
    ("urllib.parse", include_str!("urllib_parse.py")),
    ("uuid", include_str!("uuid.py")),
    ("warnings", include_str!("warnings.py")),
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
        library.add_python(name, source, None);
    }
    library.add_python("collections", include_str!("collections.py"), Some(collections));
    library.add_python("functools", include_str!("functools.py"), Some(functools));
    library.add_python("datetime", include_str!("datetime.py"), Some(datetime::install));
    library.add_python("json", include_str!("json.py"), Some(json::install));
    library.add_python("re", include_str!("re.py"), Some(re::install));
    library.add_python("sys", include_str!("sys.py"), Some(sys::install));
    library.add_python("time", include_str!("time.py"), Some(time::install));
    library.add_python("traceback", include_str!("traceback.py"), Some(traceback::install));
    library.add_python("weakref", include_str!("weakref.py"), Some(weakref::install));
    library.add_python("types", include_str!("types.py"), Some(types::install));
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
