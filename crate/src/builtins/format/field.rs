//! `str.format` and `str.format_map`.

use super::template::{Access, Field, Name, Piece, parse};
use crate::vm::Vm;
use crate::vm::native::Stop;
use crate::vm::value::Value;

/// Specs may hold fields, whose specs may not.
const DEPTH: usize = 2;

/// Where the fields' values come from.
pub struct Source {
    pub positional: Vec<Value>,
    /// A dict, or the mapping of `format_map`.
    pub named: Value,
    /// `format_map`: there are no positional values.
    pub mapping_only: bool,
}

/// How the fields without a name are counted; the two ways don't mix.
#[derive(Default)]
struct Numbering {
    next: usize,
    automatic: Option<bool>,
}

impl Vm {
    /// `template.format(...)`. (CPython: `do_string_format`.)
    pub fn format_template(&mut self, template: &str, source: &Source) -> Result<String, Stop> {
        self.fill_template(template, source, &mut Numbering::default(), DEPTH)
    }

    fn fill_template(&mut self, template: &str, source: &Source, numbering: &mut Numbering, depth: usize) -> Result<String, Stop> {
        if depth == 0 {
            return Err(self.value_error("Max string recursion exceeded"));
        }
        let mut result = String::new();
        for piece in parse(template).map_err(|error| self.format_error(error))? {
            match piece {
                Piece::Literal(text) => result.push_str(&text),
                Piece::Field(field) => {
                    let value = self.field_value(&field, source, numbering)?;
                    let value = self.converted(value, field.conversion)?;
                    let spec = match field.spec.contains(['{', '}']) {
                        true => self.fill_template(&field.spec, source, numbering, depth - 1)?,
                        false => field.spec,
                    };
                    result.push_str(&self.format(&value, &spec)?);
                }
            }
        }
        Ok(result)
    }

    fn field_value(&mut self, field: &Field, source: &Source, numbering: &mut Numbering) -> Result<Value, Stop> {
        let mut value = match &field.first {
            Name::Keyword(name) => self.get_item(&source.named, &Value::str(name))?,
            Name::Index(index) => {
                self.number_fields(numbering, false)?;
                self.positional(source, *index)?
            }
            Name::Next => {
                self.number_fields(numbering, true)?;
                numbering.next += 1;
                self.positional(source, numbering.next - 1)?
            }
        };
        for access in &field.rest {
            value = match access {
                Access::Attribute(name) => {
                    let name = self.symbol(name);
                    self.attribute(&value, name)?
                }
                Access::Index(index) => self.get_item(&value, &Value::int(*index))?,
                Access::Key(key) => self.get_item(&value, &Value::str(key))?,
            };
        }
        Ok(value)
    }

    fn number_fields(&self, numbering: &mut Numbering, automatic: bool) -> Result<(), Stop> {
        if *numbering.automatic.get_or_insert(automatic) == automatic {
            return Ok(());
        }
        Err(self.value_error(if automatic {
            "cannot switch from manual field specification to automatic field numbering"
        } else {
            "cannot switch from automatic field numbering to manual field specification"
        }))
    }

    fn positional(&self, source: &Source, index: usize) -> Result<Value, Stop> {
        if source.mapping_only {
            return Err(self.value_error("Format string contains positional fields"));
        }
        match source.positional.get(index) {
            Some(value) => Ok(value.clone()),
            None => Err(self.index_error(&format!("Replacement index {index} out of range for positional args tuple"))),
        }
    }

    fn converted(&mut self, value: Value, conversion: Option<char>) -> Result<Value, Stop> {
        match conversion {
            None => Ok(value),
            Some('s') => self.str(&value).map(Value::string),
            Some('r') => self.repr(&value).map(Value::string),
            Some('a') => self.ascii(&value).map(Value::string),
            Some(c) if ('!'..='~').contains(&c) => Err(self.value_error(&format!("Unknown conversion specifier {c}"))),
            Some(c) => Err(self.value_error(&format!("Unknown conversion specifier \\x{:x}", c as u32))),
        }
    }
}
