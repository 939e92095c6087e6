//! Enum types, by `Type`.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{name as named, text};
use crate::{plan::Position, schema::Qualified};

pub(super) fn create(name: &Qualified, labels: &[String], schema: &str) -> TokenStream {
    let name = named(name, schema);
    let labels = labels.iter().map(|label| text(label));
    quote!(create_type(Type::create().as_enum(#name).values([#(#labels),*]).to_owned()))
}

pub(super) fn drop(name: &Qualified, schema: &str) -> TokenStream {
    let name = named(name, schema);
    quote!(drop_type(Type::drop().name(#name).to_owned()))
}

pub(super) fn add_label(
    name: &Qualified,
    label: &str,
    position: &Position,
    schema: &str,
) -> TokenStream {
    let (name, label) = (named(name, schema), text(label));
    let position = match position {
        Position::Last => TokenStream::new(),
        Position::Before(neighbour) => {
            let neighbour = text(neighbour);
            quote!(.before(#neighbour))
        }
    };
    quote!(alter_type(Type::alter().name(#name).add_value(#label) #position))
}

pub(super) fn rename_label(name: &Qualified, label: &str, to: &str, schema: &str) -> TokenStream {
    let (name, label, to) = (named(name, schema), text(label), text(to));
    quote!(alter_type(Type::alter().name(#name).rename_value(#label, #to)))
}

pub(super) fn rename(name: &Qualified, to: &str, schema: &str) -> TokenStream {
    let (name, to) = (named(name, schema), text(to));
    quote!(alter_type(Type::alter().name(#name).rename_to(#to)))
}
