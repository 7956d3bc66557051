//! `class`

use ruff_python_ast::StmtClassDef;

use crate::syntax::Span;

use super::code::{CodeKind, Const, Op};
use super::compiler::{Compiler, Done, span};
use super::emit::Header;
use super::scope::ScopeKind;

impl<'a> Compiler<'a> {
    pub fn class_definition(&mut self, class: &'a StmtClassDef) -> Done {
        let (name, at) = (class.name.as_str(), span(class));
        super::assign::check_name(name, span(&class.name))?;
        self.decorators(&class.decorator_list)?;
        self.generic(class.type_params.as_deref(), None, name, at, |this| this.class(class))?;
        self.apply_decorators(&class.decorator_list);
        self.store_name(name, span(&class.name));
        Ok(())
    }

    fn class(&mut self, class: &'a StmtClassDef) -> Done {
        let (name, at) = (class.name.as_str(), span(class));
        self.emit(Op::LoadBuildClass, at);
        let scope = self.find_scope(ScopeKind::Class, at)?;
        let header = Header {
            name: name.into(),
            qualname: self.definition_qualname(name),
            kind: CodeKind::Class,
            first_line: self.line(span(&class.name)),
            span: at,
            ..Header::default()
        };
        let code = self.nested(scope, header, |this| this.class_body(class, at))?;
        self.make_function(code, 0, at)?;
        self.constant(Const::Str(name.into()), at);
        let generic = class.type_params.is_some();
        // A `class` is called where it stands, not where its decorators begin.
        let call = span(&class.name).to(at);
        self.all_arguments(class.bases(), class.keywords(), 2, generic, call)
    }

    fn class_body(&mut self, class: &'a StmtClassDef, at: Span) -> Done {
        let head = span(&class.name);
        self.load_name("__name__", head);
        self.store_name("__module__", head);
        let qualname = self.unit.qualname().into();
        self.constant(Const::Str(qualname), head);
        self.store_name("__qualname__", head);
        if class.type_params.is_some() {
            self.load_name(".type_params", head);
            self.store_name("__type_params__", head);
        }
        if let Some(slot) = self.own_cell(self.hidden().namespace) {
            self.emit(Op::LoadLocals, head);
            self.emit(Op::StoreDeref(slot), head);
        }
        let body = self.docstring(&class.body);
        if let Some(doc) = body.doc {
            let doc_at = span(&class.body[0]);
            self.constant(Const::Str(doc.clone()), doc_at);
            self.unit.set_doc(doc);
            self.store_name("__doc__", doc_at);
        }
        self.body(body.body)?;
        self.body_annotations(at, head)?;
        match self.own_cell(self.hidden().class) {
            Some(slot) => self.emit(Op::LoadClosure(slot), head),
            None => self.none(head),
        }
        self.emit(Op::Return, head);
        Ok(())
    }

    /// The slot of a cell of the class body, if something inside of it uses one.
    fn own_cell(&self, symbol: super::symbol::Symbol) -> Option<u32> {
        self.scopes.all[self.scope].get(symbol).filter(|name| name.captured).map(|name| name.slot)
    }

    /// Pushes `typing.Generic[…]` of the type parameters.
    pub fn generic_base(&mut self, at: Span) {
        let names = self.names_constant(std::iter::once("Generic".into()));
        let module = self.interner.intern("typing");
        let module = self.unit.name(module);
        self.emit(Op::Import(module, names), at);
        let generic = self.interner.intern("Generic");
        let generic = self.unit.name(generic);
        self.emit(Op::ImportFrom(generic), at);
        self.emit(Op::Swap(2), at);
        self.emit(Op::Pop, at);
        self.load_name(".type_params", at);
        self.emit(Op::LoadItem, at);
    }
}
