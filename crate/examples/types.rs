//! Writes the page's TypeScript types, made from those of `loopscope::view` and `loopscope::edit`, to the file that is its argument.

use std::process::ExitCode;
use std::{env, fs};

use loopscope::edit::{self, outline};
use loopscope::trace::{Kind, NONE, WaitKind};
use loopscope::view::{self, ArrowKind, DeadlineKind, LoopState, TaskState};
use ts_rs::{Config, TS};

const HEAD: &str = "// Made from the Rust types of crate/src/view and crate/src/edit by ts-rs. Not to be edited.\n";

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: types FILE.ts");
        return ExitCode::from(2);
    };
    if let Err(error) = fs::write(&path, module()) {
        eprintln!("{path}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The whole file: types in the order of the alphabet, then the lists that give numbers and kinds their names.
fn module() -> String {
    let parts = [
        HEAD.to_owned(),
        declaration::<edit::Edited>(),
        declaration::<view::Ask>(),
        declaration::<outline::Cancel>(),
        declaration::<edit::Change>(),
        declaration::<view::CheckResult>(),
        declaration::<view::Choice>(),
        declaration::<view::Columns>(),
        declaration::<outline::Coroutine>(),
        declaration::<view::Ending>(),
        declaration::<view::EndKind>(),
        declaration::<view::Form>(),
        declaration::<view::FrameView>(),
        declaration::<view::FutureView>(),
        declaration::<edit::Gesture>(),
        declaration::<view::Graph>(),
        declaration::<view::GraphEdge>(),
        declaration::<view::GraphEdgeKind>(),
        declaration::<view::GraphNode>(),
        declaration::<view::GraphNodeKind>(),
        declaration::<view::GraphOutcome>(),
        declaration::<view::GraphSpell>(),
        declaration::<view::HandleKindView>(),
        declaration::<view::HandleView>(),
        declaration::<outline::Join>(),
        declaration::<outline::JoinKind>(),
        declaration::<outline::Literal>(),
        declaration::<outline::LiteralKind>(),
        declaration::<view::Mark>(),
        declaration::<view::MarkKind>(),
        declaration::<outline::Member>(),
        declaration::<outline::Name>(),
        declaration::<edit::NewStep>(),
        declaration::<edit::Outcome>(),
        declaration::<outline::Outline>(),
        declaration::<view::Output>(),
        declaration::<view::Overview>(),
        declaration::<outline::Parameter>(),
        declaration::<view::Part>(),
        declaration::<view::Phrase>(),
        declaration::<edit::Place>(),
        declaration::<outline::Primitive>(),
        declaration::<outline::PrimitiveKind>(),
        declaration::<view::PrimitiveView>(),
        declaration::<view::Problem>(),
        declaration::<view::Question>(),
        declaration::<view::Range>(),
        declaration::<edit::Refusal>(),
        declaration::<edit::RefusalKind>(),
        declaration::<view::Running>(),
        declaration::<view::Sentence>(),
        declaration::<outline::Spawn>(),
        declaration::<outline::SpawnKind>(),
        declaration::<view::State>(),
        declaration::<outline::Step>(),
        declaration::<outline::StepKind>(),
        declaration::<edit::StepPlace>(),
        declaration::<view::TaskAt>(),
        declaration::<edit::TaskCode>(),
        declaration::<edit::TaskPlace>(),
        declaration::<view::TaskState>(),
        declaration::<view::TaskView>(),
        declaration::<edit::TextEdit>(),
        declaration::<view::ThreadAt>(),
        declaration::<view::ThreadPhaseView>(),
        declaration::<view::ThreadView>(),
        declaration::<view::TimerView>(),
        declaration::<view::Variable>(),
        declaration::<view::WaitView>(),
        declaration::<outline::Wrap>(),
        declaration::<outline::WrapKind>(),
        format!("/** \"No such thing\" in a column of numbers. */\nexport const NONE = {NONE};\n"),
        list("EVENT_KINDS", "The kinds of events, by their number in `Columns.kind`.", &Kind::ALL.map(camel_case)),
        list(
            "TASK_STATES",
            "The states of tasks, by their number in `Columns.barState`.",
            &TaskState::ALL.map(camel_case),
        ),
        list(
            "LOOP_STATES",
            "What the loop does, by its number in `Columns.loopState`.",
            &LoopState::ALL.map(camel_case),
        ),
        list(
            "ARROW_KINDS",
            "The kinds of arrows, by their number in `Columns.arrowKind`.",
            &ArrowKind::ALL.map(camel_case),
        ),
        list(
            "DEADLINE_KINDS",
            "The kinds of deadlines, by their number in `Columns.deadlineKind`.",
            &DeadlineKind::ALL.map(camel_case),
        ),
        list(
            "WAIT_KINDS",
            "What tasks wait for, by their number in `Columns.barWait`.",
            &WaitKind::ALL.map(view::wait_word),
        ),
        list("SENTENCE_KINDS", "The kinds of sentences: the page has words for each.", view::KINDS),
        "export type SentenceKind = (typeof SENTENCE_KINDS)[number];\n".to_owned(),
        list("PHRASE_KINDS", "The kinds of phrases: the page has words for each.", view::PHRASES),
        "export type PhraseKind = (typeof PHRASE_KINDS)[number];\n".to_owned(),
    ];
    parts.join("\n")
}

fn declaration<T: TS>() -> String {
    let config = Config::new();
    format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(&config))
}

/// A constant array of texts.
fn list(name: &str, doc: &str, texts: &[impl AsRef<str>]) -> String {
    let entries: Vec<String> = texts.iter().map(|text| format!("  {:?},\n", text.as_ref())).collect();
    format!("/** {doc} */\nexport const {name} = [\n{}] as const;\n", entries.concat())
}

/// The name of an enum's variant, as TypeScript writes it.
fn camel_case(variant: impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}
