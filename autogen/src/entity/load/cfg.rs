//! Conditional compilation: which items are there, and what `cfg_attr` adds to them.
//!
//! Entities are read as for a build of the program that serves them: on Unix, not a test, with debug assertions.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use syn::{
    Attribute, Expr, ExprLit, Fields, ImplItem, Item, Lit, Meta, Token, parse::Parser,
    punctuated::Punctuated,
};

use crate::entity::Features;

/// The features that are on.
#[derive(Clone, Debug, Default)]
pub(super) struct Cfg {
    features: BTreeSet<String>,
}

impl Cfg {
    /// What is on in the crate of that manifest.
    pub(super) fn new(features: &Features, manifest: &toml::Table) -> Self {
        Self { features: resolve(features, manifest) }
    }

    /// Takes out what is not compiled, here and inside what is, and puts `cfg_attr` in its place.
    pub(super) fn prune(&self, items: &mut Vec<Item>) {
        items.retain_mut(|item| self.item(item));
    }

    /// Whether an item that matters here is compiled.
    fn item(&self, item: &mut Item) -> bool {
        if !attributes_mut(item).is_some_and(|attrs| self.attributes(attrs)) {
            return false;
        }
        match item {
            Item::Struct(item) => {
                if let Fields::Named(fields) = &mut item.fields {
                    self.retain(&mut fields.named, |field| &mut field.attrs);
                }
            }
            Item::Enum(item) => self.retain(&mut item.variants, |variant| &mut variant.attrs),
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

    /// Takes out the fields or variants that are not compiled. Nearly all lists have none and stay as they are.
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

    /// Unfolds `cfg_attr`; whether every `cfg` holds.
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

fn metas(tokens: TokenStream) -> Option<Vec<Meta>> {
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens).ok()?;
    Some(metas.into_iter().collect())
}

/// The attributes of the items that matter here; others never declare anything.
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

/// The features that are on in a crate with that manifest, with all they turn on in turn.
fn resolve(features: &Features, manifest: &toml::Table) -> BTreeSet<String> {
    let mut pending = match features {
        Features::Default => BTreeSet::new(),
        Features::DefaultAnd(features) | Features::Only(features) => features.clone(),
    };
    if !matches!(features, Features::Only(_)) {
        pending.insert("default".to_owned());
    }
    let table = manifest.get("features").and_then(toml::Value::as_table);
    let mut on = BTreeSet::new();
    while let Some(feature) = pending.pop_first() {
        let implied = table.and_then(|table| table.get(&feature)?.as_array());
        let implied = implied.into_iter().flatten().filter_map(toml::Value::as_str);
        pending.extend(implied.filter(|name| !on.contains(*name)).map(str::to_owned));
        on.insert(feature);
    }
    on
}

#[cfg(test)]
mod tests {
    use super::Cfg;

    fn holds(predicate: &str) -> bool {
        let cfg = Cfg { features: ["postgres".to_owned()].into() };
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
