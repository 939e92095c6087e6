//! Conditional compilation: which items are compiled, and what `cfg_attr` adds to them.
//!
//! Entities are read as for a build of the program that serves them: on Unix, not a test, with debug assertions.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Expr, ExprLit, Fields, ImplItem, Item, Lit, Meta, Token, parse::Parser,
    punctuated::Punctuated,
};

/// The enabled features.
#[derive(Clone, Debug, Default)]
pub(super) struct Cfg {
    features: BTreeSet<String>,
    /// Shared by the threads that read a crate.
    off: Arc<Mutex<BTreeSet<String>>>,
}

impl Cfg {
    pub(super) fn new(features: BTreeSet<String>) -> Self {
        Self { features, off: Arc::default() }
    }

    /// Disabled features that may hide parts of the schema.
    pub(super) fn off(&self) -> BTreeSet<String> {
        self.off.lock().map(|it| it.clone()).unwrap_or_default()
    }

    /// Removes what is not compiled, at every level, and replaces `cfg_attr` by its contents.
    pub(super) fn prune(&self, items: &mut Vec<Item>) {
        items.retain_mut(|item| self.item(item));
    }

    /// Whether a relevant item is compiled.
    fn item(&self, item: &mut Item) -> bool {
        let may_be_of_schema = match item {
            Item::Mod(_) | Item::Macro(_) => true,
            Item::Struct(item) => item.attrs.iter().any(is_of_schema),
            Item::Enum(item) => item.attrs.iter().any(is_of_schema),
            _ => false,
        };
        let Some(attrs) = attributes_mut(item) else { return false };
        if may_be_of_schema {
            self.note(attrs);
        }
        if !self.attributes(attrs) {
            return false;
        }
        match item {
            Item::Struct(item) => {
                if let Fields::Named(fields) = &mut item.fields {
                    if may_be_of_schema {
                        fields.named.iter().for_each(|it| self.note(&it.attrs));
                    }
                    self.retain(&mut fields.named, |field| &mut field.attrs);
                }
            }
            Item::Enum(item) => {
                if may_be_of_schema {
                    item.variants.iter().for_each(|it| self.note(&it.attrs));
                }
                self.retain(&mut item.variants, |variant| &mut variant.attrs);
            }
            Item::Impl(item) => item.items.retain_mut(|item| match item {
                ImplItem::Fn(item) => self.attributes(&mut item.attrs),
                ImplItem::Const(item) => self.attributes(&mut item.attrs),
                ImplItem::Type(item) => self.attributes(&mut item.attrs),
                _ => true,
            }),
            _ => {}
        }
        true
    }

    /// Removes fields or variants that are not compiled. Nearly all lists have none and stay unchanged.
    fn retain<T>(
        &self,
        all: &mut Punctuated<T, Token![,]>,
        attrs: impl Fn(&mut T) -> &mut Vec<Attribute>,
    ) {
        if all.iter_mut().any(|it| is_conditional(attrs(it))) {
            let kept = std::mem::take(all).into_iter();
            *all =
                kept.filter_map(|mut it| self.attributes(attrs(&mut it)).then_some(it)).collect();
        }
    }

    /// Records the features without which some part of the schema is not compiled.
    fn note(&self, attrs: &[Attribute]) {
        for attr in attrs {
            let Meta::List(list) = &attr.meta else { continue };
            if !is_conditional(std::slice::from_ref(attr)) {
                continue;
            }
            let metas = metas(list.tokens.clone()).unwrap_or_default();
            let Some((predicate, rest)) = metas.split_first() else { continue };
            let matters = attr.path().is_ident("cfg") || rest.iter().any(is_of_schema_meta);
            if matters
                && !self.holds(predicate)
                && let Ok(mut off) = self.off.lock()
            {
                features_of(predicate, &mut off);
                off.retain(|it| !self.features.contains(it));
            }
        }
    }

    /// Expands `cfg_attr` and returns whether every `cfg` holds.
    fn attributes(&self, attrs: &mut Vec<Attribute>) -> bool {
        if !is_conditional(attrs) {
            return true;
        }
        let mut unfolded = Vec::new();
        let mut holds = true;
        for attr in std::mem::take(attrs) {
            match &attr.meta {
                Meta::List(list) if list.path.is_ident("cfg") => {
                    holds &= self.predicate(list.tokens.clone());
                }
                Meta::List(list) if list.path.is_ident("cfg_attr") => {
                    unfolded.extend(self.cfg_attr(&attr, list.tokens.clone()));
                }
                _ => unfolded.push(attr),
            }
        }
        *attrs = unfolded;
        holds
    }

    fn cfg_attr(&self, attr: &Attribute, tokens: TokenStream) -> Vec<Attribute> {
        let Some(mut metas) = metas(tokens).filter(|metas| !metas.is_empty()) else {
            return Vec::new();
        };
        let predicate = metas.remove(0);
        if !self.holds(&predicate) {
            return Vec::new();
        }
        let mut attrs: Vec<_> =
            metas.into_iter().map(|meta| Attribute { meta, ..attr.clone() }).collect();
        if !self.attributes(&mut attrs) {
            attrs.clear();
        }
        attrs
    }

    fn predicate(&self, tokens: TokenStream) -> bool {
        match tokens.to_string().as_str() {
            "true" => true,
            "false" => false,
            _ => metas(tokens).is_some_and(|metas| metas.iter().all(|meta| self.holds(meta))),
        }
    }

    fn holds(&self, meta: &Meta) -> bool {
        match meta {
            Meta::Path(path) => path.is_ident("unix") || path.is_ident("debug_assertions"),
            Meta::NameValue(pair) => {
                let Expr::Lit(ExprLit { lit: Lit::Str(value), .. }) = &pair.value else {
                    return false;
                };
                let value = value.value();
                (pair.path.is_ident("feature") && self.features.contains(&value))
                    || (pair.path.is_ident("target_os") && value == "linux")
                    || (pair.path.is_ident("target_family") && value == "unix")
                    || (pair.path.is_ident("target_pointer_width") && value == "64")
            }
            Meta::List(list) => {
                let inner = metas(list.tokens.clone()).unwrap_or_default();
                let mut inner = inner.iter().map(|meta| self.holds(meta));
                match list.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("not") => !inner.any(|holds| holds),
                    Some("any") => inner.any(|holds| holds),
                    Some("all") => inner.all(|holds| holds),
                    _ => false,
                }
            }
        }
    }
}

fn is_conditional(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr"))
}

/// Whether SeaORM, or this program, reads the attribute.
fn is_of_schema(attr: &Attribute) -> bool {
    is_of_schema_meta(&attr.meta)
}

fn is_of_schema_meta(meta: &Meta) -> bool {
    let is_read = ["sea_orm", "autogen"].iter().any(|name| meta.path().is_ident(name));
    let derives = |tree: TokenTree| tree.to_string().starts_with("Derive");
    is_read
        || match meta {
            Meta::List(list) if meta.path().is_ident("derive") => {
                list.tokens.clone().into_iter().any(derives)
            }
            Meta::List(list) if meta.path().is_ident("cfg_attr") => {
                metas(list.tokens.clone()).iter().flatten().any(is_of_schema_meta)
            }
            _ => false,
        }
}

/// The features named by a predicate.
fn features_of(meta: &Meta, found: &mut BTreeSet<String>) {
    match meta {
        Meta::NameValue(pair) if pair.path.is_ident("feature") => {
            if let Expr::Lit(ExprLit { lit: Lit::Str(value), .. }) = &pair.value {
                found.insert(value.value());
            }
        }
        Meta::List(list) => {
            metas(list.tokens.clone()).iter().flatten().for_each(|it| features_of(it, found));
        }
        Meta::Path(_) | Meta::NameValue(_) => {}
    }
}

fn metas(tokens: TokenStream) -> Option<Vec<Meta>> {
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens).ok()?;
    Some(metas.into_iter().collect())
}

/// The attributes of relevant items. Others never declare anything.
fn attributes_mut(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Const(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::ExternCrate(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Macro(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Static(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Cfg;

    fn holds(predicate: &str) -> bool {
        let cfg = Cfg::new(["postgres".to_owned()].into());
        cfg.predicate(predicate.parse().unwrap())
    }

    #[test]
    fn predicates_are_those_of_a_unix_build_with_the_features_given() {
        for predicate in [
            r#"feature = "postgres""#,
            "unix",
            "not(test)",
            r#"all(unix, any(windows, feature = "postgres"))"#,
            "true",
        ] {
            assert!(holds(predicate), "{predicate}");
        }
        for predicate in [r#"feature = "mysql""#, "test", "windows", "not(unix)", "loom", "any()"] {
            assert!(!holds(predicate), "{predicate}");
        }
    }
}
