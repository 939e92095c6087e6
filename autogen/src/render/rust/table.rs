//! Tables, by `Table::create()` and `Table::drop()`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    column, constraint,
    literal::{name as named, text},
};
use crate::{
    render::sql::table::inline_key,
    schema::{Qualified, Table},
};

/// `table` is what [`typed::split`](super::typed::split) says can be said here.
pub(super) fn create(name: &Qualified, table: &Table, schema: &str) -> TokenStream {
    let inline = inline_key(name, table);
    let columns = table.columns.iter().map(|column| {
        if inline == Some(column) {
            column::key_definition(column, schema)
        } else {
            column::definition(column, schema)
        }
    });
    let key = table.primary_key.iter().filter(|_| inline.is_none());
    let key = key.map(|key| constraint::primary_key(name, key));
    let uniques = table.uniques.iter().map(|(name, unique)| constraint::unique(name, unique));
    let checks = table.checks.iter().map(|(name, check)| {
        let (name, expression) = (text(name), text(check.expression.as_str()));
        quote!((#name, Expr::cust(#expression)))
    });
    let foreign_keys =
        table.foreign_keys.iter().map(|(key, it)| constraint::foreign_key(name, key, it, schema));
    let name = named(name, schema);
    quote! {
        create_table(
            Table::create()
                .table(#name)
                #(.col(#columns))*
                #(.primary_key(#key))*
                #(.index(#uniques))*
                #(.check(#checks))*
                #(.foreign_key(#foreign_keys))*
                .to_owned()
        )
    }
}

pub(super) fn drop(name: &Qualified, schema: &str) -> TokenStream {
    let name = named(name, schema);
    quote!(drop_table(Table::drop().table(#name).to_owned()))
}

/// In the same schema: the new name stands bare.
pub(super) fn rename(name: &Qualified, to: &str, schema: &str) -> TokenStream {
    let (name, to) = (named(name, schema), text(to));
    quote!(rename_table(Table::rename().table(#name, #to).to_owned()))
}
