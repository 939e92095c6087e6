//! Enums that another derive generates: `#[strum_discriminants(derive(DeriveActiveEnum), name(Kind), sea_orm(…))]`.
//!
//! They are expanded to the enum that strum would generate, so that later stages see no difference.

use syn::{
    Attribute, Fields, Ident, Item, ItemEnum, Meta, Token, parse::Parser, parse_quote,
    punctuated::Punctuated,
};

use crate::entity::read::attributes;

/// The active enums that items declare this way.
pub(super) fn declared(items: &[Item]) -> Vec<Item> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Enum(item) => discriminants(item).map(Item::Enum),
            _ => None,
        })
        .filter(|item| {
            matches!(item, Item::Enum(item)
                if attributes::derives(&item.attrs, "DeriveActiveEnum"))
        })
        .collect()
}

fn discriminants(item: &ItemEnum) -> Option<ItemEnum> {
    let (name, attrs) = unfold(&item.attrs)?;
    let ident = name.unwrap_or_else(|| quote::format_ident!("{}Discriminants", item.ident));
    let mut variants = item.variants.clone();
    for variant in &mut variants {
        variant.attrs = unfold(&variant.attrs).map(|(_, attrs)| attrs).unwrap_or_default();
        variant.fields = Fields::Unit;
    }
    Some(ItemEnum { attrs, ident, variants, ..item.clone() })
}

/// The attributes inside `#[strum_discriminants(…)]`, and the name given there.
fn unfold(attrs: &[Attribute]) -> Option<(Option<Ident>, Vec<Attribute>)> {
    let mut name = None;
    let mut unfolded = Vec::new();
    let mut any = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("strum_discriminants")) {
        let Meta::List(list) = &attr.meta else { continue };
        let metas = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(list.tokens.clone());
        any = true;
        for meta in metas.ok()? {
            match &meta {
                Meta::List(list) if list.path.is_ident("name") => {
                    name = syn::parse2(list.tokens.clone()).ok();
                }
                _ => unfolded.push(parse_quote!(#[#meta])),
            }
        }
    }
    any.then_some((name, unfolded))
}
