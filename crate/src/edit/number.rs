//! A number's literal, written anew.

/// No grain is finer than the clock, a nanosecond.
const DECIMALS: i32 = 9;

/// The literal of the multiple of `grain` nearest to `seconds`, no less than 0. An integer stays one where it can, and
/// a float a float. None when `old` is not a plain literal of a number.
pub fn rewritten(old: &str, seconds: f64, grain: f64) -> Option<String> {
    if !is_number(old) || !seconds.is_finite() || !(grain > 0.0 && grain.is_finite()) {
        return None;
    }
    let value = (seconds.max(0.0) / grain).round() * grain;
    let decimals = (-(grain * 1.000_001).log10().floor() as i32).clamp(0, DECIMALS) as usize;
    let text = format!("{value:.decimals$}");
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let was_integer = old.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    Some(if was_integer || short.contains('.') { short.to_owned() } else { format!("{short}.0") })
}

/// Whether a text is a decimal literal: `2`, `1_000`, `.5`, `1e-3`. Others (hexadecimal, imaginary) are left alone.
pub fn is_number(text: &str) -> bool {
    let plain = text.replace('_', "");
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"._eE+-".contains(&byte))
        && !text.starts_with(['+', '-', '_'])
        && plain.parse::<f64>().is_ok()
}
