//! Frames, code and tracebacks as a program sees them: names, lines and variables to look at.

use std::rc::Rc;

use super::class::Class;
use super::code::{CodeObject, LoadedCode};
use super::dict::Dict;
use super::exception::TraceEntry;
use super::frame::Frame;
use super::native::{Flow, Input, NativeFrame, Step, Stop};
use super::object::Object;
use super::stack::{Body, Entry, Stack};
use super::traceback::Traceback;
use super::value::Value;
use super::Vm;
use crate::compile::code::{Code, CodeKind};
use crate::compile::symbol::Symbol;

/// A frame at one moment: `cr_frame`, `tb_frame`.
pub struct FrameObject {
    pub code: Rc<LoadedCode>,
    pub line: u32,
    /// A dict.
    pub locals: Value,
    /// The frame that called it, or None.
    pub back: Value,
}

impl Vm {
    /// The frame as an object, with its variables as they are.
    pub fn frame_object(&mut self, frame: &Frame) -> Value {
        let locals = self.frame_locals(frame);
        let line = if frame.pc == 0 { frame.code.code.first_line } else { frame.line_at(frame.pc) };
        Value::native(FrameObject { code: frame.code.clone(), line, locals, back: Value::None })
    }

    /// The program's frames that are running, as an object: the innermost, with its variables. None when there is none.
    pub fn running_frames(&mut self, stack: &Stack) -> Value {
        let running = stack.entries.iter().filter_map(|entry| match &entry.body {
            Body::Python(frame) if !frame.code.code.library => Some(&**frame),
            _ => None,
        });
        let frames: Vec<&Frame> = running.collect();
        let mut back = Value::None;
        for (at, frame) in frames.iter().enumerate() {
            let innermost = at + 1 == frames.len();
            let locals = if innermost { self.frame_locals(frame) } else { Value::Dict(Rc::default()) };
            let line = frame.line_at(frame.pc.saturating_sub(1));
            back = Value::native(FrameObject { code: frame.code.clone(), line, locals, back });
        }
        back
    }

    fn frame_locals(&mut self, frame: &Frame) -> Value {
        let locals = Dict::new();
        let slots = frame.code.code.slots.clone();
        for (slot, value) in slots.iter().zip(&frame.values) {
            let name = self.names.name(*slot).clone();
            let value = match value {
                Value::Cell(cell) => cell.borrow().clone(),
                value => value.clone(),
            };
            // The compiler's own variables begin with a dot.
            if !name.starts_with('.') && !value.is_unbound() {
                locals.set_str(self, &name, value);
            }
        }
        Value::Dict(Rc::new(locals))
    }
}

impl Object for FrameObject {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.frame.clone()
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        Ok(match &**vm.names.name(name) {
            "f_lineno" => Some(Value::from(self.line as usize)),
            "f_code" => Some(Value::native(CodeObject(self.code.clone()))),
            "f_locals" => Some(self.locals.clone()),
            "f_back" => Some(self.back.clone()),
            _ => None,
        })
    }

    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let (address, file) = (vm.address_text(this), vm.filename.clone());
        Ok(Some(format!("<frame at {address}, file '{file}', line {}, code {}>", self.line, self.code.code.name)))
    }
}

impl Object for CodeObject {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.code.clone()
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        let code = &self.0.code;
        let count = |n: u32| Some(Value::from(n as usize));
        let params = &code.params;
        Ok(match &**vm.names.name(name) {
            "co_name" => Some(Value::str(&code.name)),
            "co_qualname" => Some(Value::str(&code.qualname)),
            "co_filename" => Some(Value::str(&vm.filename.clone())),
            "co_firstlineno" => count(code.first_line),
            "co_argcount" => count(params.positional),
            "co_posonlyargcount" => count(params.positional_only),
            "co_kwonlyargcount" => count(params.keyword_only),
            "co_varnames" => Some(names(vm, code, |slot| !code.free.contains(&slot) && (!code.cells.contains(&slot) || is_parameter(code, slot)))),
            "co_cellvars" => Some(names(vm, code, |slot| code.cells.contains(&slot))),
            "co_freevars" => Some(names(vm, code, |slot| code.free.contains(&slot))),
            "co_flags" => count(flags(code)),
            _ => None,
        })
    }

    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let (address, file) = (vm.address_text(this), vm.filename.clone());
        let code = &self.0.code;
        Ok(Some(format!("<code object {} at {address}, file \"{file}\", line {}>", code.name, code.first_line)))
    }
}

fn is_parameter(code: &Code, slot: u32) -> bool {
    let params = &code.params;
    slot < params.positional + params.keyword_only + u32::from(params.star_args) + u32::from(params.star_kwargs)
}

fn names(vm: &Vm, code: &Code, wanted: impl Fn(u32) -> bool) -> Value {
    let slots = code.slots.iter().zip(0..).filter(|(_, slot)| wanted(*slot));
    let names = slots.map(|(symbol, _)| vm.names.name(*symbol)).filter(|name| !name.starts_with('.'));
    Value::tuple(names.map(|name| Value::str(name)).collect())
}

/// `co_flags`, as far as they say what a call gives. (CPython: `CO_VARARGS` and so on.)
fn flags(code: &Code) -> u32 {
    let kind = match code.kind {
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
        _ => 0,
    };
    0x3 | u32::from(code.params.star_args) << 2 | u32::from(code.params.star_kwargs) << 3 | kind
}

impl Object for Traceback {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.traceback.clone()
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        // The library's own frames are not shown.
        let mut rest: Vec<TraceEntry> = self.0.iter().filter(|entry| entry.is_program()).cloned().collect();
        let Some(outermost) = rest.pop() else { return Ok(None) };
        Ok(match &**vm.names.name(name) {
            "tb_lineno" => Some(Value::from(outermost.line as usize)),
            "tb_next" if rest.is_empty() => Some(Value::None),
            "tb_next" => Some(Value::native(Traceback(rest))),
            "tb_frame" => {
                let locals = Value::Dict(Rc::default());
                Some(Value::native(FrameObject { code: outermost.code, line: outermost.line, locals, back: Value::None }))
            }
            _ => None,
        })
    }
}

/// Asks for the frames of its stack, once.
struct Frames {
    asked: bool,
}

impl NativeFrame for Frames {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        Ok(match input {
            Input::Value(_) if !std::mem::replace(&mut self.asked, true) => Step::Frames,
            Input::Value(frames) => Step::Return(frames),
            Input::Yielded(_) => Step::Return(Value::None),
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
        })
    }
}

/// `sys._getframe()`
pub fn frames() -> Flow {
    Flow::Push(Entry::native(Frames { asked: false }))
}
