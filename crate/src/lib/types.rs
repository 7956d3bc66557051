//! `types`: names for the built-in classes that have none among the built-in names.

use std::rc::Rc;

use super::args::{Outcome, set};
use crate::vm::Vm;
use crate::vm::descriptor::method;
use crate::vm::generic::GenericAlias;
use crate::vm::module::Module;
use crate::vm::native::{Args, Stop, def, ret};
use crate::vm::value::Value;

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    let types = &vm.types;
    let classes = [
        ("FunctionType", &types.function),
        ("LambdaType", &types.function),
        ("BuiltinFunctionType", &types.native_function),
        ("BuiltinMethodType", &types.native_function),
        ("MethodDescriptorType", &types.method_descriptor),
        ("MethodType", &types.method),
        ("ModuleType", &types.module),
        ("GeneratorType", &types.generator),
        ("CoroutineType", &types.coroutine),
        ("AsyncGeneratorType", &types.async_generator),
        ("CodeType", &types.code),
        ("CellType", &types.cell),
        ("FrameType", &types.frame),
        ("TracebackType", &types.traceback),
        ("NoneType", &types.none),
        ("NotImplementedType", &types.not_implemented),
        ("EllipsisType", &types.ellipsis),
        ("GenericAlias", &types.generic_alias),
        ("UnionType", &types.union),
    ];
    let classes = classes.map(|(name, class)| (name, class.clone()));
    for (name, class) in &classes {
        set(vm, module, name, Value::Class(class.clone()));
    }
    let member = vm.library_class("getset_descriptor");
    set(vm, module, "GetSetDescriptorType", Value::Class(member.clone()));
    set(vm, module, "MemberDescriptorType", Value::Class(member));
    let (method, alias) = (vm.types.method.clone(), vm.types.generic_alias.clone());
    vm.define_methods(&method, &[def("__new__", "cls, function, instance, /", new_method)]);
    vm.define_methods(&alias, &[def("__new__", "cls, origin, args, /", |_, args| ret(GenericAlias::subscript(&args[1], &args[2])))]);
    Ok(())
}

fn new_method(vm: &mut Vm, args: &Args) -> Outcome {
    if !vm.callable(&args[1]) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    ret(method(args[1].clone(), args[2].clone()))
}
