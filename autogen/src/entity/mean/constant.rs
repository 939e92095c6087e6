//! Constants: the text or number that an expression of literals and constants evaluates to. Nothing is run.

use std::{cell::Cell, collections::BTreeMap, sync::Arc};

use syn::{BinOp, Expr, ExprLit, Item, Lit, LitStr};

use crate::entity::{
    load::program::Program,
    path::segments,
    place::Site,
    read::{
        attributes,
        code::{bare, chain, last_is},
    },
};

use super::scope::{Found, Scope};

/// The constants of the program.
pub(super) struct Constants<'a> {
    scope: &'a Scope<'a>,
    sites: BTreeMap<&'a [String], Site>,
    depth: Cell<usize>,
}

/// Types and constants that refer to themselves do not compile, and would never end.
const DEEPEST: usize = 64;

impl<'a> Constants<'a> {
    pub(super) fn new(program: &'a Program, scope: &'a Scope<'a>) -> Self {
        let sites = program.modules.iter().map(|(path, module)| {
            (path.as_slice(), Site::new(path.clone(), Arc::clone(&module.file)))
        });
        Self { scope, sites: sites.collect(), depth: Cell::new(0) }
    }

    /// The places of a module's items.
    pub(super) fn site(&self, module: &[String]) -> Option<&Site> {
        self.sites.get(module)
    }

    /// One level deeper; `None` if there is no end.
    pub(super) fn deeper<T>(&self, look: impl FnOnce() -> T) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = look();
        self.depth.set(depth);
        Some(found)
    }

    /// The value of the constant that a path names, and its place.
    pub(super) fn value(&self, expr: &Expr, site: &Site) -> Option<(&'a Expr, &Site)> {
        let Expr::Path(path) = expr else { return None };
        let found = self.scope.resolve(&site.module, &segments(&path.path));
        let Some(Found::Item(name, items)) = found else { return None };
        let value = items.iter().find_map(|item| match item {
            Item::Const(item) => Some(&*item.expr),
            Item::Static(item) => Some(&*item.expr),
            _ => None,
        })?;
        Some((value, self.site(&name.module)?))
    }

    /// The text of a string literal or constant, through harmless calls and `X::new("…")`, `String::from("…")`.
    pub(super) fn text(&self, expr: &Expr, site: &Site) -> Option<String> {
        let (root, calls) = chain(expr);
        if !calls.iter().all(|call| is_harmless(&call.name)) {
            return None;
        }
        match root {
            Expr::Call(call) if last_is(&call.func, "new") || last_is(&call.func, "from") => {
                self.text(call.args.first()?, site)
            }
            Expr::Lit(_) => attributes::string_literal(root).map(LitStr::value),
            _ => {
                let (value, site) = self.value(root, site)?;
                self.deeper(|| self.text(value, site))?
            }
        }
    }

    /// The whole number that an expression of numbers and constants evaluates to.
    pub(super) fn number(&self, expr: &Expr, site: &Site) -> Option<i128> {
        let of = |expr| self.number(expr, site);
        match bare(expr) {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
            Expr::Cast(cast) => of(&cast.expr),
            Expr::MethodCall(call) if is_harmless(&call.method.to_string()) => of(&call.receiver),
            Expr::Binary(binary) => {
                let (left, right) = (of(&binary.left)?, of(&binary.right)?);
                match binary.op {
                    BinOp::Add(_) => left.checked_add(right),
                    BinOp::Sub(_) => left.checked_sub(right),
                    BinOp::Mul(_) => left.checked_mul(right),
                    BinOp::Div(_) => left.checked_div(right),
                    BinOp::Rem(_) => left.checked_rem(right),
                    BinOp::Shl(_) => left.checked_shl(u32::try_from(right).ok()?),
                    BinOp::Shr(_) => left.checked_shr(u32::try_from(right).ok()?),
                    _ => None,
                }
            }
            expr => {
                let (value, site) = self.value(expr, site)?;
                self.deeper(|| self.number(value, site))?
            }
        }
    }
}

/// Whether a call changes the Rust type of a value but not its meaning.
pub(super) fn is_harmless(method: &str) -> bool {
    matches!(
        method,
        "into" | "to_owned" | "to_string" | "clone" | "into_iden" | "as_str" | "def" | "to_vec"
    )
}
