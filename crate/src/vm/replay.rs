//! Asking Python from a native function: see [`super::native`].

use super::iterate::{CallEach, Collect};
use super::native::{Args, Flow, Input, NativeFn, NativeFrame, Question, Step, Stop};
use super::stack::Entry;
use super::value::Value;
use super::Vm;
use crate::compile::symbol::Symbol;

/// The answers to the questions of the native function that is being run again, in the order of asking.
#[derive(Default)]
pub struct Replay {
    answers: Vec<Result<Value, Value>>,
    next: usize,
}

impl Vm {
    /// The answer to a question of the running native function: at hand when it runs again, else `Err(Stop::Ask)`.
    pub fn ask(&mut self, question: Question) -> Result<Value, Stop> {
        match self.replay.answers.get(self.replay.next) {
            Some(answer) => {
                self.replay.next += 1;
                answer.clone().map_err(Stop::Raise)
            }
            None => Err(Stop::Ask(Box::new(question))),
        }
    }

    /// Calls anything callable.
    pub fn call(&mut self, callable: &Value, args: Args) -> Result<Value, Stop> {
        self.ask(Question::Call(callable.clone(), args))
    }

    /// The results of a function for each item.
    pub fn call_each(&mut self, callable: &Value, items: Vec<Value>) -> Result<Vec<Value>, Stop> {
        match self.ask(Question::CallEach(callable.clone(), items))? {
            Value::List(list) => Ok(list.to_vec()),
            _ => Ok(Vec::new()),
        }
    }

    /// A special method's attribute, looked up in the class as Python does; unbound functions are not bound.
    #[inline]
    pub fn special(&self, value: &Value, name: Symbol) -> Option<Value> {
        self.class_of(value).lookup(name)
    }

    /// Calls a special method; None when the class has none. A native one runs at once (it must be free of effects, or be the
    /// caller's last act), one of Python's is asked for.
    pub fn call_special(&mut self, this: &Value, name: Symbol, args: &[Value]) -> Result<Option<Value>, Stop> {
        let Some(method) = self.special(this, name) else { return Ok(None) };
        if method.is_none() {
            return Ok(None);
        }
        if let Value::NativeFunction(native) = &method {
            let all = Args::new(std::iter::once(this.clone()).chain(args.iter().cloned()));
            let all = native.signature.bind(self, &native.qualname, all)?;
            return match (native.function)(self, &all)? {
                Flow::Value(value) => Ok(Some(value)),
                flow => self.ask(Question::Flow(flow)).map(Some),
            };
        }
        let bound = self.bind_special(method, this)?;
        self.call(&bound, Args::new(args.iter().cloned())).map(Some)
    }

    /// Runs a native function, with answers at hand.
    pub(super) fn run_native(&mut self, function: NativeFn, args: &Args) -> Result<Flow, Stop> {
        // A native function may be reached from within another's replay (a special method): those share the answers.
        let before = std::mem::take(&mut self.replay);
        let result = function(self, args);
        self.replay = before;
        match result {
            Err(Stop::Ask(question)) => {
                let frame = ReplayFrame { function, args: args.clone(), answers: Vec::new(), question: Some(question), finishing: false };
                Ok(Flow::Push(Entry::native(frame)))
            }
            other => other,
        }
    }
}

/// A native function that asked, and waits for the answer.
struct ReplayFrame {
    function: NativeFn,
    args: Args,
    answers: Vec<Result<Value, Value>>,
    /// What it asked first.
    question: Option<Box<Question>>,
    /// It has no more questions: the next input is its result.
    finishing: bool,
}

impl NativeFrame for ReplayFrame {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(question) = self.question.take() {
            return put(vm, *question);
        }
        let answer = match input {
            Input::Value(value) | Input::Yielded(value) => Ok(value),
            Input::Exception(exception) => Err(exception),
        };
        if self.finishing {
            return answer.map(Step::Return).map_err(Stop::Raise);
        }
        self.answers.push(answer);
        let replay = Replay { answers: std::mem::take(&mut self.answers), next: 0 };
        let before = std::mem::replace(&mut vm.replay, replay);
        let result = (self.function)(vm, &self.args);
        self.answers = std::mem::replace(&mut vm.replay, before).answers;
        match result {
            Ok(Flow::Value(value)) => Ok(Step::Return(value)),
            Ok(flow) => {
                self.finishing = true;
                step(vm, flow)
            }
            Err(Stop::Ask(question)) => put(vm, *question),
            Err(stop) => Err(stop),
        }
    }
}

/// A question as the step that answers it.
fn put(vm: &mut Vm, question: Question) -> Result<Step, Stop> {
    match question {
        Question::Call(callable, args) => Ok(Step::Call(callable, args)),
        Question::Collect(iterable, limit) => Ok(Step::Push(Entry::native(Collect::new(iterable, limit)))),
        Question::CallEach(callable, items) => Ok(Step::Push(Entry::native(CallEach::new(callable, items)))),
        Question::Flow(flow) => step(vm, flow),
    }
}

/// What a flow wants of the VM, as a step.
pub(super) fn step(vm: &mut Vm, flow: Flow) -> Result<Step, Stop> {
    match flow {
        Flow::Value(value) => Ok(Step::Just(value)),
        Flow::Call(callable, args) => Ok(Step::Call(callable, args)),
        Flow::Push(entry) => Ok(Step::Push(entry)),
        Flow::Block(block) => Ok(Step::Block(block)),
        Flow::Frame(function, args) => {
            let flow = vm.without_caller(function, &args)?;
            step(vm, flow)
        }
    }
}
