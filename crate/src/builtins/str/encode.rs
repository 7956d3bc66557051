//! Text to bytes and back.

use crate::builtins::args::{Outcome, as_str, this_str};
use crate::builtins::bytes;
use crate::vm::Vm;
use crate::vm::native::{Args, Stop, ret};
use crate::vm::value::Value;

#[derive(Clone, Copy)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

impl Codec {
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
        }
    }
}

/// `str.encode(encoding, errors)`
pub fn encode(vm: &mut Vm, args: &Args) -> Outcome {
    let text = this_str(vm, &args[0])?;
    ret(bytes::value(encoded(vm, &text, &args[1], &args[2])?, false))
}

pub fn encoded(vm: &mut Vm, text: &str, encoding: &Value, errors: &Value) -> Result<Vec<u8>, Stop> {
    let codec = codec(vm, encoding)?;
    let errors = errors_of(vm, errors)?;
    vm.work(text.len() / 16);
    let limit = match codec {
        Codec::Utf8 => return Ok(text.as_bytes().to_vec()),
        Codec::Ascii => 128,
        Codec::Latin1 => 256,
    };
    let mut bytes = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        if (c as u32) < limit {
            bytes.push(c as u8);
            continue;
        }
        match &*errors {
            "ignore" => {}
            "replace" => bytes.push(b'?'),
            "backslashreplace" => bytes.extend(backslash(c).bytes()),
            "xmlcharrefreplace" => bytes.extend(format!("&#{};", c as u32).bytes()),
            "strict" => return Err(cannot_encode(vm, codec, text, at, limit)),
            other => return Err(unknown_handler(vm, other)),
        }
    }
    Ok(bytes)
}

fn backslash(c: char) -> String {
    match c as u32 {
        n @ ..0x100 => format!("\\x{n:02x}"),
        n @ ..0x10000 => format!("\\u{n:04x}"),
        n => format!("\\U{n:08x}"),
    }
}

fn cannot_encode(vm: &mut Vm, codec: Codec, text: &str, at: usize, limit: u32) -> Stop {
    let run = text.chars().skip(at).take_while(|&c| c as u32 >= limit).count();
    let reason = format!("ordinal not in range({limit})");
    let args = [
        Value::str(codec.name()),
        Value::str(text),
        Value::from(at),
        Value::from(at + run),
        Value::string(reason),
    ];
    Stop::Raise(vm.exception_with(&vm.types.unicode_encode_error, args.to_vec()))
}

/// Bytes as text, in the named encoding.
pub fn decode(vm: &mut Vm, data: &[u8], encoding: &Value, errors: &Value) -> Result<String, Stop> {
    let codec = codec(vm, encoding)?;
    let errors = errors_of(vm, errors)?;
    vm.work(data.len() / 16);
    match codec {
        Codec::Latin1 => Ok(data.iter().map(|&byte| byte as char).collect()),
        Codec::Ascii => decode_with(vm, codec, data, &errors, |rest| {
            let valid = rest.iter().take_while(|byte| byte.is_ascii()).count();
            (valid, (valid < rest.len()).then_some((1, "ordinal not in range(128)")))
        }),
        Codec::Utf8 => decode_with(vm, codec, data, &errors, |rest| match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), None),
            Err(error) => {
                let valid = error.valid_up_to();
                let bad = error.error_len().unwrap_or(rest.len() - valid);
                let reason = match (error.error_len(), rest[valid]) {
                    (None, _) => "unexpected end of data",
                    (_, 0x80..=0xc1 | 0xf5..) => "invalid start byte",
                    _ => "invalid continuation byte",
                };
                (valid, Some((bad, reason)))
            }
        }),
    }
}

/// How much of the data is good, and how long the bad part after it is, and why.
type Scan = fn(&[u8]) -> (usize, Option<(usize, &'static str)>);

fn decode_with(vm: &mut Vm, codec: Codec, data: &[u8], errors: &str, scan: Scan) -> Result<String, Stop> {
    let mut text = String::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let (valid, bad) = scan(&data[at..]);
        text.push_str(&String::from_utf8_lossy(&data[at..at + valid]));
        at += valid;
        let Some((length, reason)) = bad else { break };
        match errors {
            "ignore" => {}
            "replace" => text.push('\u{fffd}'),
            "backslashreplace" => data[at..at + length].iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}"))),
            "strict" => {
                let args = [
                    Value::str(codec.name()),
                    bytes::value(data.to_vec(), false),
                    Value::from(at),
                    Value::from(at + length),
                    Value::str(reason),
                ];
                return Err(Stop::Raise(vm.exception_with(&vm.types.unicode_decode_error, args.to_vec())));
            }
            other => return Err(unknown_handler(vm, other)),
        }
        at += length;
    }
    Ok(text)
}

fn unknown_handler(vm: &Vm, name: &str) -> Stop {
    Stop::Raise(vm.exception(&vm.types.lookup_error, &format!("unknown error handler name '{name}'")))
}

fn errors_of(vm: &Vm, value: &Value) -> Result<String, Stop> {
    match value {
        Value::Unbound => Ok("strict".into()),
        value => match as_str(value) {
            Some(text) => Ok(text.to_string()),
            None => Err(vm.type_error(&format!("errors must be str, not {}", vm.class_name(value)))),
        },
    }
}

fn codec(vm: &Vm, value: &Value) -> Result<Codec, Stop> {
    let name = match value {
        Value::Unbound => return Ok(Codec::Utf8),
        value => match as_str(value) {
            Some(name) => name,
            None => return Err(vm.type_error(&format!("encoding must be str, not {}", vm.class_name(value)))),
        },
    };
    match &*name.to_ascii_lowercase().replace('_', "-") {
        "utf-8" | "utf8" | "u8" | "utf" => Ok(Codec::Utf8),
        "ascii" | "us-ascii" | "646" => Ok(Codec::Ascii),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "latin" | "cp819" => Ok(Codec::Latin1),
        _ => Err(Stop::Raise(vm.exception(&vm.types.lookup_error, &format!("unknown encoding: {}", &**name)))),
    }
}
