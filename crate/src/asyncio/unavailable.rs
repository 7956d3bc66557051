//! What asyncio has for the world outside: there is none here. Each name says so, and what to use instead.

use crate::vm::Vm;
use crate::vm::native::{Args, Flow, NativeDef, NativeFn, Stop, def};
use crate::vm::value::Value;

const ANY: &str = "*args, **kwargs";

const fn no(name: &'static str, function: NativeFn) -> NativeDef {
    def(name, ANY, function)
}

/// Functions of the module.
pub const FUNCTIONS: &[NativeDef] = &[
    no("open_connection", sockets),
    no("start_server", sockets),
    no("open_unix_connection", sockets),
    no("start_unix_server", sockets),
    no("StreamReader", sockets),
    no("StreamWriter", sockets),
    no("create_subprocess_exec", processes),
    no("create_subprocess_shell", processes),
];

/// Methods of loops.
pub const METHODS: &[NativeDef] = &[
    no("create_connection", sockets),
    no("create_server", sockets),
    no("create_datagram_endpoint", sockets),
    no("create_unix_connection", sockets),
    no("create_unix_server", sockets),
    no("getaddrinfo", sockets),
    no("sock_accept", sockets),
    no("sock_connect", sockets),
    no("sock_recv", sockets),
    no("sock_sendall", sockets),
    no("add_reader", files),
    no("add_writer", files),
    no("remove_reader", files),
    no("remove_writer", files),
    no("connect_read_pipe", files),
    no("connect_write_pipe", files),
    no("subprocess_exec", processes),
    no("subprocess_shell", processes),
];

const SOCKETS: &str = "There are no sockets here: use aiohttp, httpx or requests, which are simulated, or an asyncio.Queue \
                           for each direction";
const PROCESSES: &str = "There are no other programs to run here: use asyncio.to_thread() or a pool for a function of this program";
const FILES: &str = "There are no files or pipes to wait for here: use an asyncio.Queue or an asyncio.Event";

const NO_FILES: &str = "There are no files here: use io.StringIO or io.BytesIO, which hold text and bytes in memory";
const WEBSOCKETS: &str = "WebSockets are not simulated here: use an asyncio.Queue for each direction";
const SERVERS: &str = "Nothing is served here, as no request can come in: call the handlers in the program itself, as in `await handler()`";
const DATABASES: &str = "This database is not simulated here: use asyncpg or redis.asyncio, which are";

/// Modules that an import asks for in vain, and what to use instead.
const MODULES: &[(&str, &str)] = &[
    ("socket", SOCKETS),
    ("select", SOCKETS),
    ("selectors", SOCKETS),
    ("ssl", SOCKETS),
    ("socketserver", SOCKETS),
    ("subprocess", PROCESSES),
    ("aiohttp.web", SERVERS),
    ("fastapi.testclient", SERVERS),
    ("tempfile", NO_FILES),
    ("shutil", NO_FILES),
    ("glob", NO_FILES),
    ("zipfile", NO_FILES),
    ("pickle", "Objects are not written as bytes here: use json, or copy.deepcopy for a copy"),
    ("decimal", "There are no decimal numbers here: use fractions.Fraction, which is exact, or whole numbers of cents"),
    ("csv", "There is no csv here: use str.split(',') and ','.join()"),
    ("argparse", "There is no command line here: set the values in the program"),
    ("websockets", WEBSOCKETS),
    ("motor", DATABASES),
    ("pymongo", DATABASES),
    ("sqlalchemy", DATABASES),
    ("sqlite3", DATABASES),
    ("aiosqlite", DATABASES),
    ("aiomysql", DATABASES),
    ("psycopg", DATABASES),
];

/// Registers what imports say, and the numbers of `asyncio.subprocess`.
pub fn install(vm: &mut Vm) {
    for (name, advice) in MODULES {
        vm.library.advise(name, advice);
    }
    vm.library.add("asyncio.subprocess", |vm, module| {
        for (name, number) in [("PIPE", -1), ("STDOUT", -2), ("DEVNULL", -3)] {
            let name = vm.symbol(name);
            module.set(name, Value::int(number));
        }
        Ok(())
    });
}

fn sockets(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    refuse(vm, SOCKETS)
}

fn processes(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    refuse(vm, PROCESSES)
}

fn files(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    refuse(vm, FILES)
}

fn refuse(vm: &mut Vm, message: &str) -> Result<Flow, Stop> {
    Err(Stop::Raise(vm.exception(&vm.types.not_implemented_error, message)))
}
