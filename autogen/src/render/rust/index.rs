//! Indexes, with `Index`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    literal::{name as named, text},
    reason::{NO_WORDS, Reason, escaped},
};
use crate::{
    plan::IndexAction,
    render::sql::quote::ident,
    schema::{Index, IndexColumn, IndexKey, Nulls, Order, Qualified},
};

const SLOT_TAKEN: Reason =
    "sea-query puts the operator class after the direction, where Postgres wants it before";

pub(super) fn call(
    table: &Qualified,
    name: &str,
    action: &IndexAction,
) -> Result<TokenStream, Reason> {
    match action {
        IndexAction::Create(index) => {
            index_words(name, index)?;
            Ok(create(table, name, index, None))
        }
        IndexAction::CreateConcurrently(index) => {
            index_words(name, index)?;
            Ok(create(table, name, index, Some(&quote!(.concurrently()))))
        }
        IndexAction::DropConcurrently => {
            escaped(name)?;
            let (table, name) = (named(table), text(name));
            Ok(quote!(drop_index(
                Index::drop().name(#name).table(#table).concurrently().to_owned()
            )))
        }
        IndexAction::Drop => {
            escaped(name)?;
            let (table, name) = (named(table), text(name));
            Ok(quote!(drop_index(Index::drop().name(#name).table(#table).to_owned())))
        }
        IndexAction::CreateOnOnly(_)
        | IndexAction::AttachPartition(_)
        | IndexAction::RequireValid
        | IndexAction::DropInvalid
        | IndexAction::RenameTo(_)
        | IndexAction::SetParameters(_)
        | IndexAction::ResetParameters(_)
        | IndexAction::IdentifyRows
        | IndexAction::ClusterOn => Err(NO_WORDS),
    }
}

fn create(
    table: &Qualified,
    name: &str,
    index: &Index,
    concurrently: Option<&TokenStream>,
) -> TokenStream {
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with: _ } = index;
    let (table, name) = (named(table), text(name));
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
                #concurrently
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

/// sea-query does not quote the name.
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
            let class = text(&class.0);
            quote!(#key.into_index_column().with_operator_class(#class))
        }
    }
}

fn index_words(name: &str, index: &Index) -> Result<(), Reason> {
    escaped(name)?;
    if !index.with.is_empty() {
        return Err(NO_WORDS);
    }
    index.columns.iter().try_for_each(key_words)
}

fn key_words(column: &IndexColumn) -> Result<(), Reason> {
    if column.collation.is_some() {
        return Err(NO_WORDS);
    }
    match (column.order, column.nulls) {
        (Order::Ascending, Nulls::Default | Nulls::Last) => Ok(()),
        (Order::Descending, Nulls::Default | Nulls::First) if column.operator_class.is_none() => {
            Ok(())
        }
        (Order::Descending, Nulls::Default | Nulls::First) => Err(SLOT_TAKEN),
        (Order::Ascending, Nulls::First) | (Order::Descending, Nulls::Last) => Err(NO_WORDS),
    }
}
