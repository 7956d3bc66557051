//! Writes a join's statements anew. The calls of the coroutines stay where they are; what is around them changes.

use super::super::editor::{Done, Editor};
use super::super::outline::JoinKind;
use super::super::refusal::{Refusal, RefusalKind};
use super::read::range_span;
use super::{Joined, Member, Results};
use crate::syntax::Span;

enum Part {
    Text(String),
    /// Stays as it stands in the text.
    Keep(Span),
}

/// A line of the new statements.
#[derive(Default)]
struct Line {
    /// In levels below the statements' own.
    depth: usize,
    /// The comments that stand above it.
    before: Vec<Span>,
    parts: Vec<Part>,
    after: Vec<Span>,
}

/// The comments of the old statements: those of each member, and those behind all.
struct Comments {
    of: Vec<(Vec<Span>, Vec<Span>)>,
    /// On lines of their own.
    below: Vec<Span>,
    /// On the last line.
    last: Vec<Span>,
}

fn line(depth: usize, text: impl Into<String>) -> Line {
    Line { depth, parts: vec![Part::Text(text.into())], ..Line::default() }
}

impl Editor<'_, '_> {
    pub fn write_join(&mut self, joined: &Joined, to: JoinKind) -> Done {
        let results = self.kept_results(joined, to)?;
        let mut comments = self.comments_of(joined);
        let mut lines = match (&joined.list, to) {
            (Some(list), JoinKind::Sequence | JoinKind::TaskGroup) => {
                return Err(RefusalKind::StillUsed.with(&list[..]));
            }
            (Some(list), _) => self.join_list(joined, to, list, results)?,
            (None, JoinKind::Sequence) => self.sequence(joined, results, &mut comments)?,
            (None, JoinKind::TaskGroup) => self.group(joined, results, &mut comments)?,
            (None, _) => self.join_members(joined, to, results, &mut comments)?,
        };
        let left: Vec<Span> =
            comments.of.into_iter().flat_map(|(before, after)| before.into_iter().chain(after)).collect();
        if let Some(first) = lines.first_mut() {
            first.before.splice(0..0, left);
        }
        if let Some(last) = lines.last_mut() {
            last.after.extend(comments.last);
        }
        lines.extend(comments.below.into_iter().map(|comment| line(0, self.program.slice(comment))));
        self.put(joined, lines);
        Ok(())
    }

    /// The results that the new kind still gives. What waits only for some of the tasks has none.
    fn kept_results<'j>(&self, joined: &'j Joined, to: JoinKind) -> Result<&'j Results, Refusal> {
        if !matches!(to, JoinKind::WaitFirst | JoinKind::WaitException) {
            return Ok(&joined.results);
        }
        let span = range_span(joined);
        let bound = self.names.all().filter(|found| found.is_binding && span.contains(found.span));
        let is_outside = |found: Span| found.start < span.start || found.end > span.end;
        let is_task = |name: &str| joined.members.iter().any(|member| member.name.as_deref() == Some(name));
        let used = bound
            .filter(|found| !is_task(found.name))
            .find_map(|bound| self.names.of(bound.name, bound.scope).find(|found| is_outside(found.span)));
        let needed = |name: &str| RefusalKind::ResultsNeeded.with(name).or_at(self.program.place_of(span));
        match (&joined.results, used) {
            (Results::None, _) => Ok(&Results::None),
            (Results::List(text), _) if text == "return " => Err(needed("return")),
            (_, Some(used)) => Err(needed(used.name)),
            (Results::Each(targets), None)
                if targets.iter().flatten().any(|&target| self.names.at(target).is_none()) =>
            {
                Err(needed(""))
            }
            (Results::List(text), None) if text.contains(['.', '[']) => Err(needed(text.trim_end_matches([' ', '=']))),
            _ => Ok(&Results::None),
        }
    }

    fn comments_of(&self, joined: &Joined) -> Comments {
        let program = self.program;
        let whole = range_span(joined);
        let end = joined.block.get(joined.range.end).filter(|next| !program.starts_line(next)).map_or_else(
            || joined.block.get(joined.range.end - 1).map_or(whole.end, |last| program.line_break(last).start),
            |_| whole.end,
        );
        let calls: Vec<Span> = joined.members.iter().filter_map(|member| member.call).collect();
        let mut comments = Comments {
            of: calls.iter().map(|_| (Vec::new(), Vec::new())).collect(),
            below: Vec::new(),
            last: Vec::new(),
        };
        for comment in program.comments_in(Span::new(whole.start, end)) {
            let kept = calls.iter().any(|call| call.contains(comment));
            let behind = calls.iter().rposition(|call| call.end <= comment.start);
            let same_line = behind
                .is_some_and(|index| !program.slice(Span::new(calls[index].end, comment.start)).contains(['\n', '\r']));
            let is_last =
                comment.start >= whole.end && !matches!(joined.kind, JoinKind::Sequence | JoinKind::TaskGroup);
            let next = behind.map_or(0, |index| index + 1);
            match (kept, behind) {
                (true, _) => {}
                _ if is_last || (comment.start >= whole.end && !same_line) => comments.last.push(comment),
                (_, Some(index)) if same_line => comments.of[index].1.push(comment),
                _ if next < calls.len() => comments.of[next].0.push(comment),
                _ => comments.below.push(comment),
            }
        }
        // One comment behind all of it is about all of it.
        let others = comments.of.iter().map(|(before, after)| before.len() + after.len()).sum::<usize>();
        if let (1, Some((_, after)), true) = (others, comments.of.last_mut(), comments.below.is_empty()) {
            let all = after.extract_if(.., |comment| comment.start >= whole.end);
            comments.last.extend(all);
        }
        comments
    }

    /// Replaces the old statements by the lines.
    fn put(&mut self, joined: &Joined, lines: Vec<Line>) {
        let program = self.program;
        let (first, last) = (&joined.block[joined.range.start], &joined.block[joined.range.end - 1]);
        let (indent, newline, unit) = (program.indent(joined.block), program.newline(), program.unit());
        let mut span = range_span(joined);
        let mut text = String::new();
        program.open_suite(&mut self.draft, joined.block, joined.range.start);
        if !program.starts_line(first) {
            span.start = program.gap_before(first).start;
            text = format!("{newline}{indent}");
        }
        let next = joined.block.get(joined.range.end).filter(|next| !program.starts_line(next));
        span.end = next.map_or(program.line_break(last).start, |next| program.gap_before(next).end);
        for (number, line) in lines.into_iter().enumerate() {
            let separator = format!("{newline}{indent}{}", unit.repeat(line.depth));
            if number > 0 {
                text.push_str(&separator);
            }
            for comment in line.before {
                text = text + program.slice(comment) + &separator;
            }
            for part in line.parts {
                match part {
                    Part::Text(part) => text.push_str(&part),
                    Part::Keep(kept) => {
                        self.draft.replace(Span::new(span.start, kept.start), std::mem::take(&mut text));
                        span.start = kept.end;
                    }
                }
            }
            for comment in line.after {
                text = text + "  " + program.slice(comment);
            }
        }
        if next.is_some() {
            text = text + newline + &indent;
        }
        self.draft.replace(span, text);
    }

    fn clause_text(&self, member: &Member) -> Option<String> {
        member.clauses.map(|clauses| self.program.slice(clauses.span).to_owned())
    }

    fn call(&self, joined: &Joined, index: usize) -> Result<Span, Refusal> {
        let member = &joined.members[index];
        let at = self.program.place_of(range_span(joined));
        member.call.ok_or_else(|| RefusalKind::StillUsed.with(member.name.clone().unwrap_or_default()).or_at(at))
    }

    /// One after another. A task that something else uses can't become a plain call.
    fn sequence(&mut self, joined: &Joined, results: &Results, comments: &mut Comments) -> Result<Vec<Line>, Refusal> {
        let at = self.program.place_of(range_span(joined));
        if let Some(name) = joined.members.iter().find_map(|member| member.name.as_ref()) {
            return Err(RefusalKind::StillUsed.with(&name[..]).or_at(at));
        }
        if let [member] = &joined.members[..]
            && let Some(clauses) = self.clause_text(member)
        {
            let call = self.call(joined, 0)?;
            let is_loop = member.clauses.is_some_and(|clauses| clauses.is_loop);
            if let (Results::None, true) = (results, is_loop) {
                let body =
                    Line { depth: 1, parts: vec![Part::Text("await ".into()), Part::Keep(call)], ..Line::default() };
                return Ok(vec![line(0, format!("{clauses}:")), body]);
            }
            let head = format!("{}[await ", self.prefix(results));
            return Ok(vec![Line {
                parts: vec![Part::Text(head), Part::Keep(call), Part::Text(format!(" {clauses}]"))],
                ..Line::default()
            }]);
        }
        if let Results::List(head) = results {
            let elements = self.elements(joined, |_| ("await ".into(), String::new()))?;
            return Ok(self.listed(format!("{head}["), elements, "]", comments));
        }
        let mut lines = Vec::new();
        for index in 0..joined.members.len() {
            let target = match results {
                Results::Each(targets) => targets.get(index).copied().flatten(),
                _ => None,
            };
            let head = target.map_or("await ".to_owned(), |target| format!("{} = await ", self.program.slice(target)));
            lines.push(self.member_line(joined, index, 0, head, "", comments)?);
        }
        Ok(lines)
    }

    /// A member's call on a line of its own, with its comments.
    fn member_line(
        &self,
        joined: &Joined,
        index: usize,
        depth: usize,
        head: String,
        tail: &str,
        comments: &mut Comments,
    ) -> Result<Line, Refusal> {
        let (before, after) = comments.of.get_mut(index).map(std::mem::take).unwrap_or_default();
        let parts = vec![Part::Text(head), Part::Keep(self.call(joined, index)?), Part::Text(tail.to_owned())];
        Ok(Line { depth, before, parts, after })
    }

    /// What stands before the value of all results.
    fn prefix(&self, results: &Results) -> String {
        match results {
            Results::None => String::new(),
            Results::List(text) => text.clone(),
            Results::Each(targets) => {
                let names: Vec<&str> =
                    targets.iter().map(|target| target.map_or("_", |target| self.program.slice(target))).collect();
                match &names[..] {
                    [only] => format!("[{only}] = "),
                    _ => format!("{} = ", names.join(", ")),
                }
            }
        }
    }

    fn group(&mut self, joined: &Joined, results: &Results, comments: &mut Comments) -> Result<Vec<Line>, Refusal> {
        let group = self.fresh("tg");
        let mut lines = vec![line(0, format!("async with {}() as {group}:", self.import("asyncio.TaskGroup")?))];
        let create = format!("{group}.create_task(");
        if let [member] = &joined.members[..]
            && let Some(clauses) = self.clause_text(member)
        {
            let call = self.call(joined, 0)?;
            let is_loop = member.clauses.is_some_and(|clauses| clauses.is_loop);
            if let (Results::None, true) = (results, is_loop) {
                lines.push(line(1, format!("{clauses}:")));
                lines.push(Line {
                    depth: 2,
                    parts: vec![Part::Text(create), Part::Keep(call), Part::Text(")".into())],
                    ..Line::default()
                });
                return Ok(lines);
            }
            let list = self.fresh("tasks");
            let parts =
                vec![Part::Text(format!("{list} = [{create}")), Part::Keep(call), Part::Text(format!(") {clauses}]"))];
            lines.push(Line { depth: 1, parts, ..Line::default() });
            lines.extend(self.list_results(&list, results));
            return Ok(lines);
        }
        let mut names = Vec::new();
        for (index, member) in joined.members.iter().enumerate() {
            let needs_name = match results {
                Results::None => false,
                Results::List(_) => true,
                Results::Each(targets) => targets.get(index).copied().flatten().is_some(),
            };
            let name = match &member.name {
                Some(name) => Some(name.clone()),
                None => needs_name.then(|| self.member_name(joined, index, results)),
            };
            let head = name.as_ref().map_or(create.clone(), |name| format!("{name} = {create}"));
            lines.push(self.member_line(joined, index, 1, head, ")", comments)?);
            names.push(name.unwrap_or_default());
        }
        lines.extend(self.task_results(&names, results));
        Ok(lines)
    }

    /// A name for a member's task: after its result, else after what it runs.
    fn member_name(&mut self, joined: &Joined, index: usize, results: &Results) -> String {
        let target = match results {
            Results::Each(targets) => {
                targets.get(index).copied().flatten().filter(|&target| self.names.at(target).is_some())
            }
            _ => None,
        };
        let call = joined.members[index]
            .call
            .and_then(|call| self.program.tree.expr_at(call))
            .and_then(|id| self.program.tree.expr(id));
        match (target, call) {
            (Some(target), _) => self.fresh(&format!("{}_task", self.program.slice(target))),
            (None, Some(call)) => self.task_name(call),
            (None, None) => self.fresh("task"),
        }
    }

    /// The line that gets the results of tasks by their variables.
    fn task_results(&self, names: &[String], results: &Results) -> Option<Line> {
        let result = |name: &String| format!("{name}.result()");
        match results {
            Results::None => None,
            Results::List(head) => {
                let values: Vec<String> = names.iter().map(result).collect();
                Some(line(0, format!("{head}[{}]", values.join(", "))))
            }
            Results::Each(targets) => {
                let pairs = targets
                    .iter()
                    .zip(names)
                    .filter_map(|(target, name)| Some((self.program.slice((*target)?), result(name))));
                let (targets, values): (Vec<&str>, Vec<String>) = pairs.unzip();
                (!targets.is_empty()).then(|| line(0, format!("{} = {}", targets.join(", "), values.join(", "))))
            }
        }
    }

    /// The line that gets the results of a list of tasks.
    fn list_results(&self, list: &str, results: &Results) -> Option<Line> {
        let head = self.prefix(results);
        (!head.is_empty()).then(|| line(0, format!("{head}[task.result() for task in {list}]")))
    }

    /// For each member what stands before and behind its call.
    fn elements(&self, joined: &Joined, around: impl Fn(usize) -> (String, String)) -> Result<Vec<Vec<Part>>, Refusal> {
        (0..joined.members.len())
            .map(|index| {
                let member = &joined.members[index];
                let (Some(call), None) = (member.call, &member.name) else {
                    return Ok(vec![Part::Text(member.name.clone().unwrap_or_default())]);
                };
                let (head, tail) = around(index);
                Ok(vec![Part::Text(head), Part::Keep(call), Part::Text(tail)])
            })
            .collect()
    }

    /// Elements between brackets: on one line, or each on its own when there are comments.
    fn listed(&self, open: String, elements: Vec<Vec<Part>>, close: &str, comments: &mut Comments) -> Vec<Line> {
        if comments.of.iter().all(|(before, after)| before.is_empty() && after.is_empty()) {
            let mut parts = vec![Part::Text(open)];
            for (index, element) in elements.into_iter().enumerate() {
                if index > 0 {
                    parts.push(Part::Text(", ".into()));
                }
                parts.extend(element);
            }
            parts.push(Part::Text(close.to_owned()));
            return vec![Line { parts, ..Line::default() }];
        }
        let mut lines = vec![line(0, open)];
        for (index, mut parts) in elements.into_iter().enumerate() {
            let (before, after) = comments.of.get_mut(index).map(std::mem::take).unwrap_or_default();
            parts.push(Part::Text(",".into()));
            lines.push(Line { depth: 1, before, parts, after });
        }
        let close = close.strip_prefix(", ").unwrap_or(close);
        lines.push(line(0, close));
        lines
    }

    /// `gather`, `wait` or `as_completed` over members that are known one by one.
    fn join_members(
        &mut self,
        joined: &Joined,
        to: JoinKind,
        results: &Results,
        comments: &mut Comments,
    ) -> Result<Vec<Line>, Refusal> {
        let is_gather = matches!(to, JoinKind::Gather | JoinKind::GatherExceptions);
        let mut joined = joined;
        let mut lines = Vec::new();
        let named;
        if joined.members.iter().any(|member| member.name.is_some() && member.call.is_some()) {
            let names = self.create_tasks(joined, &mut lines, comments)?;
            let members =
                names.into_iter().map(|name| Member { call: None, clauses: None, name: Some(name) }).collect();
            let (kind, block, timeout) = (joined.kind, joined.block, joined.timeout);
            let range = joined.range.clone();
            named = Joined { kind, block, range, members, list: None, results: Results::None, timeout };
            joined = &named;
        }
        let all_named = joined.members.iter().all(|member| member.call.is_none());
        let clauses = joined.members.first().and_then(|member| self.clause_text(member));
        let open = if clauses.is_some() && is_gather {
            "*("
        } else if is_gather {
            ""
        } else {
            "["
        };
        let close = match (&clauses, is_gather) {
            (Some(clauses), true) => format!(" {clauses})"),
            (Some(clauses), false) => format!(" {clauses}]"),
            (None, true) => String::new(),
            (None, false) => "]".to_owned(),
        };
        let is_task = !is_gather && (to != JoinKind::AsCompleted || !matches!(results, Results::None));
        let around =
            if is_task { (format!("{}(", self.import("asyncio.create_task")?), ")") } else { (String::new(), "") };
        let elements = self.elements(joined, |_| (around.0.clone(), around.1.to_owned()))?;
        if is_gather {
            let head = format!("{}await {}({open}", self.prefix(results), self.import("asyncio.gather")?);
            let tail = if to == JoinKind::GatherExceptions { ", return_exceptions=True)" } else { ")" };
            lines.extend(self.listed(head, elements, &format!("{close}{tail}"), comments));
            return Ok(lines);
        }
        let (head, tail) = self.waiting(joined, to)?;
        if matches!(results, Results::None) || all_named {
            lines.extend(self.listed(format!("{head}{open}"), elements, &format!("{close}{tail}"), comments));
            lines.extend((to == JoinKind::AsCompleted).then(|| line(1, "await next_done")));
            let names: Vec<String> = joined.members.iter().filter_map(|member| member.name.clone()).collect();
            lines.extend(self.task_results(&names, results));
            return Ok(lines);
        }
        let list = self.fresh("tasks");
        lines.extend(self.listed(format!("{list} = {open}"), elements, &close, comments));
        lines.push(line(0, format!("{head}{list}{tail}")));
        lines.extend((to == JoinKind::AsCompleted).then(|| line(1, "await next_done")));
        lines.extend(self.list_results(&list, results));
        Ok(lines)
    }

    /// Makes the tasks before they are joined, since something else uses their variables: all of them, so that they begin in
    /// the same order as before.
    fn create_tasks(
        &mut self,
        joined: &Joined,
        lines: &mut Vec<Line>,
        comments: &mut Comments,
    ) -> Result<Vec<String>, Refusal> {
        let create = format!("{}(", self.import("asyncio.create_task")?);
        let mut names = Vec::new();
        for (index, member) in joined.members.iter().enumerate() {
            let name = match &member.name {
                Some(name) => name.clone(),
                None => self.member_name(joined, index, &joined.results),
            };
            if member.call.is_some() {
                lines.push(self.member_line(joined, index, 0, format!("{name} = {create}"), ")", comments)?);
            }
            names.push(name);
        }
        Ok(names)
    }

    /// What stands before and behind the tasks that `wait` or `as_completed` is given.
    fn waiting(&mut self, joined: &Joined, to: JoinKind) -> Result<(String, String), Refusal> {
        let timeout = joined.timeout.map_or(String::new(), |timeout| format!(", {}", self.program.slice(timeout)));
        if to == JoinKind::AsCompleted {
            return Ok((format!("for next_done in {}(", self.import("asyncio.as_completed")?), format!("{timeout}):")));
        }
        let mode = self.wait_mode(to)?;
        Ok((format!("await {}(", self.import("asyncio.wait")?), format!("{timeout}{mode})")))
    }

    /// A join over a list of tasks that stays what it is.
    fn join_list(
        &mut self,
        joined: &Joined,
        to: JoinKind,
        list: &str,
        results: &Results,
    ) -> Result<Vec<Line>, Refusal> {
        if matches!(to, JoinKind::Gather | JoinKind::GatherExceptions) {
            let tail = if to == JoinKind::GatherExceptions { ", return_exceptions=True)" } else { ")" };
            return Ok(vec![line(
                0,
                format!("{}await {}(*{list}{tail}", self.prefix(results), self.import("asyncio.gather")?),
            )]);
        }
        let (head, tail) = self.waiting(joined, to)?;
        let mut lines = vec![line(0, format!("{head}{list}{tail}"))];
        lines.extend((to == JoinKind::AsCompleted).then(|| line(1, "await next_done")));
        lines.extend(self.list_results(list, results));
        Ok(lines)
    }
}
