//! The instructions: one frame, from where it stands to where it wants something of its stack.

use std::rc::Rc;

use super::dict::Dict;
use super::eval::{end_for, Settled, Transition};
use super::frame::Frame;
use super::function::Function;
use super::list::List;
use super::native::{Args, Flow, Stop};
use super::object::Sent;
use super::set::Set;
use super::stack::Then;
use super::value::{Origin, Value};
use super::Vm;
use crate::compile::code::{BinaryOp, CodeKind, CompareOp, Op, UnaryOp, function_flag};
use crate::compile::symbol::Symbol;

/// How an instruction ends.
pub(super) enum Next {
    /// The next instruction.
    Go,
    /// Something for the stack.
    Leave(Transition),
}

type Step = Result<Next, Stop>;

impl Vm {
    /// Runs a frame until it wants something of its stack.
    pub(super) fn run_frame(&mut self, frame: &mut Frame) -> Transition {
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
                let flow = self.get_attribute(&object, name)?;
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
                frame.push(Value::Slice(Rc::new(super::range::Slice { start, stop, step })));
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
                    && !matches!(conversion, crate::compile::code::Conversion::Repr | crate::compile::code::Conversion::Ascii)
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
                return self.native_op(frame, super::generators::get_awaitable, args);
            }
            Op::YieldFrom => return self.yield_from(frame),
            Op::GetAiter => {
                let iterable = frame.pop();
                return self.native_op(frame, super::generators::get_aiter, Args::new([iterable]));
            }
            Op::GetAnext => {
                let iterator = frame.peek(1).clone();
                return self.native_op(frame, super::generators::get_anext, Args::new([iterator]));
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
                let (rest, matched) = self.split_group(&exception, &wanted)?;
                frame.push(rest);
                frame.push(matched);
            }
            Op::Reraise => {
                let exception = frame.pop();
                return Ok(Next::Leave(Transition::Raise { exception, fresh: false }));
            }
            Op::PrepareReraiseStar => {
                let (list, original) = (frame.pop(), frame.pop());
                let result = self.join_groups(&original, &list);
                frame.push(result);
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
            Op::MakeTypeParam(kind) => {
                let name = frame.pop();
                let parameter = super::pattern::type_parameter(name, kind);
                frame.push(parameter);
            }
            Op::MakeTypeAlias => {
                let (function, parameters, name) = (frame.pop(), frame.pop(), frame.pop());
                frame.push(super::pattern::type_alias(name, parameters, function));
            }
        }
        Ok(Next::Go)
    }

    /// What a flow means for this frame.
    pub(super) fn flow(&mut self, frame: &mut Frame, flow: Flow, then: Then) -> Step {
        if let Flow::Frame(function, args) = flow {
            let value = function(self, frame, &args)?;
            frame.push(value);
            return Ok(Next::Go);
        }
        match self.settle(flow) {
            Settled::Value(value) => {
                match then {
                    Then::Discard => drop(value),
                    Then::Method => {
                        frame.push(value);
                        frame.push(Value::Unbound);
                    }
                    _ => frame.push(value),
                }
                Ok(Next::Go)
            }
            Settled::Transition(Transition::Push(entry)) => {
                let entry = if matches!(entry.then, Then::Push) { entry.then(then) } else { entry };
                Ok(Next::Leave(Transition::Push(entry)))
            }
            Settled::Transition(transition) => Ok(Next::Leave(transition)),
        }
    }

    #[inline]
    fn call_op(&mut self, frame: &mut Frame, callable: Value, args: Args) -> Step {
        if !frame.code.code.library {
            self.call_site = Some(frame.code.code.spans[frame.pc - 1]);
        }
        let flow = self.begin_call(callable, args)?;
        match flow {
            Flow::Value(value) => {
                frame.push(value);
                Ok(Next::Go)
            }
            flow => self.flow(frame, flow, Then::Push),
        }
    }

    /// An instruction whose work a native function does: it may have to ask.
    pub(super) fn native_op(&mut self, frame: &mut Frame, function: super::native::NativeFn, args: Args) -> Step {
        let flow = self.run_native(function, &args)?;
        self.flow(frame, flow, Then::Push)
    }

    fn discard_op(&mut self, frame: &mut Frame, function: super::native::NativeFn, args: Args) -> Step {
        let flow = self.run_native(function, &args)?;
        self.flow(frame, flow, Then::Discard)
    }

    #[inline]
    fn jump_if(&mut self, frame: &mut Frame, target: u32, wanted: bool, pop: bool) -> Step {
        let Some(truth) = self.quick_truth(frame.peek(1)) else {
            // Python must tell. With `pop`, the instruction runs again on the answer; otherwise the value must stay.
            let value = if pop { frame.pop() } else { frame.peek(1).clone() };
            if pop {
                frame.pc -= 1;
                return self.native_op(frame, truth_of, Args::new([value]));
            }
            return self.keep_or_jump(frame, value, target, wanted);
        };
        if truth == wanted {
            frame.pc = target as usize;
            if pop {
                drop(frame.pop());
            }
        } else {
            drop(frame.pop());
        }
        Ok(Next::Go)
    }

    /// `a or b` with an `a` whose truth Python must tell: the answer decides in a frame of its own.
    fn keep_or_jump(&mut self, frame: &mut Frame, value: Value, target: u32, wanted: bool) -> Step {
        let flow = self.run_native(truth_of, &Args::new([value]))?;
        match self.settle(flow) {
            Settled::Value(truth) => {
                if matches!(truth, Value::Bool(truth) if truth == wanted) {
                    frame.pc = target as usize;
                } else {
                    drop(frame.pop());
                }
                Ok(Next::Go)
            }
            Settled::Transition(Transition::Push(entry)) => {
                Ok(Next::Leave(Transition::Push(entry.then(Then::JumpOrPop { target, wanted }))))
            }
            Settled::Transition(transition) => Ok(Next::Leave(transition)),
        }
    }

    /// The origin of a number that this instruction computes.
    #[inline]
    fn computed(&mut self, frame: &Frame) -> Origin {
        let cell = &frame.code.computed[frame.pc - 1];
        if cell.get() == Origin(0) && !frame.code.code.library {
            let span = frame.code.code.spans[frame.pc - 1];
            cell.set(self.origins.computed(span));
        }
        cell.get()
    }

    #[inline]
    fn binary_op(&mut self, frame: &mut Frame, op: BinaryOp) -> Step {
        let (b, a) = (frame.pop(), frame.pop());
        let quick = match (op, &a, &b) {
            (BinaryOp::Add, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_add(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Sub, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_sub(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Mul, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_mul(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Add, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a + b)),
            (BinaryOp::Sub, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a - b)),
            (BinaryOp::Mul, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a * b)),
            _ => None,
        };
        if let Some(value) = quick {
            frame.push(value);
            return Ok(Next::Go);
        }
        let args = Args::new([a, b, Value::int(op as i64)]);
        let flow = self.run_native(binary, &args)?;
        self.number_flow(frame, flow)
    }

    fn inplace_op(&mut self, frame: &mut Frame, op: BinaryOp) -> Step {
        if let (Value::Int(..) | Value::Float(..), Value::Int(..) | Value::Float(..)) = (frame.peek(1), frame.peek(2)) {
            return self.binary_op(frame, op);
        }
        let (b, a) = (frame.pop(), frame.pop());
        let args = Args::new([a, b, Value::int(op as i64)]);
        let flow = self.run_native(inplace, &args)?;
        self.number_flow(frame, flow)
    }

    /// A result that, when it is a number, was computed here.
    fn number_flow(&mut self, frame: &mut Frame, flow: Flow) -> Step {
        match flow {
            Flow::Value(Value::Int(_, n)) => frame.push(Value::Int(self.computed(frame), n)),
            Flow::Value(Value::Float(_, x)) => frame.push(Value::Float(self.computed(frame), x)),
            Flow::Value(value) => frame.push(value),
            flow => return self.flow(frame, flow, Then::Push),
        }
        Ok(Next::Go)
    }

    fn unary_op(&mut self, frame: &mut Frame, op: UnaryOp) -> Step {
        if op == UnaryOp::Not
            && let Some(truth) = self.quick_truth(frame.peek(1))
        {
            drop(frame.pop());
            frame.push(Value::Bool(!truth));
            return Ok(Next::Go);
        }
        let value = frame.pop();
        let flow = self.run_native(unary, &Args::new([value, Value::int(op as i64)]))?;
        self.number_flow(frame, flow)
    }

    #[inline]
    fn compare_op(&mut self, frame: &mut Frame, op: CompareOp) -> Step {
        let (b, a) = (frame.pop(), frame.pop());
        if let (&Value::Int(_, a), &Value::Int(_, b)) = (&a, &b) {
            frame.push(Value::Bool(match op {
                CompareOp::Lt => a < b,
                CompareOp::Le => a <= b,
                CompareOp::Eq => a == b,
                CompareOp::Ne => a != b,
                CompareOp::Gt => a > b,
                CompareOp::Ge => a >= b,
            }));
            return Ok(Next::Go);
        }
        self.native_op(frame, compare, Args::new([a, b, Value::int(op as i64)]))
    }

    fn load_item(&mut self, frame: &mut Frame, container: Value, key: Value) -> Step {
        if let (Value::List(list), &Value::Int(_, index)) = (&container, &key)
            && let Ok(index) = usize::try_from(index)
            && let Some(item) = list.get(index)
        {
            frame.push(item);
            return Ok(Next::Go);
        }
        self.native_op(frame, load_item, Args::new([container, key]))
    }

    /// `object.name(` : the function and its object apart, so that no bound method is made.
    #[inline]
    fn load_method(&mut self, frame: &mut Frame, name: u32) -> Step {
        let name = frame.code.code.names[name as usize];
        let object = frame.pop();
        let own = match &object {
            Value::Instance(instance) => {
                let class = instance.class();
                let plain = !class.open || class.lookup(self.known.getattribute).is_none_or(|hook| !matches!(hook, Value::Function(_)));
                if plain && instance.attributes.borrow().get(name).is_none() { class.lookup(name) } else { None }
            }
            Value::Class(_) | Value::Module(_) => None,
            Value::Native(native) if !native.object().plain_methods() => None,
            other => self.class_of(other).lookup(name),
        };
        match own {
            Some(function @ Value::Function(_)) => {
                frame.push(function);
                frame.push(object);
                Ok(Next::Go)
            }
            Some(Value::NativeFunction(native)) if native.binds => {
                frame.push(Value::NativeFunction(native));
                frame.push(object);
                Ok(Next::Go)
            }
            _ => {
                let flow = self.get_attribute(&object, name)?;
                self.flow(frame, flow, Then::Method)
            }
        }
    }

    #[inline]
    fn for_iter(&mut self, frame: &mut Frame) -> Step {
        let iterator = frame.peek(1).clone();
        if let Some(next) = self.next_native(&iterator)? {
            match next {
                Some(item) => frame.push(item),
                None => end_for(frame),
            }
            return Ok(Next::Go);
        }
        match &iterator {
            Value::Generator(generator) => {
                let input = super::stack::EntryInput::Send(Value::None);
                if generator.state.get() == super::generator::State::Done {
                    end_for(frame);
                    return Ok(Next::Go);
                }
                let entry = self.resume_generator(generator, input)?;
                Ok(Next::Leave(Transition::Push(entry.then(Then::ForIter))))
            }
            Value::Native(native) => match native.object().send(self, &iterator, Value::None)? {
                Sent::Yield(item) => {
                    frame.push(item);
                    Ok(Next::Go)
                }
                Sent::Return(_) => {
                    end_for(frame);
                    Ok(Next::Go)
                }
                Sent::Push(entry) => {
                    let then = if matches!(entry.then, Then::AwaitNext) { Then::ForNext } else { Then::ForIter };
                    Ok(Next::Leave(Transition::Push(entry.then(then))))
                }
            },
            _ => {
                let Some(next) = self.special(&iterator, self.known.next) else {
                    let class = self.class_name(&iterator);
                    return Err(self.type_error(&format!("'{class}' object is not an iterator")));
                };
                let flow = match self.begin_call(next, Args::new([iterator.clone()])) {
                    Err(Stop::Raise(exception)) if self.stop_iteration_value(&exception).is_some() => {
                        end_for(frame);
                        return Ok(Next::Go);
                    }
                    result => result?,
                };
                self.flow(frame, flow, Then::ForNext)
            }
        }
    }

    /// See [`Op::YieldFrom`].
    fn yield_from(&mut self, frame: &mut Frame) -> Step {
        let value = frame.pop();
        let iterator = frame.peek(1).clone();
        match self.send_to(&iterator, value)? {
            Sent::Push(entry) => Ok(Next::Leave(Transition::Push(super::eval::awaited(entry)))),
            Sent::Yield(value) => {
                frame.pc -= 1;
                Ok(Next::Leave(Transition::Yield(value)))
            }
            Sent::Return(value) => {
                let iterator = frame.pop();
                frame.push(value);
                drop(iterator);
                Ok(Next::Go)
            }
        }
    }

    fn unpack(&mut self, frame: &mut Frame, sequence: Value, before: usize, after: Option<usize>) -> Step {
        let items = match (&sequence, after) {
            (Value::Tuple(items), None) if items.len() == before => items.to_vec(),
            (Value::List(list), None) if list.len() == before => list.to_vec(),
            _ => {
                let after = after.map_or(Value::None, Value::from);
                let args = Args::new([sequence, Value::from(before), after]);
                let flow = self.run_native(super::pattern::unpack, &args)?;
                if let Flow::Value(Value::Tuple(items)) = &flow {
                    items.iter().rev().for_each(|item| frame.push(item.clone()));
                    return Ok(Next::Go);
                }
                return self.flow(frame, flow, Then::Unpack);
            }
        };
        for item in items.into_iter().rev() {
            frame.push(item);
        }
        Ok(Next::Go)
    }

    fn keyword_names(&mut self, frame: &Frame, names: u32) -> Vec<Symbol> {
        let Value::Tuple(names) = frame.code.consts[names as usize].clone() else { return Vec::new() };
        names.iter().filter_map(|name| match name {
            Value::Str(name) => Some(self.names.intern(name)),
            _ => None,
        }).collect()
    }

    /// The arguments of `f(*args, **kwargs)`.
    fn spread_args(&mut self, positional: Value, keywords: Value) -> Result<Args, Stop> {
        let mut args = Args::default();
        match positional {
            Value::Tuple(items) => args.positional.extend(items.iter().cloned()),
            Value::List(list) => args.positional.extend(list.to_vec()),
            _ => {}
        }
        let Value::Dict(dict) = keywords else { return Ok(args) };
        for (key, value) in dict.entries() {
            let Value::Str(key) = key else { return Err(self.type_error("keywords must be strings")) };
            args.keywords.push((self.symbol(&key), value));
        }
        Ok(args)
    }

    fn make_function(&mut self, frame: &mut Frame, flags: u32) {
        let code = frame.pop();
        let Value::Native(code) = code else { return };
        let Some(code) = code.get::<super::code::CodeObject>().map(|code| code.0.clone()) else { return };
        let closure = if flags & function_flag::CLOSURE != 0 { frame.pop() } else { Value::None };
        let annotate = if flags & function_flag::ANNOTATE != 0 { frame.pop() } else { Value::None };
        let kw_defaults = if flags & function_flag::KW_DEFAULTS != 0 { frame.pop() } else { Value::None };
        let defaults = if flags & function_flag::DEFAULTS != 0 { frame.pop() } else { Value::None };
        let closure = match closure {
            Value::Tuple(cells) => cells.iter().filter_map(|cell| match cell {
                Value::Cell(cell) => Some(cell.clone()),
                _ => None,
            }).collect(),
            _ => Vec::new(),
        };
        let defaults = match defaults {
            Value::Tuple(defaults) => defaults.to_vec(),
            _ => Vec::new(),
        };
        let keyword_defaults = self.keyword_defaults(&code.code, kw_defaults);
        let (name, qualname) = (code.code.name.clone(), code.code.qualname.clone());
        let function = Function {
            module: frame.module.clone(),
            name: name.into(),
            qualname: qualname.into(),
            defaults: defaults.into(),
            keyword_defaults: keyword_defaults.into(),
            annotate: annotate.into(),
            closure,
            attributes: Default::default(),
            code,
        };
        frame.push(Value::Function(Rc::new(function)));
    }

    fn keyword_defaults(&mut self, code: &crate::compile::code::Code, defaults: Value) -> Vec<Value> {
        let Value::Dict(dict) = defaults else { return Vec::new() };
        let first = code.params.positional as usize;
        let names = code.slots[first..first + code.params.keyword_only as usize].to_vec();
        names.into_iter().map(|name| {
            let name = self.names.name(name).clone();
            dict.get_str(self, &name).unwrap_or_default()
        }).collect()
    }
}

fn op_of<T: Copy>(all: &[T], index: &Value) -> T {
    match index {
        Value::Int(_, index) => all[*index as usize % all.len()],
        _ => all[0],
    }
}

const BINARY: [BinaryOp; 13] = {
    use BinaryOp::*;
    [Add, Sub, Mul, Div, FloorDiv, Mod, Pow, MatMul, LShift, RShift, And, Or, Xor]
};

fn binary(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.binary(op_of(&BINARY, &args[2]), &args[0], &args[1]).map(Flow::Value)
}

fn inplace(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.inplace(op_of(&BINARY, &args[2]), &args[0], &args[1]).map(Flow::Value)
}

fn unary(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let op = op_of(&[UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Invert, UnaryOp::Not], &args[1]);
    vm.unary(op, &args[0]).map(Flow::Value)
}

fn compare(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    use CompareOp::*;
    vm.compare(op_of(&[Lt, Le, Eq, Ne, Gt, Ge], &args[2]), &args[0], &args[1]).map(Flow::Value)
}

fn contains(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let found = vm.contains(&args[0], &args[1])?;
    Ok(Flow::Value(Value::Bool(found != matches!(args[2], Value::Bool(true)))))
}

fn truth_of(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.truth(&args[0]).map(|truth| Flow::Value(Value::Bool(truth)))
}

fn load_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.get_item(&args[0], &args[1]).map(Flow::Value)
}

fn store_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.set_item(&args[0], &args[1], &args[2])
}

fn delete_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.delete_item(&args[0], &args[1])
}

fn build_set(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let set = Set::new(false);
    for item in &args.positional {
        set.add(vm, item.clone())?;
    }
    Ok(Flow::Value(Value::Set(Rc::new(set))))
}

fn build_dict(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let dict = Dict::new();
    for pair in args.positional.chunks_exact(2) {
        dict.set(vm, pair[0].clone(), pair[1].clone())?;
    }
    Ok(Flow::Value(Value::Dict(Rc::new(dict))))
}

fn set_add(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if let Value::Set(set) = &args[0] {
        set.add(vm, args[1].clone())?;
    }
    Ok(Flow::Value(Value::None))
}

fn list_extend(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let items = match vm.collect(&args[1]) {
        Ok(items) => items,
        Err(stop) => return Err(vm.not_iterable_after_star(stop, &args[1])),
    };
    if let Value::List(list) = &args[0] {
        extend(list, items);
    }
    Ok(Flow::Value(Value::None))
}

fn extend(list: &List, items: Vec<Value>) {
    list.edit(|own| own.extend(items));
}

fn set_update(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let items = vm.collect(&args[1])?;
    if let Value::Set(set) = &args[0] {
        for item in items {
            set.add(vm, item)?;
        }
    }
    Ok(Flow::Value(Value::None))
}

fn dict_update(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let pairs = match vm.mapping_items(&args[1])? {
        Some(pairs) => pairs,
        None => {
            let class = vm.class_name(&args[1]);
            return Err(vm.type_error(&format!("'{class}' object is not a mapping")));
        }
    };
    if let Value::Dict(dict) = &args[0] {
        for (key, value) in pairs {
            dict.set(vm, key, value)?;
        }
    }
    Ok(Flow::Value(Value::None))
}

fn dict_merge(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let name = vm.callable_name(&args[2]);
    let Some(pairs) = vm.mapping_items(&args[1])? else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("{name} argument after ** must be a mapping, not {class}")));
    };
    let Value::Dict(dict) = &args[0] else { return Ok(Flow::Value(Value::None)) };
    for (key, _) in &pairs {
        let Value::Str(text) = key else { return Err(vm.type_error("keywords must be strings")) };
        if dict.contains(vm, key)? {
            return Err(vm.type_error(&format!("{name} got multiple values for keyword argument '{}'", &***text)));
        }
    }
    for (key, value) in pairs {
        dict.set(vm, key, value)?;
    }
    Ok(Flow::Value(Value::None))
}

fn get_iter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.get_iter(&args[0]).map(Flow::Value)
}

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
