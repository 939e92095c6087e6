//! Source that is kept as text and parsed when needed. The text on fields is mostly the same few words, and those are
//! parsed once.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use syn::{Expr, Type, parse::Parse};

/// Parsed results, by text. They have no place in a file.
#[derive(Default)]
pub(super) struct Parsed {
    types: RefCell<BTreeMap<String, syn::Result<Rc<Type>>>>,
    expressions: RefCell<BTreeMap<String, syn::Result<Rc<Expr>>>>,
}

impl Parsed {
    pub(super) fn ty(&self, text: &str) -> syn::Result<Rc<Type>> {
        parsed(&self.types, text)
    }

    pub(super) fn expr(&self, text: &str) -> syn::Result<Rc<Expr>> {
        parsed(&self.expressions, text)
    }
}

fn parsed<T: Parse>(
    known: &RefCell<BTreeMap<String, syn::Result<Rc<T>>>>,
    text: &str,
) -> syn::Result<Rc<T>> {
    if let Some(parsed) = known.borrow().get(text) {
        return parsed.clone();
    }
    let parsed = syn::parse_str(text).map(Rc::new);
    known.borrow_mut().insert(text.to_owned(), parsed.clone());
    parsed
}
