//! The table of the common methods.

use super::{Kind, pad, search, split, strip};
use crate::vm::native::{NativeDef, def};

/// The methods that a type of this kind has.
pub const fn methods<K: Kind>() -> [NativeDef; 23] {
    const FILL: &str = "self, width, fillchar=unset, /";
    const AFFIX: &str = "self, prefix, start=None, end=None, /";
    [
        def("find", search::RANGE, search::find::<K>),
        def("rfind", search::RANGE, search::rfind::<K>),
        def("index", search::RANGE, search::index::<K>),
        def("rindex", search::RANGE, search::rindex::<K>),
        def("count", search::RANGE, search::count::<K>),
        def("startswith", AFFIX, search::starts_with::<K>),
        def("endswith", AFFIX, search::ends_with::<K>),
        def("replace", "self, old, new, /, count=-1", search::replace::<K>),
        def("removeprefix", "self, prefix, /", search::remove_prefix::<K>),
        def("removesuffix", "self, suffix, /", search::remove_suffix::<K>),
        def("split", "self, /, sep=None, maxsplit=-1", split::split::<K>),
        def("rsplit", "self, /, sep=None, maxsplit=-1", split::rsplit::<K>),
        def("splitlines", "self, /, keepends=False", split::split_lines::<K>),
        def("partition", "self, sep, /", split::partition::<K>),
        def("rpartition", "self, sep, /", split::rpartition::<K>),
        def("strip", "self, chars=None, /", strip::strip::<K>),
        def("lstrip", "self, chars=None, /", strip::lstrip::<K>),
        def("rstrip", "self, chars=None, /", strip::rstrip::<K>),
        def("center", FILL, pad::center::<K>),
        def("ljust", FILL, pad::ljust::<K>),
        def("rjust", FILL, pad::rjust::<K>),
        def("zfill", "self, width, /", pad::zfill::<K>),
        def("expandtabs", "self, /, tabsize=8", pad::expand_tabs::<K>),
    ]
}
