//! Source that exists but cannot be read: reported with its place, and never treated as absent.

use syn::{Block, Expr, Item, ItemMacro, Stmt, spanned::Spanned};

use crate::{
    entity::{path, place::Site, read::attributes},
    schema::diagnostic::Diagnostic,
};

/// Macros of the standard library and of well-known crates that declare no types.
const HARMLESS: &[&str] = &[
    "assert_eq_size",
    "assert_impl_all",
    "assert_not_impl_any",
    "bitflags",
    "compile_error",
    "const_assert",
    "const_assert_eq",
    "lazy_static",
    "task_local",
    "thread_local",
];

/// A call of a macro that is not expanded here.
pub(super) fn call(item: &ItemMacro, harmless: &[String], site: &Site) -> Option<Diagnostic> {
    let name = path::plain(&item.mac.path.segments.last()?.ident);
    if HARMLESS.contains(&name.as_str()) || harmless.contains(&name) {
        return None;
    }
    let message = format!("the output of the macro `{name}!` is not seen");
    let place = site.place(item.mac.path.span());
    let help =
        format!("if it declares no entity: macros-without-entities = [{name:?}] in autogen.toml");
    Some(Diagnostic::unseen("unseen-macro", place, message).help(help))
}

/// The entities inside a function or a block, where no path leads.
pub(super) fn local(item: &Item, site: &Site) -> Vec<Diagnostic> {
    let block = match item {
        Item::Fn(item) => &item.block,
        Item::Const(item) => match &*item.expr {
            Expr::Block(block) => &block.block,
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    within(block, site, &mut found);
    found
}

fn within(block: &Block, site: &Site, found: &mut Vec<Diagnostic>) {
    for statement in &block.stmts {
        match statement {
            Stmt::Item(item) => inside(item, site, found),
            Stmt::Expr(Expr::Block(inner), _) => within(&inner.block, site, found),
            Stmt::Local(_) | Stmt::Expr(..) | Stmt::Macro(_) => {}
        }
    }
}

fn inside(item: &Item, site: &Site, found: &mut Vec<Diagnostic>) {
    match item {
        Item::Struct(item) => {
            let derives = |name| attributes::derives(&item.attrs, name);
            if derives("DeriveEntityModel") || derives("DeriveEntity") {
                let message = "an entity inside a function is not seen";
                let diagnostic =
                    Diagnostic::unseen("unseen-entity", site.place(item.ident.span()), message);
                found.push(diagnostic.help("move it into a module, if it is one of the schema"));
            }
        }
        Item::Mod(item) => {
            for item in item.content.iter().flat_map(|(_, items)| items) {
                inside(item, site, found);
            }
        }
        Item::Fn(item) => within(&item.block, site, found),
        _ => {}
    }
}
