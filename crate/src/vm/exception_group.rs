//! `except*`: taking exception groups apart and putting them together again.

use std::rc::Rc;

use super::instance::Instance;
use super::native::{Args, Flow, Stop};
use super::value::Value;
use super::Vm;

/// `except* wanted`: a tuple of what matched and what is left, None for nothing. Arguments: the exception, and what is wanted.
/// (CPython: `_PyEval_ExceptionGroupMatch`.)
pub(super) fn match_group(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (exception, wanted) = (&args[0], &args[1]);
    let both = |matched: Value, rest: Value| Ok(Flow::Value(Value::tuple(vec![matched, rest])));
    vm.check_no_group(wanted)?;
    if exception.is_none() {
        return both(Value::None, Value::None);
    }
    let group = vm.types.base_exception_group.clone();
    if !vm.is_exception(exception, &group) {
        if !vm.exception_matches(exception, wanted)? {
            return both(Value::None, exception.clone());
        }
        let wrapped = vm.new_group("", Value::tuple(vec![exception.clone()]));
        copy_frames(exception, &wrapped);
        return both(wrapped, Value::None);
    }
    let (matched, rest) = vm.partition(exception, &mut |vm, leaf| vm.exception_matches(leaf, wanted))?;
    both(matched.unwrap_or(Value::None), rest.unwrap_or(Value::None))
}

/// What `except*` clauses left over and raised, as one exception; None when nothing is left. Arguments: what was raised at first, and the list
/// of the others. (CPython: `_PyExc_PrepReraiseStar`.)
pub(super) fn join_groups(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::List(list) = &args[1] else { return Ok(Flow::Value(Value::None)) };
    let original = &args[0];
    let all: Vec<Value> = list.to_vec().into_iter().filter(|exception| !exception.is_none()).collect();
    let group = vm.types.base_exception_group.clone();
    if all.is_empty() || !vm.is_exception(original, &group) {
        // One clause at most took a bare exception.
        return Ok(Flow::Value(all.into_iter().next().unwrap_or(Value::None)));
    }
    let (mut parts, reraised): (Vec<Value>, Vec<Value>) = all.into_iter().partition(|exception| !same_frames(exception, original));
    if !reraised.is_empty() {
        parts.extend(vm.project(original, &reraised)?);
    }
    Ok(Flow::Value(match <[Value; 1]>::try_from(parts) {
        Ok([one]) => one,
        Err(parts) if parts.is_empty() => Value::None,
        Err(parts) => vm.new_group("", Value::list(parts)),
    }))
}

impl Vm {
    fn check_no_group(&mut self, wanted: &Value) -> Result<(), Stop> {
        let group = self.types.base_exception_group.clone();
        let is_group = |class: &Value| matches!(class, Value::Class(class) if class.is_subclass(&group));
        let bad = match wanted {
            Value::Tuple(classes) => classes.iter().any(is_group),
            class => is_group(class),
        };
        if bad {
            return Err(self.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
        }
        Ok(())
    }

    /// Splits a group by a test of its leaves, keeping its shape: what passed, and the rest. (CPython: `exceptiongroup_split_recursive`.)
    pub fn partition(
        &mut self,
        exception: &Value,
        test: &mut dyn FnMut(&mut Vm, &Value) -> Result<bool, Stop>,
    ) -> Result<(Option<Value>, Option<Value>), Stop> {
        if test(self, exception)? {
            return Ok((Some(exception.clone()), None));
        }
        let group = self.types.base_exception_group.clone();
        let Value::Instance(instance) = exception else { return Ok((None, Some(exception.clone()))) };
        if !self.is_exception(exception, &group) {
            return Ok((None, Some(exception.clone())));
        }
        let children = instance.exception(|data| data.exceptions.clone()).unwrap_or_default();
        let (mut passed, mut rest) = (Vec::new(), Vec::new());
        for child in &children {
            let (yes, no) = self.partition(child, test)?;
            passed.extend(yes);
            rest.extend(no);
        }
        Ok((self.derived_group(instance, passed)?, self.derived_group(instance, rest)?))
    }

    /// A group like this one with other exceptions, by its `derive`; None when there are none.
    fn derived_group(&mut self, like: &Rc<Instance>, exceptions: Vec<Value>) -> Result<Option<Value>, Stop> {
        if exceptions.is_empty() {
            return Ok(None);
        }
        let derive = self.symbol("derive");
        let group = match like.class().lookup(derive) {
            Some(method @ Value::Function(_)) => {
                self.call(&method, Args::new([Value::Instance(like.clone()), Value::list(exceptions)]))?
            }
            _ => {
                let message = like.exception(|data| data.args.first().cloned()).flatten();
                let message = match &message {
                    Some(Value::Str(text)) => text.to_string(),
                    _ => String::new(),
                };
                self.new_group(&message, Value::list(exceptions))
            }
        };
        let Value::Instance(new) = &group else {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        };
        let data = like.exception(|data| data.clone()).unwrap_or_default();
        new.exception(|own| {
            own.traceback = data.traceback;
            own.cause = data.cause;
            own.context = data.context;
            own.suppress_context = data.suppress_context;
            own.notes = data.notes;
        });
        Ok(Some(group))
    }

    /// `ExceptionGroup(message, exceptions)`, or a BaseExceptionGroup when one of them is no Exception.
    pub fn new_group(&mut self, message: &str, exceptions: Value) -> Value {
        let parts = match &exceptions {
            Value::List(list) => list.to_vec(),
            Value::Tuple(items) => items.to_vec(),
            _ => Vec::new(),
        };
        let plain = parts.iter().all(|exception| self.is_exception(exception, &self.types.exception));
        let class = if plain { self.types.exception_group.clone() } else { self.types.base_exception_group.clone() };
        let group = self.exception_with(&class, vec![Value::str(message), exceptions]);
        if let Value::Instance(instance) = &group {
            instance.exception(|data| data.exceptions = parts);
        }
        group
    }

    /// The part of a group that holds just the leaves of these others.
    fn project(&mut self, group: &Value, keep: &[Value]) -> Result<Option<Value>, Stop> {
        let mut leaves = Vec::new();
        for exception in keep {
            collect_leaves(exception, &mut leaves);
        }
        let (kept, _) = self.partition(group, &mut |vm, leaf| {
            let is_group = vm.is_exception(leaf, &vm.types.base_exception_group.clone());
            Ok(!is_group && leaves.iter().any(|other| other.is(leaf)))
        })?;
        Ok(kept)
    }
}

fn collect_leaves(exception: &Value, leaves: &mut Vec<Value>) {
    let Value::Instance(instance) = exception else { return };
    let children = instance.exception(|data| data.exceptions.clone()).unwrap_or_default();
    if children.is_empty() {
        leaves.push(exception.clone());
    }
    for child in &children {
        collect_leaves(child, leaves);
    }
}

/// They come from the same raise: a part that `except*` did not take has the traceback and metadata of the whole.
fn same_frames(a: &Value, b: &Value) -> bool {
    let raised = |value: &Value| match value {
        Value::Instance(instance) => instance.exception(|data| {
            (data.traceback.first().cloned(), data.cause.as_ref().and_then(Value::address), data.notes.len())
        }),
        _ => None,
    };
    raised(a) == raised(b)
}

fn copy_frames(from: &Value, to: &Value) {
    if let (Value::Instance(from), Value::Instance(to)) = (from, to) {
        let traceback = from.exception(|data| data.traceback.clone()).unwrap_or_default();
        to.exception(|data| data.traceback = traceback);
    }
}
