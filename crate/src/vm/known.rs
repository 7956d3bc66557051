//! Names that the VM itself looks up.

use crate::compile::symbol::{Interner, Symbol};

macro_rules! known {
    ($($field:ident $name:literal),* $(,)?) => {
        /// The symbols of these names.
        #[derive(Debug)]
        pub struct Known {
            $(pub $field: Symbol,)*
        }

        impl Known {
            pub fn new(names: &mut Interner) -> Known {
                Known { $($field: names.intern($name),)* }
            }
        }
    };
}

known! {
    init "__init__", new "__new__", del "__del__", call "__call__", name "__name__", qualname "__qualname__",
    module "__module__", doc "__doc__", dict "__dict__", class "__class__", slots "__slots__", bases "__bases__", mro "__mro__",
    annotations "__annotations__", annotate "__annotate__", init_subclass "__init_subclass__", set_name "__set_name__",
    class_getitem "__class_getitem__", prepare "__prepare__", instancecheck "__instancecheck__",
    subclasscheck "__subclasscheck__", match_args "__match_args__", type_params "__type_params__",
    getattr "__getattr__", getattribute "__getattribute__", setattr "__setattr__", delattr "__delattr__",
    get "__get__", set "__set__", delete "__delete__",
    repr "__repr__", str "__str__", format "__format__", bool "__bool__", len "__len__", hash "__hash__",
    eq "__eq__", ne "__ne__", lt "__lt__", le "__le__", gt "__gt__", ge "__ge__",
    contains "__contains__", getitem "__getitem__", setitem "__setitem__", delitem "__delitem__", missing "__missing__",
    iter "__iter__", next "__next__", reversed "__reversed__", length_hint "__length_hint__",
    index "__index__", int "__int__", float "__float__", complex "__complex__", round "__round__", trunc "__trunc__",
    floor "__floor__", ceil "__ceil__", abs "__abs__", neg "__neg__", pos "__pos__", invert "__invert__",
    add "__add__", sub "__sub__", mul "__mul__", truediv "__truediv__", floordiv "__floordiv__", mod_ "__mod__", pow "__pow__",
    matmul "__matmul__", lshift "__lshift__", rshift "__rshift__", and "__and__", or "__or__", xor "__xor__",
    divmod "__divmod__",
    radd "__radd__", rsub "__rsub__", rmul "__rmul__", rtruediv "__rtruediv__", rfloordiv "__rfloordiv__", rmod "__rmod__",
    rpow "__rpow__", rmatmul "__rmatmul__", rlshift "__rlshift__", rrshift "__rrshift__", rand "__rand__", ror "__ror__",
    rxor "__rxor__", rdivmod "__rdivmod__",
    iadd "__iadd__", isub "__isub__", imul "__imul__", itruediv "__itruediv__", ifloordiv "__ifloordiv__", imod "__imod__",
    ipow "__ipow__", imatmul "__imatmul__", ilshift "__ilshift__", irshift "__irshift__", iand "__iand__", ior "__ior__",
    ixor "__ixor__",
    enter "__enter__", exit "__exit__", aenter "__aenter__", aexit "__aexit__", await_ "__await__", aiter "__aiter__",
    anext "__anext__", send "send", throw "throw", close "close", keys "keys",
    args "args", cause "__cause__", context "__context__", traceback "__traceback__", notes "__notes__",
    suppress_context "__suppress_context__", value "value", self_ "self", all "__all__", mro_entries "__mro_entries__",
    bytes "__bytes__", wrapped "__wrapped__", metaclass "metaclass", dir "__dir__", path "__path__", file "__file__",
    classcell "__classcell__", weakref "__weakref__", main "__main__", build_class "__build_class__", kwdefaults "__kwdefaults__",
    defaults "__defaults__", code "__code__", func "__func__", orig_bases "__orig_bases__", abstractmethods "__abstractmethods__",
    isabstractmethod "__isabstractmethod__", fspath "__fspath__", sizeof "__sizeof__", hint ".hint", near ".near", self_method "__self__", name_ "name", obj "obj", builtins "__builtins__", msg "msg", exceptions "exceptions",
    message "message", wait_ "wait", errno "errno", static_attributes "__static_attributes__", firstlineno "__firstlineno__", copy "__copy__", deepcopy "__deepcopy__",
}
