//! f-strings.

use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringElements,
};
use ruff_text_size::Ranged;

use crate::syntax::Span;

use super::code::{Const, Conversion, Op};
use super::compiler::{Compiler, Done};

/// The pieces pushed so far, and the text that is still to be joined with what follows.
#[derive(Default)]
struct Pieces {
    text: String,
    count: u32,
}

impl<'a> Compiler<'a> {
    pub fn f_string(&mut self, expr: &'a ExprFString, at: Span) -> Done {
        let mut pieces = Pieces::default();
        for part in &expr.value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(literal.as_str()),
                FStringPart::FString(inner) => self.elements(&inner.elements, &mut pieces, at)?,
            }
        }
        self.join(pieces, at);
        Ok(())
    }

    fn elements(&mut self, elements: &'a InterpolatedStringElements, pieces: &mut Pieces, at: Span) -> Done {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        pieces.text.push_str(debug.as_str());
                    }
                    self.flush(pieces, at);
                    self.replacement_field(field)?;
                    pieces.count += 1;
                }
            }
        }
        Ok(())
    }

    fn replacement_field(&mut self, field: &'a InterpolatedElement) -> Done {
        let at = field.range().into();
        self.expression(&field.expression)?;
        if let Some(spec) = &field.format_spec {
            let mut pieces = Pieces::default();
            self.elements(&spec.elements, &mut pieces, at)?;
            self.join(pieces, at);
        }
        // `{x=}` shows the repr unless it says otherwise.
        let shows_repr = field.debug_text.is_some() && field.format_spec.is_none();
        let conversion = match field.conversion {
            ConversionFlag::None if shows_repr => Conversion::Repr,
            ConversionFlag::None => Conversion::None,
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Repr => Conversion::Repr,
            ConversionFlag::Ascii => Conversion::Ascii,
        };
        self.emit(Op::Format(conversion, field.format_spec.is_some()), at);
        Ok(())
    }

    fn flush(&mut self, pieces: &mut Pieces, at: Span) {
        if !pieces.text.is_empty() {
            let text = std::mem::take(&mut pieces.text);
            self.constant(Const::Str(text.into()), at);
            pieces.count += 1;
        }
    }

    /// One text of all pieces.
    fn join(&mut self, mut pieces: Pieces, at: Span) {
        if pieces.count == 0 {
            self.constant(Const::Str(pieces.text.into()), at);
            return;
        }
        self.flush(&mut pieces, at);
        if pieces.count > 1 {
            self.emit(Op::BuildString(pieces.count), at);
        }
    }
}
