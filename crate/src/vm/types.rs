//! The built-in classes.

use std::rc::Rc;

use super::class::{Class, Layout, linearise};

macro_rules! types {
    (
        root $object:ident
        plain { $($field:ident $name:literal $(: $parent:ident)?),* $(,)? }
        exceptions { $($exception:ident $exception_name:literal $base:ident $(+ $more:ident)?),* $(,)? }
    ) => {
        /// The built-in classes. Their methods are put in by `builtins`.
        pub struct Types {
            pub $object: Rc<Class>,
            pub type_: Rc<Class>,
            $(pub $field: Rc<Class>,)*
            $(pub $exception: Rc<Class>,)*
            /// All of the exceptions, with `BaseException` first.
            pub exceptions: Vec<Rc<Class>>,
        }

        impl Types {
            pub fn new() -> Types {
                let $object = Class::new("object", "builtins", vec![], vec![], Layout::Plain, None, false);
                let type_ = derive("type", &[&$object], Layout::Type);
                $(let $field = derive($name, &[$(&$parent,)? &$object], Layout::Payload);)*
                $(let $exception = derive($exception_name, &[&$base, $(&$more)?], Layout::Exception);)*
                let exceptions = vec![$($exception.clone()),*];
                Types { $object, type_, $($field,)* $($exception,)* exceptions }
            }
        }
    };
}

types! {
    root object
    plain {
        int "int", bool "bool": int, float "float", complex "complex", str "str", bytes "bytes", bytearray "bytearray", tuple "tuple",
        list "list", dict "dict", set "set", frozenset "frozenset", range "range", slice "slice", none "NoneType",
        not_implemented "NotImplementedType", ellipsis "ellipsis", cell "cell", function "function", method "method",
        native_function "builtin_function_or_method", method_descriptor "method_descriptor", module "module",
        generator "generator", coroutine "coroutine", async_generator "async_generator", code "code", property "property",
        staticmethod "staticmethod", classmethod "classmethod", super_ "super", traceback "traceback", frame "frame",
        list_iterator "list_iterator", list_reverseiterator "list_reverseiterator", tuple_iterator "tuple_iterator",
        str_iterator "str_ascii_iterator", bytes_iterator "bytes_iterator", set_iterator "set_iterator",
        dict_keyiterator "dict_keyiterator", dict_valueiterator "dict_valueiterator", dict_itemiterator "dict_itemiterator",
        range_iterator "range_iterator", callable_iterator "callable_iterator", iterator "iterator", reversed "reversed",
        enumerate "enumerate", zip "zip", map "map", filter "filter", dict_keys "dict_keys", dict_values "dict_values",
        dict_items "dict_items", mappingproxy "mappingproxy", async_generator_asend "async_generator_asend",
        async_generator_athrow "async_generator_athrow", coroutine_wrapper "coroutine_wrapper", generic_alias "GenericAlias",
        union "Union", type_var "TypeVar", type_alias "TypeAliasType", memoryview "memoryview",
    }
    exceptions {
        base_exception "BaseException" object,
        exception "Exception" base_exception,
        base_exception_group "BaseExceptionGroup" base_exception,
        generator_exit "GeneratorExit" base_exception,
        keyboard_interrupt "KeyboardInterrupt" base_exception,
        system_exit "SystemExit" base_exception,
        cancelled_error "CancelledError" base_exception,
        arithmetic_error "ArithmeticError" exception,
        floating_point_error "FloatingPointError" arithmetic_error,
        overflow_error "OverflowError" arithmetic_error,
        zero_division_error "ZeroDivisionError" arithmetic_error,
        assertion_error "AssertionError" exception,
        attribute_error "AttributeError" exception,
        buffer_error "BufferError" exception,
        eof_error "EOFError" exception,
        import_error "ImportError" exception,
        module_not_found_error "ModuleNotFoundError" import_error,
        lookup_error "LookupError" exception,
        index_error "IndexError" lookup_error,
        key_error "KeyError" lookup_error,
        memory_error "MemoryError" exception,
        name_error "NameError" exception,
        unbound_local_error "UnboundLocalError" name_error,
        os_error "OSError" exception,
        blocking_io_error "BlockingIOError" os_error,
        child_process_error "ChildProcessError" os_error,
        connection_error "ConnectionError" os_error,
        broken_pipe_error "BrokenPipeError" connection_error,
        connection_aborted_error "ConnectionAbortedError" connection_error,
        connection_refused_error "ConnectionRefusedError" connection_error,
        connection_reset_error "ConnectionResetError" connection_error,
        file_exists_error "FileExistsError" os_error,
        file_not_found_error "FileNotFoundError" os_error,
        interrupted_error "InterruptedError" os_error,
        is_a_directory_error "IsADirectoryError" os_error,
        not_a_directory_error "NotADirectoryError" os_error,
        permission_error "PermissionError" os_error,
        process_lookup_error "ProcessLookupError" os_error,
        timeout_error "TimeoutError" os_error,
        reference_error "ReferenceError" exception,
        runtime_error "RuntimeError" exception,
        not_implemented_error "NotImplementedError" runtime_error,
        recursion_error "RecursionError" runtime_error,
        stop_async_iteration "StopAsyncIteration" exception,
        stop_iteration "StopIteration" exception,
        syntax_error "SyntaxError" exception,
        indentation_error "IndentationError" syntax_error,
        tab_error "TabError" indentation_error,
        system_error "SystemError" exception,
        type_error "TypeError" exception,
        value_error "ValueError" exception,
        unicode_error "UnicodeError" value_error,
        unicode_decode_error "UnicodeDecodeError" unicode_error,
        unicode_encode_error "UnicodeEncodeError" unicode_error,
        warning "Warning" exception,
        deprecation_warning "DeprecationWarning" warning,
        future_warning "FutureWarning" warning,
        import_warning "ImportWarning" warning,
        pending_deprecation_warning "PendingDeprecationWarning" warning,
        resource_warning "ResourceWarning" warning,
        runtime_warning "RuntimeWarning" warning,
        syntax_warning "SyntaxWarning" warning,
        unicode_warning "UnicodeWarning" warning,
        user_warning "UserWarning" warning,
        invalid_state_error "InvalidStateError" exception,
        exception_group "ExceptionGroup" base_exception_group + exception,
    }
}

fn derive(name: &str, bases: &[&Rc<Class>], layout: Layout) -> Rc<Class> {
    let mut bases: Vec<Rc<Class>> = bases.iter().map(|&base| base.clone()).collect();
    // A class that extends another one names only that.
    bases.dedup_by(|later, earlier| earlier.is_subclass(later));
    let ancestors = linearise(&bases).unwrap_or_default();
    let module = if name == "CancelledError" || name == "InvalidStateError" { "asyncio.exceptions" } else { "builtins" };
    Class::new(name, module, bases, ancestors, layout, None, false)
}
