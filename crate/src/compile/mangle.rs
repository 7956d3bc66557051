//! `__private` names in classes.

use super::symbol::{Interner, Symbol};

/// The name as it is stored: `__x` in a class `C` is `_C__x` (CPython: `_Py_Mangle`).
pub fn mangle(name: &str, class: Option<Symbol>, interner: &mut Interner) -> Symbol {
    let Some(class) = class.filter(|_| is_private(name)) else { return interner.intern(name) };
    let class = interner.name(class).clone();
    let bare = class.trim_start_matches('_');
    if bare.is_empty() {
        return interner.intern(name);
    }
    interner.intern(&format!("_{bare}{name}"))
}

fn is_private(name: &str) -> bool {
    name.starts_with("__") && !name.ends_with("__") && !name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mangled(name: &str, class: &str) -> String {
        let mut interner = Interner::default();
        let class = interner.intern(class);
        let symbol = mangle(name, Some(class), &mut interner);
        interner.name(symbol).to_string()
    }

    #[test]
    fn private_names_get_the_class_before_them() {
        assert_eq!(mangled("__x", "C"), "_C__x");
        assert_eq!(mangled("__x", "_C"), "_C__x");
        assert_eq!(mangled("__x__", "C"), "__x__");
        assert_eq!(mangled("_x", "C"), "_x");
        assert_eq!(mangled("__x", "__"), "__x");
    }
}
