//! `import` and `from … import`

use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};

use crate::syntax::{Error, Span};

use super::code::{Const, Op};
use super::compiler::{Compiler, Done, span};
use super::scope::ScopeKind;

impl<'a> Compiler<'a> {
    pub fn import(&mut self, stmt: &'a StmtImport, at: Span) -> Done {
        for alias in &stmt.names {
            let nothing = self.unit.constant(Const::None);
            let module = self.plain_name(alias.name.as_str());
            self.emit(Op::Import(module, nothing), at);
            match &alias.asname {
                Some(name) => self.import_as(alias, name.as_str(), at),
                None => {
                    let top = alias.name.as_str().split('.').next().unwrap_or("");
                    super::assign::check_name(top, span(alias))?;
                    self.store_name(top, span(alias));
                }
            }
        }
        Ok(())
    }

    /// `import a.b.c as name`: from the package down to the module.
    fn import_as(&mut self, alias: &'a Alias, name: &'a str, at: Span) {
        for part in alias.name.as_str().split('.').skip(1) {
            let part = self.plain_name(part);
            self.emit(Op::ImportFrom(part), at);
            self.emit(Op::Swap(2), at);
            self.emit(Op::Pop, at);
        }
        self.store_name(name, span(alias));
    }

    pub fn import_from(&mut self, stmt: &'a StmtImportFrom, at: Span) -> Done {
        let module = stmt.module.as_deref().unwrap_or("");
        if module == "__future__" && stmt.level == 0 && at.start >= self.future.end {
            let message = "from __future__ imports must occur at the beginning of the file";
            return Err(Error::new("future-late", message, at));
        }
        let star = stmt.names.iter().any(|alias| alias.name.as_str() == "*");
        if star && self.host_kind() != ScopeKind::Module {
            return Err(Error::new("import-star-inside", "import * only allowed at module level", at));
        }
        let names = self.names_constant(stmt.names.iter().map(|alias| alias.name.as_str().into()));
        // A relative import keeps its dots.
        let module = format!("{}{module}", ".".repeat(stmt.level as usize));
        let module = self.plain_name(&module);
        self.emit(Op::Import(module, names), at);
        if star {
            self.emit(Op::ImportStar, at);
            return Ok(());
        }
        for alias in &stmt.names {
            let attribute = self.plain_name(alias.name.as_str());
            self.emit(Op::ImportFrom(attribute), at);
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            super::assign::check_name(name, span(alias))?;
            self.store_name(name, span(alias));
        }
        self.emit(Op::Pop, at);
        Ok(())
    }

    /// A name that no class is put before.
    fn plain_name(&mut self, name: &str) -> u32 {
        let symbol = self.interner.intern(name);
        self.unit.name(symbol)
    }
}
