//! Bounds how deep a program is nested, before it is parsed.
//!
//! The parser, the compiler and the dropping of the tree recurse. In a browser an overflow of the stack is a trap that ends the
//! engine, not an error, so what could overflow it is refused here. Real programs stay far below.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

use super::{Error, Lines, Span};

/// Brackets, indentation, and operators that nest to the right, all together.
const MAX_DEPTH: u32 = 200;
/// CPython's own limit (`MAXINDENT`).
const MAX_INDENT: u32 = 100;
/// Operators between operands in one expression: they nest to the left.
const MAX_OPERATORS: u32 = 2_000;
/// Attributes, calls and subscripts in one chain.
const MAX_CHAIN: u32 = 300;
/// An f-string takes more of the parser's stack than a bracket.
const F_STRING_WEIGHT: u32 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Excess {
    Depth,
    Indent,
    Operators,
}

/// Refuses what is nested too deep, on the line where it becomes so.
pub fn check(source: &str, lines: &Lines) -> Result<(), Error> {
    if raw_indent(source) <= MAX_INDENT && excess(source).is_none() {
        return Ok(());
    }
    // The shortest run of whole lines that is too deep ends with the line to blame.
    let too_deep = |line: u32| {
        let end = if line < lines.count() { lines.start(line + 1) as usize } else { source.len() };
        let head = &source[..end];
        if raw_indent(head) > MAX_INDENT { Some(Excess::Indent) } else { excess(head) }
    };
    let (mut low, mut high) = (1, lines.count());
    while low < high {
        let middle = (low + high) / 2;
        if too_deep(middle).is_some() { high = middle } else { low = middle + 1 }
    }
    let start = lines.start(low);
    let end = if low < lines.count() { lines.start(low + 1) } else { source.len() as u32 };
    let (kind, message) = match too_deep(low) {
        Some(Excess::Indent) => ("too-many-indents", "too many levels of indentation"),
        Some(Excess::Operators) => ("too-many-operators", "too many operators in one expression"),
        _ => ("too-nested", "too many levels of nesting"),
    };
    Err(Error::new(kind, message, Span::new(start, end)))
}

/// Levels of indentation, brackets and strings not looked at: while it recovers from an error, the parser may take the lines
/// within an open bracket for statements.
fn raw_indent(source: &str) -> u32 {
    let mut stack: Vec<usize> = Vec::new();
    let mut deepest = 0;
    for line in source.lines() {
        let text = line.trim_start_matches([' ', '\t', '\x0c']);
        if text.is_empty() {
            continue;
        }
        let width = line.len() - text.len();
        while stack.last().is_some_and(|&outer| outer >= width) {
            stack.pop();
        }
        stack.push(width);
        deepest = deepest.max(stack.len() - 1);
    }
    deepest as u32
}

/// What is open between two brackets, or in a line.
#[derive(Clone, Copy, Debug)]
struct Level {
    close: TokenKind,
    weight: u32,
    /// Signs, `await`, and `**`, whose right operand may hold another.
    unary: u32,
    nots: u32,
    /// The `else` of conditional expressions, the `for` of comprehensions.
    clauses: u32,
    /// `lambda`s whose `:` is still to come, and those whose body this is.
    lambda_heads: u32,
    lambda_bodies: u32,
    operators: u32,
    chain: u32,
}

impl Level {
    fn new(close: TokenKind, weight: u32) -> Level {
        Level {
            close,
            weight,
            unary: 0,
            nots: 0,
            clauses: 0,
            lambda_heads: 0,
            lambda_bodies: 0,
            operators: 0,
            chain: 0,
        }
    }

    fn depth(&self) -> u32 {
        self.weight + self.unary + self.nots + self.clauses + self.lambda_heads + self.lambda_bodies
    }
}

fn excess(source: &str) -> Option<Excess> {
    let mut lexer = lexer::lex(source, Mode::Module);
    let mut outer: Vec<Level> = Vec::new();
    let mut outer_depth = 0;
    let mut indent = 0;
    let mut level = Level::new(TokenKind::Newline, 0);
    let mut after_operand = false;
    let mut at_line_start = true;
    loop {
        let token = lexer.next_token();
        if token.is_trivia() {
            continue;
        }
        let (after, starting) = (after_operand, at_line_start);
        after_operand = ends_operand(token);
        at_line_start = matches!(token, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        if let Some((close, weight)) = opens(token) {
            level.chain += u32::from(after);
            outer_depth += level.depth();
            outer.push(level);
            level = Level::new(close, weight);
        } else if token == level.close && !outer.is_empty() {
            level = outer.pop()?;
            outer_depth -= level.depth();
            after_operand = true;
        }
        match token {
            TokenKind::EndOfFile => return None,
            TokenKind::Indent => indent += 1,
            TokenKind::Dedent => indent = u32::saturating_sub(indent, 1),
            TokenKind::Colon if level.lambda_heads > 0 => {
                level.lambda_heads -= 1;
                level.lambda_bodies += 1;
            }
            // Within the parameters of a `lambda`, nothing ends that is around it.
            TokenKind::Comma | TokenKind::Equal if level.lambda_heads > 0 => {}
            TokenKind::Newline
            | TokenKind::Comma
            | TokenKind::Semi
            | TokenKind::Colon
            | TokenKind::Equal
            | TokenKind::FStringMiddle => level = Level::new(level.close, level.weight),
            TokenKind::Lambda => level.lambda_heads += 1,
            TokenKind::Not if !after => level.nots += 1,
            TokenKind::Minus | TokenKind::Plus | TokenKind::Tilde | TokenKind::Await | TokenKind::Yield if !after => {
                level.unary += 1;
            }
            TokenKind::DoubleStar => level.unary += 1,
            TokenKind::Else | TokenKind::For if !starting => {
                (level.unary, level.nots) = (0, 0);
                level.clauses += 1;
            }
            TokenKind::And | TokenKind::Or | TokenKind::If => {
                (level.unary, level.nots, level.chain) = (0, 0, 0);
            }
            TokenKind::Dot => level.chain += 1,
            _ if after && token.is_operator() => {
                (level.unary, level.chain) = (0, 0);
                level.operators += 1;
            }
            _ => {}
        }
        if indent > MAX_INDENT {
            return Some(Excess::Indent);
        }
        if level.operators > MAX_OPERATORS || level.chain > MAX_CHAIN {
            return Some(Excess::Operators);
        }
        if outer_depth + level.depth() + indent > MAX_DEPTH {
            return Some(Excess::Depth);
        }
    }
}

/// What closes it, and its weight.
fn opens(token: TokenKind) -> Option<(TokenKind, u32)> {
    match token {
        TokenKind::Lpar => Some((TokenKind::Rpar, 1)),
        TokenKind::Lsqb => Some((TokenKind::Rsqb, 1)),
        TokenKind::Lbrace => Some((TokenKind::Rbrace, 1)),
        TokenKind::FStringStart => Some((TokenKind::FStringEnd, F_STRING_WEIGHT)),
        TokenKind::TStringStart => Some((TokenKind::TStringEnd, F_STRING_WEIGHT)),
        _ => None,
    }
}

fn ends_operand(token: TokenKind) -> bool {
    token.is_soft_keyword()
        || token.is_singleton()
        || matches!(
            token,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::Ellipsis
                | TokenKind::Rpar
                | TokenKind::Rsqb
                | TokenKind::Rbrace
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(source: &str) -> Option<(&'static str, u32)> {
        let lines = Lines::new(source);
        let error = check(source, &lines).err()?;
        Some((error.kind, lines.line(error.span.start)))
    }

    #[test]
    fn what_nests_is_bounded_whatever_it_is_made_of() {
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("f(", ")"),
            ("-", ""),
            ("not ", ""),
            ("~", ""),
            ("x ** ", ""),
            ("lambda: ", ""),
            ("lambda a, b=1: ", ""),
            ("x if y else ", ""),
            ("[x for x in ", "]"),
            ("f'{", "}'"),
            ("(not -", ")"),
        ] {
            let nested = |depth: usize| format!("x = {}1{}\n", open.repeat(depth), close.repeat(depth));
            assert_eq!(refusal(&nested(40)), None, "{open}");
            assert_eq!(refusal(&format!("y = 2\n{}", nested(2000))), Some(("too-nested", 2)), "{open}");
        }
        assert_eq!(refusal(&format!("x = 1{}", " + 1".repeat(1900))), None);
        assert_eq!(refusal(&format!("x = 1{}", " + 1".repeat(3000))), Some(("too-many-operators", 1)));
        assert_eq!(refusal(&format!("x{}", ".y()".repeat(2000))), Some(("too-many-operators", 1)));
        let blocks = |depth: usize| (0..depth).map(|at| format!("{}if x:\n", " ".repeat(at))).collect::<String>();
        assert_eq!(refusal(&format!("{}{}pass", blocks(90), " ".repeat(90))), None);
        assert_eq!(refusal(&blocks(150)), Some(("too-many-indents", 102)));
    }

    #[test]
    fn what_is_long_but_flat_is_not_refused() {
        for part in [
            "-1, ",
            "not x, ",
            "lambda: 1, ",
            "x if y else z, ",
            "f(x).y[0], ",
            "{1: -2}, ",
            "f'{x}' f'{y}', ",
            "2 ** 3, ",
        ] {
            assert_eq!(refusal(&format!("x = [{}]\n", part.repeat(5000))), None, "{part}");
        }
        assert_eq!(refusal(&"x = -1\nif not x: pass\nelse: pass\n".repeat(5000)), None);
        assert_eq!(refusal(&format!("x = 1{}", " and not -x".repeat(5000))), None);
        assert_eq!(refusal(&format!("x = (1{})", "\n == -x".repeat(1500))), None);
    }
}
