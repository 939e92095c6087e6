//! Reads simple code: the value of a block, the arms of `match self`, chains of method calls.

use syn::{Block, Expr, ImplItem, Item, ItemImpl, Pat, Stmt, Type};

use crate::entity::path;

/// The expression that a block evaluates to, if it does nothing else.
pub(crate) fn tail(block: &Block) -> Option<&Expr> {
    match &block.stmts[..] {
        [Stmt::Expr(Expr::Return(inner), _)] => inner.expr.as_deref(),
        [Stmt::Expr(expr, None)] => Some(expr),
        _ => None,
    }
}

/// Removes parentheses, blocks of one expression, and references.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        Expr::Reference(inner) => bare(&inner.expr),
        Expr::Block(inner) => tail(&inner.block).map_or(expr, bare),
        _ => expr,
    }
}

/// A chain `root.first(…).second(…)`, as its root and its calls in order.
pub(crate) fn chain(expr: &Expr) -> (&Expr, Vec<Call<'_>>) {
    match bare(expr) {
        Expr::MethodCall(call) => {
            let (root, mut calls) = chain(&call.receiver);
            let arguments = call.args.iter().collect();
            calls.push(Call { name: call.method.to_string(), method: &call.method, arguments });
            (root, calls)
        }
        root => (root, Vec::new()),
    }
}

/// The last name of a path.
pub(crate) fn last(expr: &Expr) -> Option<String> {
    match bare(expr) {
        Expr::Path(path) => path.path.segments.last().map(|segment| path::plain(&segment.ident)),
        _ => None,
    }
}

pub(crate) fn last_is(expr: &Expr, name: &str) -> bool {
    last(expr).is_some_and(|last| last == name)
}

/// One call of a chain.
#[derive(Clone)]
pub(crate) struct Call<'a> {
    pub(crate) name: String,
    pub(crate) method: &'a syn::Ident,
    pub(crate) arguments: Vec<&'a Expr>,
}

/// The `impl` of a trait for a type, both by their last name.
pub(crate) fn implementation<'a>(
    items: &'a [Item],
    of_trait: &str,
    for_type: &str,
) -> Option<&'a ItemImpl> {
    items.iter().find_map(|item| {
        let Item::Impl(item) = item else { return None };
        let (path, _) = item.trait_.as_ref()?;
        let Type::Path(own) = &*item.self_ty else { return None };
        let named = |path: &syn::Path, name: &str| {
            path.segments.last().is_some_and(|segment| segment.ident == name)
        };
        (named(path, of_trait) && named(&own.path, for_type)).then_some(item)
    })
}

/// The block of a function of an `impl`.
pub(crate) fn function<'a>(item: &'a ItemImpl, name: &str) -> Option<&'a Block> {
    item.items.iter().find_map(|item| match item {
        ImplItem::Fn(item) if item.sig.ident == name => Some(&item.block),
        _ => None,
    })
}

/// An arm of a `match`.
pub(crate) struct Arm<'a> {
    /// The variants. A catch-all arm has none.
    pub(crate) names: Vec<String>,
    pub(crate) body: &'a Expr,
    /// The calls behind the `match`, which apply to every arm.
    after: Vec<Call<'a>>,
}

impl<'a> Arm<'a> {
    /// The chain of calls that the arm ends up as.
    pub(crate) fn chain(&self) -> (&'a Expr, Vec<Call<'a>>) {
        let (root, mut calls) = chain(self.body);
        calls.extend(self.after.iter().cloned());
        (root, calls)
    }
}

/// The arms of a block that is a single `match`, with or without calls behind it. `None` if the block is anything
/// else.
pub(crate) fn arms(block: &Block) -> Option<Vec<Arm<'_>>> {
    let (root, after) = chain(tail(block)?);
    let Expr::Match(item) = root else { return None };
    let arms = item.arms.iter().map(|arm| {
        let mut names = Vec::new();
        variants(&arm.pat, &mut names);
        Arm { names, body: &arm.body, after: after.clone() }
    });
    Some(arms.collect())
}

fn variants(pat: &Pat, names: &mut Vec<String>) {
    let mut last = |path: &syn::Path| {
        names.extend(path.segments.last().map(|segment| path::plain(&segment.ident)));
    };
    match pat {
        Pat::Path(inner) => last(&inner.path),
        Pat::TupleStruct(inner) => last(&inner.path),
        Pat::Struct(inner) => last(&inner.path),
        Pat::Ident(inner) if inner.by_ref.is_none() => {
            let name = path::plain(&inner.ident);
            // A lower-case name is a catch-all.
            if name.starts_with(char::is_uppercase) {
                names.push(name);
            }
        }
        Pat::Reference(inner) => variants(&inner.pat, names),
        Pat::Or(inner) => {
            for pat in &inner.cases {
                variants(pat, names);
            }
        }
        _ => {}
    }
}
