//! What Python asks about characters and Rust does not tell.

/// The zeros of the scripts that have decimal digits; each is followed by the other nine.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0,
    0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0,
    0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// Digits that form no decimal numbers: superscripts, digits in circles.
const OTHER_DIGITS: &[(u32, u32)] = &[
    (0xb2, 0xb3), (0xb9, 0xb9), (0x1369, 0x1371), (0x19da, 0x19da), (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089),
    (0x2460, 0x2468), (0x2474, 0x247c), (0x2488, 0x2490), (0x24ea, 0x24ea), (0x24f5, 0x24fd), (0x24ff, 0x24ff), (0x2776, 0x277e),
    (0x2780, 0x2788), (0x278a, 0x2792), (0x10a40, 0x10a43), (0x10e60, 0x10e68), (0x11052, 0x1105a), (0x1f100, 0x1f10a),
];

/// Ideographs that are numbers.
const IDEOGRAPHIC_NUMBERS: &str =
    "㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零";

/// The value of a decimal digit of any script.
pub fn decimal_digit(c: char) -> Option<u32> {
    let at = ZEROS.partition_point(|&zero| zero <= c as u32).checked_sub(1)?;
    Some(c as u32 - ZEROS[at]).filter(|&digit| digit < 10)
}

pub fn is_decimal(c: char) -> bool {
    decimal_digit(c).is_some()
}

pub fn is_digit(c: char) -> bool {
    is_decimal(c) || OTHER_DIGITS.iter().any(|&(first, last)| (first..=last).contains(&(c as u32)))
}

pub fn is_numeric(c: char) -> bool {
    c.is_numeric() || IDEOGRAPHIC_NUMBERS.contains(c)
}

/// A character with an upper-case first part (`ǅ`).
pub fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}')
        || matches!(c, '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// The form of a character at the beginning of a word in a title.
pub fn push_title(c: char, text: &mut String) {
    match c {
        'Ǆ'..='ǆ' => text.push('ǅ'),
        'Ǉ'..='ǉ' => text.push('ǈ'),
        'Ǌ'..='ǌ' => text.push('ǋ'),
        'Ǳ'..='ǳ' => text.push('ǲ'),
        // Georgian has capitals for whole words only.
        '\u{10d0}'..='\u{10ff}' => text.push(c),
        _ => {
            let mut upper = c.to_uppercase();
            text.extend(upper.next());
            text.extend(upper.flat_map(char::to_lowercase));
        }
    }
}

/// The form of a character in comparisons without regard to case.
pub fn push_folded(c: char, text: &mut String) {
    match c {
        'ı' => text.push(c),
        // Cherokee folds to its older capitals.
        '\u{13a0}'..='\u{13f5}' => text.push(c),
        _ => text.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}

/// `_` or a letter; then digits and marks too. (CPython: `PyUnicode_IsIdentifier`.)
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{b7}' | '\u{203f}' | '\u{2040}');
    (first == '_' || first.is_alphabetic()) && chars.all(|c| c == '_' || c.is_alphabetic() || is_decimal(c) || mark(c))
}
