//! How a run ends: what its end brings about, and what is left of it.

use super::Options;
use super::machine::Machine;
use crate::library;
use crate::trace::{End, Trace};
use crate::vm::Vm;
use crate::vm::value::Value;

impl Machine {
    /// Ends the run. After a program's own end its globals go, as the interpreter's do, and what their going brings about is told.
    pub fn end(&mut self, end: End, limits: &Options) {
        let mut vm = self.host.vm.borrow_mut();
        let natural = matches!(end, End::Ok | End::Exception { .. });
        if natural {
            drop(self.host.world.threads.main().stack.take());
            library::run_at_exit(&mut vm);
            for value in self.module.clear().into_iter().chain(self.host.world.cyclic.take()) {
                drop(value);
                vm.run_finalizers();
            }
            for event_loop in self.host.world.loops.borrow().iter() {
                event_loop.report_destroyed(&mut vm);
            }
        }
        vm.finalizers.close();
        if let End::Limit(limit) = &end {
            vm.trace.trace.limit = limits.of(*limit);
        }
        vm.trace.end(end);
    }

    /// Takes the machine apart and gives what is left of the run.
    pub fn take_trace(self) -> Trace {
        let Machine { host, module, .. } = self;
        let loops = host.world.loops.take();
        host.world.running.take();
        host.world.current.take();
        host.world.request.take();
        host.world.cyclic.take();
        let mut vm = host.vm.borrow_mut();
        let trace = std::mem::take(&mut vm.trace.trace);
        vm.dismantle();
        drop(vm);
        host.world.threads.clear();
        for event_loop in &loops {
            event_loop.dismantle();
        }
        drop(loops);
        drop(module.clear());
        trace
    }
}

/// The end that an exception makes: `sys.exit(0)` is a good one.
pub fn uncaught(vm: &mut Vm, exception: &Value) -> End {
    if vm.is_exception(exception, &vm.types.system_exit)
        && let Value::Instance(instance) = exception
    {
        let code = instance.exception(|data| data.args.first().cloned()).flatten();
        if matches!(code, None | Some(Value::None) | Some(Value::Int(_, 0)) | Some(Value::Bool(false))) {
            return End::Ok;
        }
    }
    let mut line = vm.exception_line(exception);
    if vm.is_exception(exception, &vm.types.import_error)
        && let Some(advice) = line.find('\n')
    {
        // What follows is ours: see [`crate::vm::import`].
        line.truncate(advice);
    }
    End::Exception {
        text: vm.exception_summary(exception),
        line,
        traceback: vm.format_exception(exception),
        members: vm.group_members(exception),
    }
}
