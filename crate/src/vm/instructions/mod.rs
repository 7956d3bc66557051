//! The instructions: one frame, from where it stands to where it wants something of its stack.

mod calls;
mod containers;
mod flow;
mod iteration;
mod operators;

use std::rc::Rc;

use self::calls::{dict_merge, spread_extend};
use self::containers::{
    build_dict, build_set, delete_item, dict_update, list_extend, set_add, set_update, store_item,
};
use self::iteration::get_iter;
use self::operators::contains;
use super::Vm;
use super::eval::Transition;
use super::exception_group::{join_groups, match_group};
use super::frame::Frame;
use super::generators::{get_aiter, get_anext, get_awaitable};
use super::native::{Args, Flow, Stop};
use super::pattern::{type_alias, type_parameter};
use super::range::Slice;
use super::stack::Then;
use super::value::Value;
use crate::compile::code::{CodeKind, Conversion, Op};

/// How an instruction ends.
pub(in crate::vm) enum Next {
    /// The next instruction.
    Go,
    /// Something for the stack.
    Leave(Transition),
}

type Step = Result<Next, Stop>;

impl Vm {
    /// Runs a frame until it wants something of its stack.
    pub(in crate::vm) fn run_frame(&mut self, frame: &mut Frame) -> Transition {
        let ops = frame.code.ops.clone();
        loop {
            if self.slice == 0 {
                return Transition::Pause;
            }
            self.slice -= 1;
            let Some(&op) = ops.get(frame.pc) else { return Transition::Return(Value::None) };
            frame.pc += 1;
            match self.execute(frame, op) {
                Ok(Next::Go) => {}
                Ok(Next::Leave(transition)) => return transition,
                Err(stop) => return stop.into(),
            }
        }
    }

    #[inline]
    fn execute(&mut self, frame: &mut Frame, op: Op) -> Step {
        match op {
            Op::LoadFast(slot) => {
                let value = frame.values[slot as usize].clone();
                if value.is_unbound() {
                    return Err(self.unbound_local(frame, slot));
                }
                frame.push(value);
            }
            Op::StoreFast(slot) => {
                let value = frame.pop();
                frame.values[slot as usize] = value;
            }
            Op::Const(index) => {
                let value = frame.code.consts[index as usize].clone();
                frame.push(value);
            }
            Op::LoadGlobal(slot) => {
                let value = frame.module.load(slot);
                if value.is_unbound() {
                    return Err(self.undefined_name(frame, slot));
                }
                frame.push(value);
            }
            Op::StoreGlobal(slot) => {
                let value = frame.pop();
                let old = frame.module.store(slot, value);
                drop(old);
            }
            Op::Line(line) => return self.line(frame, line),
            Op::Jump(target) => frame.pc = target as usize,
            Op::PopJumpIfFalse(target) => return self.jump_if(frame, target, false, true),
            Op::PopJumpIfTrue(target) => return self.jump_if(frame, target, true, true),
            Op::JumpIfFalseOrPop(target) => return self.jump_if(frame, target, false, false),
            Op::JumpIfTrueOrPop(target) => return self.jump_if(frame, target, true, false),
            Op::PopJumpIfNone(target) => {
                if frame.pop().is_none() {
                    frame.pc = target as usize;
                }
            }
            Op::PopJumpIfNotNone(target) => {
                if !frame.pop().is_none() {
                    frame.pc = target as usize;
                }
            }
            Op::Binary(op) => return self.binary_op(frame, op),
            Op::Inplace(op) => return self.inplace_op(frame, op),
            Op::Unary(op) => return self.unary_op(frame, op),
            Op::Compare(op) => return self.compare_op(frame, op),
            Op::Is(inverted) => {
                let (b, a) = (frame.pop(), frame.pop());
                frame.push(Value::Bool(a.is(&b) != inverted));
            }
            Op::Contains(inverted) => {
                let (container, item) = (frame.pop(), frame.pop());
                let args = Args::new([container, item, Value::Bool(inverted)]);
                return self.native_op(frame, contains, args);
            }
            Op::Pop => drop(frame.pop()),
            Op::Dup => {
                let value = frame.peek(1).clone();
                frame.push(value);
            }
            Op::Copy(n) => {
                let value = frame.peek(n as usize).clone();
                frame.push(value);
            }
            Op::Swap(n) => {
                let top = frame.values.len() - 1;
                frame.values.swap(top, top + 1 - n as usize);
            }
            Op::DeleteFast(slot) => {
                let old = std::mem::take(&mut frame.values[slot as usize]);
                if old.is_unbound() {
                    return Err(self.unbound_local(frame, slot));
                }
            }
            Op::TakeFast(slot) => {
                let value = std::mem::take(&mut frame.values[slot as usize]);
                frame.push(value);
            }
            Op::MakeCell(slot) => frame.values[slot as usize] = Value::Cell(Rc::default()),
            Op::LoadDeref(slot) => {
                let value = self.cell_content(frame, slot)?;
                frame.push(value);
            }
            Op::StoreDeref(slot) => {
                let value = frame.pop();
                if let Value::Cell(cell) = &frame.values[slot as usize] {
                    let old = cell.replace(value);
                    drop(old);
                }
            }
            Op::DeleteDeref(slot) => {
                self.cell_content(frame, slot)?;
                if let Value::Cell(cell) = &frame.values[slot as usize] {
                    let old = cell.take();
                    drop(old);
                }
            }
            Op::LoadClosure(slot) => {
                let cell = frame.values[slot as usize].clone();
                frame.push(cell);
            }
            Op::DeleteGlobal(slot) => {
                let old = frame.module.store(slot, Value::Unbound);
                if old.is_unbound() {
                    return Err(self.undefined_name(frame, slot));
                }
            }
            Op::LoadName(name, global) => return self.load_name(frame, name, global),
            Op::LoadClassDeref(name, slot) => {
                let value = match self.class_name_value(frame, name) {
                    Some(value) => value,
                    None => self.cell_content(frame, slot)?,
                };
                frame.push(value);
            }
            Op::StoreName(name) => {
                let value = frame.pop();
                return self.store_name(frame, name, value);
            }
            Op::DeleteName(name) => return self.delete_name(frame, name),
            Op::LoadAttr(name) => {
                let object = frame.pop();
                let name = frame.code.code.names[name as usize];
                let flow = self.load_attribute(object, name)?;
                return self.flow(frame, flow, Then::Push);
            }
            Op::StoreAttr(name) => {
                let (object, value) = (frame.pop(), frame.pop());
                let name = frame.code.code.names[name as usize];
                let flow = self.set_attribute(&object, name, value)?;
                return self.flow(frame, flow, Then::Discard);
            }
            Op::DeleteAttr(name) => {
                let object = frame.pop();
                let name = frame.code.code.names[name as usize];
                let flow = self.set_attribute(&object, name, Value::Unbound)?;
                return self.flow(frame, flow, Then::Discard);
            }
            Op::LoadMethod(name) => return self.load_method(frame, name),
            Op::LoadSuperAttr(name) => {
                let (this, class) = (frame.pop(), frame.pop());
                let name = frame.code.code.names[name as usize];
                let Value::Class(class) = class else {
                    return Err(self.type_error("super() argument 1 must be a type"));
                };
                let flow = self.super_attribute(&class, &this, name)?;
                return self.flow(frame, flow, Then::Push);
            }
            Op::LoadItem => {
                let (key, container) = (frame.pop(), frame.pop());
                return self.load_item(frame, container, key);
            }
            Op::StoreItem => {
                let (key, container, value) = (frame.pop(), frame.pop(), frame.pop());
                return self.discard_op(frame, store_item, Args::new([container, key, value]));
            }
            Op::DeleteItem => {
                let (key, container) = (frame.pop(), frame.pop());
                return self.discard_op(frame, delete_item, Args::new([container, key]));
            }
            Op::BuildSlice(n) => {
                let step = if n == 3 { frame.pop() } else { Value::None };
                let (stop, start) = (frame.pop(), frame.pop());
                frame.push(Value::Slice(Rc::new(Slice { start, stop, step })));
            }
            Op::BuildTuple(n) => {
                let items = frame.pop_n(n as usize).collect();
                frame.push(Value::tuple(items));
            }
            Op::BuildList(n) => {
                let items = frame.pop_n(n as usize).collect();
                frame.push(Value::list(items));
            }
            Op::BuildSet(n) => {
                let items = Args::new(frame.pop_n(n as usize));
                return self.native_op(frame, build_set, items);
            }
            Op::BuildDict(n) => {
                let items = Args::new(frame.pop_n(2 * n as usize));
                return self.native_op(frame, build_dict, items);
            }
            Op::BuildString(n) => {
                let mut text = String::new();
                for piece in frame.pop_n(n as usize) {
                    if let Value::Str(piece) = &piece {
                        text.push_str(piece);
                    }
                }
                self.reserve(text.len() as u64)?;
                frame.push(Value::string(text));
            }
            Op::ListToTuple => {
                if let Value::List(list) = frame.pop() {
                    frame.push(Value::tuple(list.replace(Vec::new())));
                }
            }
            Op::ListAppend(n) => {
                let item = frame.pop();
                if let Value::List(list) = frame.peek(n as usize) {
                    list.push(item);
                }
            }
            Op::SetAdd(n) => {
                let item = frame.pop();
                let set = frame.peek(n as usize).clone();
                return self.discard_op(frame, set_add, Args::new([set, item]));
            }
            Op::DictAdd(n) => {
                let (value, key) = (frame.pop(), frame.pop());
                let dict = frame.peek(n as usize).clone();
                return self.discard_op(frame, store_item, Args::new([dict, key, value]));
            }
            Op::ListExtend => {
                let (iterable, list) = (frame.pop(), frame.peek(1).clone());
                return self.discard_op(frame, list_extend, Args::new([list, iterable]));
            }
            Op::SpreadExtend => {
                let (iterable, list, callable) = (frame.pop(), frame.peek(1).clone(), frame.peek(2).clone());
                return self.discard_op(frame, spread_extend, Args::new([list, iterable, callable]));
            }
            Op::SetUpdate => {
                let (iterable, set) = (frame.pop(), frame.peek(1).clone());
                return self.discard_op(frame, set_update, Args::new([set, iterable]));
            }
            Op::DictUpdate => {
                let (mapping, dict) = (frame.pop(), frame.peek(1).clone());
                return self.discard_op(frame, dict_update, Args::new([dict, mapping]));
            }
            Op::DictMerge(n) => {
                let mapping = frame.pop();
                let callable = frame.peek(n as usize).clone();
                let dict = frame.peek(1).clone();
                return self.discard_op(frame, dict_merge, Args::new([dict, mapping, callable]));
            }
            Op::Unpack(n) => {
                let sequence = frame.pop();
                return self.unpack(frame, sequence, n as usize, None);
            }
            Op::UnpackEx(before, after) => {
                let sequence = frame.pop();
                return self.unpack(frame, sequence, before as usize, Some(after as usize));
            }
            Op::Format(conversion, has_spec) => {
                let spec = if has_spec { frame.pop() } else { Value::None };
                let value = frame.pop();
                if let (Value::Str(_), Value::None) = (&value, &spec)
                    && !matches!(conversion, Conversion::Repr | Conversion::Ascii)
                {
                    frame.push(value);
                    return Ok(Next::Go);
                }
                let args = Args::new([value, spec, Value::int(conversion as i64)]);
                return self.native_op(frame, format, args);
            }
            Op::Call(n) => {
                let args = Args::new(frame.pop_n(n as usize));
                let callable = frame.pop();
                return self.call_op(frame, callable, args);
            }
            Op::CallMethod(n) => {
                let mut args = Args::new(frame.pop_n(n as usize));
                let (this, callable) = (frame.pop(), frame.pop());
                if !this.is_unbound() {
                    args.positional.insert(0, this);
                }
                return self.call_op(frame, callable, args);
            }
            Op::CallKw(n, names) => {
                let keywords = self.keyword_names(frame, names);
                let first = n as usize - keywords.len();
                let mut values = frame.pop_n(n as usize);
                let positional = values.by_ref().take(first).collect();
                let keywords = keywords.into_iter().zip(values).collect();
                let callable = frame.pop();
                return self.call_op(frame, callable, Args { positional, keywords });
            }
            Op::CallEx(has_keywords) => {
                let keywords = if has_keywords { frame.pop() } else { Value::None };
                let (positional, callable) = (frame.pop(), frame.pop());
                let args = self.spread_args(positional, keywords)?;
                return self.call_op(frame, callable, args);
            }
            Op::MakeFunction(flags) => self.make_function(frame, flags),
            Op::LoadBuildClass => {
                let build = self.builtins.get(&self.known.build_class).cloned().unwrap_or_default();
                frame.push(build);
            }
            Op::LoadLocals => {
                let namespace = frame.namespace.clone().unwrap_or_default();
                frame.push(Value::Dict(namespace));
            }
            Op::Return => {
                let value = frame.pop();
                return Ok(Next::Leave(Transition::Return(value)));
            }
            Op::GetIter => {
                let iterable = frame.pop();
                return self.native_op(frame, get_iter, Args::new([iterable]));
            }
            Op::ForIter(_) => return self.for_iter(frame),
            Op::Yield => {
                let value = frame.pop();
                let transition = match frame.code.code.kind {
                    CodeKind::AsyncGenerator => Transition::Item(value),
                    _ => Transition::Yield(value),
                };
                return Ok(Next::Leave(transition));
            }
            Op::GetYieldFrom => {
                let iterable = frame.pop();
                let in_coroutine = frame.code.code.kind == CodeKind::Coroutine;
                return match &iterable {
                    Value::Generator(generator) if generator.kind == CodeKind::Coroutine && !in_coroutine => Err(self
                        .type_error("cannot 'yield from' a coroutine object in a non-coroutine generator")),
                    Value::Generator(_) => {
                        frame.push(iterable);
                        Ok(Next::Go)
                    }
                    _ => self.native_op(frame, get_iter, Args::new([iterable])),
                };
            }
            Op::GetAwaitable(what) => {
                let awaitable = frame.pop();
                let args = Args::new([awaitable, Value::int(what as i64)]);
                return self.native_op(frame, get_awaitable, args);
            }
            Op::YieldFrom => return self.yield_from(frame),
            Op::GetAiter => {
                let iterable = frame.pop();
                return self.native_op(frame, get_aiter, Args::new([iterable]));
            }
            Op::GetAnext => {
                let iterator = frame.peek(1).clone();
                return self.native_op(frame, get_anext, Args::new([iterator]));
            }
            Op::EndAsyncFor => {
                let (exception, iterator) = (frame.pop(), frame.pop());
                drop(iterator);
                if !self.is_exception(&exception, &self.types.stop_async_iteration.clone()) {
                    return Ok(Next::Leave(Transition::Raise { exception, fresh: false }));
                }
            }
            Op::ReturnGenerator => {}
            Op::Raise(n) => return self.raise_op(frame, n),
            Op::PushHandled => {
                let exception = frame.pop();
                let previous = std::mem::replace(&mut frame.handled, exception);
                frame.push(previous);
            }
            Op::PopHandled => {
                let previous = frame.pop();
                let handled = std::mem::replace(&mut frame.handled, previous);
                drop(handled);
            }
            Op::MatchException => {
                let wanted = frame.pop();
                let exception = frame.peek(1).clone();
                let matches = self.exception_matches(&exception, &wanted)?;
                frame.push(Value::Bool(matches));
            }
            Op::MatchExceptionGroup => {
                let (wanted, exception) = (frame.pop(), frame.pop());
                return self.unpack_op(frame, match_group, Args::new([exception, wanted]));
            }
            Op::SetHandled => {
                let exception = frame.peek(1).clone();
                let before = std::mem::replace(&mut frame.handled, exception);
                drop(before);
            }
            Op::Reraise => {
                let exception = frame.pop();
                return Ok(Next::Leave(Transition::Raise { exception, fresh: false }));
            }
            Op::PrepareReraiseStar => {
                let (list, original) = (frame.pop(), frame.pop());
                return self.native_op(frame, join_groups, Args::new([original, list]));
            }
            Op::LoadAssertionError => {
                let class = Value::Class(self.types.assertion_error.clone());
                frame.push(class);
            }
            Op::WithEnter(is_async) => {
                let manager = frame.pop();
                let (enter, exit) = self.context_manager(&manager, is_async)?;
                frame.push(exit);
                frame.push(enter);
            }
            Op::WithExcept(n) => {
                let exception = frame.peek(1).clone();
                let exit = frame.peek(n as usize).clone();
                let class = Value::Class(self.class_of(&exception));
                let traceback = self.traceback_value(&exception);
                return self.call_op(frame, exit, Args::new([class, exception, traceback]));
            }
            Op::MatchSequence | Op::MatchMapping | Op::GetLen | Op::MatchKeys | Op::MatchClass(..) | Op::DictWithout => {
                return self.pattern_op(frame, op);
            }
            Op::Import(name, from) => return self.import_op(frame, name, from),
            Op::ImportFrom(name) => return self.import_from(frame, name),
            Op::ImportStar => return self.import_star(frame),
            Op::MakeTypeParam(_) => {
                let name = frame.pop();
                let parameter = type_parameter(name);
                frame.push(parameter);
            }
            Op::MakeTypeAlias => {
                let (function, parameters, name) = (frame.pop(), frame.pop(), frame.pop());
                frame.push(type_alias(name, parameters, function));
            }
        }
        Ok(Next::Go)
    }
}

/// A replacement field of an f-string: the value, its format, its conversion.
fn format(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let value = match &args[2] {
        Value::Int(_, 1) => Value::string(vm.str(&args[0])?),
        Value::Int(_, 2) => Value::string(vm.repr(&args[0])?),
        Value::Int(_, 3) => Value::string(vm.ascii(&args[0])?),
        _ => args[0].clone(),
    };
    let spec = match &args[1] {
        Value::Str(spec) => spec.to_string(),
        _ => String::new(),
    };
    vm.format(&value, &spec).map(|text| Flow::Value(Value::string(text)))
}
