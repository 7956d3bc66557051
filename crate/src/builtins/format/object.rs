//! `format()` of any value.

use super::FormatError;
use super::number::{format_complex, format_float, format_int};
use super::spec::{Spec, format_text};
use crate::builtins::args::{as_complex, as_float, as_int, as_str, plain};
use crate::vm::Vm;
use crate::vm::native::Stop;
use crate::vm::value::Value;

impl Vm {
    pub fn format_error(&self, error: FormatError) -> Stop {
        match error {
            FormatError::Value(message) => self.value_error(&message),
            FormatError::Overflow(message) => self.overflow_error(&message),
        }
    }

    /// `format(value, spec)`. (CPython: `PyObject_Format`.)
    pub fn format(&mut self, value: &Value, spec: &str) -> Result<String, Stop> {
        if let Value::Str(text) = value
            && spec.is_empty()
        {
            return Ok(text.to_string());
        }
        if !matches!(value, Value::Instance(_) | Value::Native(_) | Value::Class(_)) {
            return self.format_builtin(value, spec);
        }
        let name = self.known.format;
        match self.call_special(value, name, &[Value::str(spec)])? {
            Some(result) => match as_str(&result) {
                Some(text) => Ok(text.to_string()),
                None => {
                    let class = self.class_name(&result);
                    Err(self.type_error(&format!("__format__ must return a str, not {class}")))
                }
            },
            None => self.format_builtin(value, spec),
        }
    }

    /// The `__format__` of the built-in classes.
    pub fn format_builtin(&mut self, value: &Value, spec: &str) -> Result<String, Stop> {
        if spec.is_empty() {
            return self.str(value);
        }
        let class = self.class_name(value);
        let align = if as_str(value).is_some() { '<' } else { '>' };
        let parse = |vm: &Vm| Spec::parse(spec, &class, align).map_err(|error| vm.format_error(error));
        let result = if let Some(text) = as_str(value) {
            let spec = parse(self)?;
            self.reserve(spec.size())?;
            format_text(&text, &spec, &class)
        } else if let Some(n) = as_int(value) {
            let spec = parse(self)?;
            self.reserve(spec.size())?;
            format_int(&n, &spec, &class)
        } else if let Some(x) = as_float(value) {
            let spec = parse(self)?;
            self.reserve(spec.size())?;
            format_float(x, &spec, &class)
        } else if let Some((real, imaginary)) = as_complex(&plain(value)) {
            let spec = parse(self)?;
            self.reserve(spec.size())?;
            format_complex(real, imaginary, &spec)
        } else {
            return Err(self.type_error(&format!("unsupported format string passed to {class}.__format__")));
        };
        result.map_err(|error| self.format_error(error))
    }
}
