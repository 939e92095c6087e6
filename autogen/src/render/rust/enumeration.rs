//! Enum types, with `Type`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    literal::{name as named, text},
    reason::{NO_WORDS, Reason},
};
use crate::{
    plan::{Position, TypeAction},
    schema::Qualified,
};

const READ_AS_ARRAY: Reason = "sea-query takes a type name that ends in [] for an array";
const NO_LABELS: Reason = "sea-query leaves the parentheses out where there are no labels";

pub(super) fn call(name: &Qualified, action: &TypeAction) -> Result<TokenStream, Reason> {
    if name.name.ends_with("[]") {
        return Err(READ_AS_ARRAY);
    }
    let name = named(name);
    Ok(match action {
        TypeAction::Create(labels) if labels.is_empty() => return Err(NO_LABELS),
        TypeAction::Create(labels) => {
            let labels = labels.iter().map(|label| text(label));
            quote!(create_type(Type::create().as_enum(#name).values([#(#labels),*]).to_owned()))
        }
        TypeAction::Drop => quote!(drop_type(Type::drop().name(#name).to_owned())),
        TypeAction::AddLabel(label, position) | TypeAction::AddLabelIfMissing(label, position) => {
            let condition = match action {
                TypeAction::AddLabelIfMissing(..) => quote!(.if_not_exists()),
                _ => TokenStream::new(),
            };
            let label = text(label);
            let position = match position {
                Position::Last => TokenStream::new(),
                Position::Before(neighbour) => {
                    let neighbour = text(neighbour);
                    quote!(.before(#neighbour))
                }
            };
            quote!(alter_type(Type::alter().name(#name).add_value(#label) #condition #position))
        }
        TypeAction::RenameLabel(label, to) => {
            let (label, to) = (text(label), text(to));
            quote!(alter_type(Type::alter().name(#name).rename_value(#label, #to)))
        }
        TypeAction::RenameTo(to) => {
            let to = text(to);
            quote!(alter_type(Type::alter().name(#name).rename_to(#to)))
        }
        TypeAction::SetSchema(_) => return Err(NO_WORDS),
    })
}
