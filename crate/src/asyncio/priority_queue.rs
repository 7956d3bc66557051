//! `asyncio.PriorityQueue`: a heap, with the comparisons of Python's `heapq` in its order.
//!
//! A comparison may be Python's, so all of them are asked for before anything moves. One that raises leaves the heap half done, as it
//! does in CPython.

use crate::vm::Vm;
use crate::vm::list::List;
use crate::vm::native::Stop;
use crate::vm::value::Value;

/// `heappush`
pub fn push(vm: &mut Vm, heap: &List, item: Value) -> Result<(), Stop> {
    let last = heap.len();
    let (place, failed) = rise(vm, &item, last, |place| heap.get(place))?;
    heap.push(item);
    heap.edit(|items| climb(items, last, place));
    failed
}

/// `heappop`
pub fn pop(vm: &mut Vm, heap: &List) -> Result<Value, Stop> {
    let length = heap.len().saturating_sub(1);
    let Some(last) = heap.get(length) else { return Err(vm.index_error("index out of range")) };
    if length == 0 {
        let popped = heap.edit(Vec::pop);
        return Ok(popped.unwrap_or_default());
    }
    let (path, mut failed) = sink(vm, heap, length)?;
    // The last item went down this path, and what lay on it went up by one.
    let bottom = path.last().copied().unwrap_or(0);
    let mut place = bottom;
    if failed.is_ok() {
        let moved = |place: usize| path.iter().find(|&&child| (child - 1) / 2 == place).and_then(|&child| heap.get(child));
        (place, failed) = rise(vm, &last, bottom, moved)?;
    }
    let first = heap.edit(|items| {
        let last = items.pop().unwrap_or_default();
        let first = std::mem::replace(&mut items[0], last);
        for &child in &path {
            items.swap(child, (child - 1) / 2);
        }
        climb(items, bottom, place);
        first
    });
    failed.map(|()| first)
}

/// Whether a comparison raised. Questions and the end of a run are no such thing: they come as errors of the caller's.
type Failed = Result<(), Stop>;

/// `a < b`; Err inside: it raised.
fn less(vm: &mut Vm, a: &Value, b: &Value) -> Result<Result<bool, Stop>, Stop> {
    match vm.lt(a, b) {
        Ok(less) => Ok(Ok(less)),
        Err(Stop::Raise(exception)) => Ok(Err(Stop::Raise(exception))),
        Err(stop) => Err(stop),
    }
}

/// How far an item rises from a place, past parents that are greater.
fn rise(vm: &mut Vm, item: &Value, mut place: usize, at: impl Fn(usize) -> Option<Value>) -> Result<(usize, Failed), Stop> {
    while place > 0 {
        let above = (place - 1) / 2;
        let Some(parent) = at(above) else { break };
        match less(vm, item, &parent)? {
            Ok(true) => place = above,
            Ok(false) => break,
            Err(stop) => return Ok((place, Err(stop))),
        }
    }
    Ok((place, Ok(())))
}

/// The path from the top to a leaf that follows the lesser child, in the first `length` items.
fn sink(vm: &mut Vm, heap: &List, length: usize) -> Result<(Vec<usize>, Failed), Stop> {
    let (mut path, mut place) = (Vec::new(), 0);
    while 2 * place + 1 < length {
        let mut child = 2 * place + 1;
        if child + 1 < length
            && let (Some(left), Some(right)) = (heap.get(child), heap.get(child + 1))
        {
            match less(vm, &left, &right)? {
                Ok(true) => {}
                Ok(false) => child += 1,
                Err(stop) => return Ok((path, Err(stop))),
            }
        }
        path.push(child);
        place = child;
    }
    Ok((path, Ok(())))
}

/// Moves an item up to a place above it.
fn climb(items: &mut [Value], mut from: usize, to: usize) {
    while from > to {
        let above = (from - 1) / 2;
        items.swap(from, above);
        from = above;
    }
}
