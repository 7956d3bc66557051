//! What questions, answers and checks say, as data: the page words it in each language.

use serde::Serialize;

use super::super::part::Part;

/// A few words of a question, an answer, a check or an author's mistake: the page words it by `kind`, with `args` in their places.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Phrase {
    #[cfg_attr(feature = "types", ts(type = "PhraseKind"))]
    pub kind: &'static str,
    pub args: Vec<Part>,
}

pub(super) fn phrase(kind: &'static str, args: impl Into<Vec<Part>>) -> Phrase {
    Phrase { kind, args: args.into() }
}

/// One whose words lead nowhere.
pub(super) fn told<const N: usize>(kind: &'static str, words: [&str; N]) -> Phrase {
    phrase(kind, words.map(Part::from))
}

impl Phrase {
    /// The words without what they lead to.
    pub fn texts(&self) -> Vec<&str> {
        self.args.iter().map(|part| &*part.text).collect()
    }
}

/// Every kind of phrase, with its arguments; those with a question mark may be the empty text, a last one with dots may be there any
/// number of times. Times are seconds as decimal numbers. A `state` is one of a task's (`sleeping`), or `unmade`; an `ending` of a task is
/// `done`, `failed`, `cancelled` or `unfinished`; an `end` of a run is `well`, `error`, `deadlock`, `limit` or `stopped`.
///
/// | kind | arguments | for example |
/// | --- | --- | --- |
/// | `ask:output`, `:order`, `:time`, `:total`, `:ready`, `:next`, `:fails`, `:cancelled`, `:runsOn`, `:end` | | What is printed next? |
/// | `ask:state` | task | In which state is Task-2? |
/// | `ask:readyThen` | runner | Task-1 runs until it gives way. Who is in the ready queue then? |
/// | `ask:stateThen` | runner, task | Task-1 runs until it gives way. In which state is Task-2 then? |
/// | `ask:resumes` | task | When does Task-2 go on? |
/// | `choice:line` | text | a line of output |
/// | `choice:nothing` | | Nothing more. |
/// | `choice:task` | task | Task-2 |
/// | `choice:callback` | function, task? | the callback `release()` of Task-2 |
/// | `choice:nobody` | | none of them |
/// | `choice:state` | state | sleeping |
/// | `choice:end` | end | with an error |
/// | `fact:printed`, `fact:printedBefore` | time, task? | Task-2 prints it at 1 s. |
/// | `fact:neverPrinted` | | This is never printed. |
/// | `fact:more` | | More is printed. |
/// | `fact:noMore` | | Nothing more is printed. |
/// | `fact:queued` | place, time | It is number 2 in the queue, since 1 s. |
/// | `fact:state` | task, state, time | Task-2 is sleeping then. |
/// | `fact:resumes` | task, time | Task-2 goes on at 1 s. |
/// | `fact:neverResumes` | task | Task-2 does not go on any more. |
/// | `fact:somebody` | | There is one that goes on. |
/// | `fact:nobody` | | None of them goes on any more. |
/// | `fact:ended` | task, ending, time | Task-2 failed, at 1 s. |
/// | `fact:happens` | time | It happens at 1 s. |
/// | `fact:total` | time | The run takes 3 s. |
/// | `fact:end` | end | The program ends with an error. |
/// | `asked:ends` | end | The program ends well. |
/// | `asked:within`, `asked:takes`, `asked:atLeast` | seconds | The run takes at most 2 s. |
/// | `asked:prints`, `asked:printsAnyOrder` | lines… | It prints these lines, and no others. |
/// | `asked:printsLine`, `asked:neverPrints` | text | Some line contains "done". |
/// | `asked:order` | texts… | "a" is printed before "b". |
/// | `asked:atMostAt`, `asked:togetherAt` | number, line | At most 2 tasks at once wait at `sleep`. |
/// | `asked:atMostTasks`, `asked:togetherTasks` | number, coroutine | At most 2 tasks of `fetch*` are under way at once. |
/// | `asked:tasksAtLeast` | number, coroutine | At least 3 tasks run `fetch*`. |
/// | `asked:cancelled`, `asked:failed` | names… | Task-2 ends cancelled. |
/// | `asked:allDone`, `:noneFailed`, `:noneCancelled`, `:neverBlocked`, `:noWarnings` | | No task is left running. |
/// | `seen:ends` | end | The program ended with an error. |
/// | `seen:took` | time | It took 3 s. |
/// | `seen:line` | number, text, wanted | Line 2 is "b", and should be "a". |
/// | `seen:extraLine` | number, text | Line 3, "c", is one too many. |
/// | `seen:missingLine` | text | The line "c" is missing. |
/// | `seen:extra` | text | The line "d" should not be there, or not so often. |
/// | `seen:noLine` | text | No line contains "done". |
/// | `seen:printed` | line, time | "done" was printed at 1 s. |
/// | `seen:before` | text, earlier | "b" came before "a". |
/// | `seen:atOnce`, `seen:neverMore` | number, time, tasks… | At 1 s there were 3 at once: Task-2, Task-3 and Task-4. |
/// | `seen:nobody` | | There was none at any time. |
/// | `seen:tasks` | number, tasks… | There were 2: Task-2 and Task-3. |
/// | `seen:noTask` | name | There is no task called "B". |
/// | `seen:endedAs` | task, ending | Task-2 ended well. |
/// | `seen:left` | tasks… | Task-3 had not ended when `run` was done. |
/// | `seen:failed` | task, exception | Task-2 failed with `ValueError: 1`. |
/// | `seen:cancelled` | task | Task-2 was cancelled. |
/// | `seen:blocked` | seconds, task? | Task-2 held the whole loop for 1 s. |
/// | `seen:warned` | text | Python warned: "coroutine was never awaited". |
/// | `mistake:value` | attribute, value | `ask="what"` is not known here. |
/// | `mistake:nothing` | attribute, value | No step has `task="B"`. |
/// | `mistake:together` | attributes | No step has all of these. |
/// | `mistake:nth` | number, count | There are only 2 such steps. |
/// | `mistake:step` | number, count | There are only 20 steps. |
/// | `mistake:fewLines` | | There are fewer than two lines to sort. |
/// | `mistake:key` | key | A check can't have `at_last`. |
/// | `mistake:noKey` | | A check says nothing of what it checks. |
/// | `mistake:companion` | key, key, key | `at_most` goes with one of `line` and `tasks`. |
/// | `mistake:type` | key, form | `within` must be a number. The form: `number`, `count`, `text`, `texts`, `true`, `end`, `list`, `object`. |
#[rustfmt::skip]
pub const PHRASES: &[&str] = &[
    "ask:output", "ask:order", "ask:time", "ask:total", "ask:ready", "ask:next", "ask:state", "ask:fails", "ask:cancelled",
    "ask:runsOn", "ask:end", "ask:readyThen", "ask:stateThen", "ask:resumes",
    "choice:line", "choice:nothing", "choice:task", "choice:callback", "choice:nobody", "choice:state", "choice:end",
    "fact:printed", "fact:printedBefore", "fact:neverPrinted", "fact:more", "fact:noMore", "fact:queued", "fact:state",
    "fact:resumes", "fact:neverResumes", "fact:somebody", "fact:nobody", "fact:ended", "fact:happens", "fact:total", "fact:end",
    "asked:ends", "asked:within", "asked:takes", "asked:atLeast", "asked:prints", "asked:printsAnyOrder", "asked:printsLine",
    "asked:neverPrints", "asked:order", "asked:atMostAt", "asked:togetherAt", "asked:atMostTasks", "asked:togetherTasks",
    "asked:tasksAtLeast", "asked:cancelled", "asked:failed", "asked:allDone", "asked:noneFailed", "asked:noneCancelled",
    "asked:neverBlocked", "asked:noWarnings",
    "seen:ends", "seen:took", "seen:line", "seen:extraLine", "seen:missingLine", "seen:extra", "seen:noLine", "seen:printed",
    "seen:before", "seen:atOnce", "seen:neverMore", "seen:nobody", "seen:tasks", "seen:noTask", "seen:endedAs", "seen:left",
    "seen:failed", "seen:cancelled", "seen:blocked", "seen:warned",
    "mistake:value", "mistake:nothing", "mistake:together", "mistake:nth", "mistake:step", "mistake:fewLines", "mistake:key",
    "mistake:noKey", "mistake:companion", "mistake:type",
];
