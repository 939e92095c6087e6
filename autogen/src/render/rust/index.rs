//! Indexes, by `Index`.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{name as named, text};
use crate::{
    render::sql::quote::ident,
    schema::{Index, IndexColumn, IndexKey, Order, Qualified},
};

pub(super) fn create(table: &Qualified, name: &str, index: &Index, schema: &str) -> TokenStream {
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with: _ } = index;
    let (table, name) = (named(table, schema), text(name));
    let unique = unique.then(|| quote!(.unique()));
    let nulls = nulls_not_distinct.then(|| quote!(.nulls_not_distinct()));
    let columns = columns.iter().map(key);
    let include = include.iter().map(|column| text(column));
    let predicate = predicate.iter().map(|predicate| text(predicate.as_str()));
    let method = access_method(method);
    quote! {
        create_index(
            Index::create()
                .name(#name)
                .table(#table)
                #unique
                #method
                #(.col(#columns))*
                #(.include(#include))*
                #nulls
                #(.and_where(Expr::cust(#predicate)))*
                .to_owned()
        )
    }
}

/// sea-query writes the name as it is.
fn access_method(method: &str) -> Option<TokenStream> {
    match method {
        "btree" => None,
        "hash" => Some(quote!(.index_type(IndexType::Hash))),
        other => {
            let other = text(&ident(other));
            Some(quote!(.index_type(IndexType::Custom(#other.into()))))
        }
    }
}

fn key(column: &IndexColumn) -> TokenStream {
    let key = match &column.key {
        IndexKey::Column(name) => {
            let name = text(name);
            quote!(#name)
        }
        IndexKey::Expression(expression) => {
            let expression = text(expression.as_str());
            quote!(Expr::cust(#expression))
        }
    };
    let key = match column.order {
        Order::Ascending => key,
        Order::Descending => quote!((#key, IndexOrder::Desc)),
    };
    match &column.operator_class {
        None => key,
        Some(class) => {
            let class = text(&class.to_sql());
            quote!(#key.into_index_column().with_operator_class(#class))
        }
    }
}

pub(super) fn drop(table: &Qualified, name: &str, schema: &str) -> TokenStream {
    let (table, name) = (named(table, schema), text(name));
    quote!(drop_index(Index::drop().name(#name).table(#table).to_owned()))
}
