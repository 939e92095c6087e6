//! Constraints: keys and unique constraints of a new table with `Index::create()`, foreign keys with `ForeignKey`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    literal::{name as named, text},
    reason::{NO_WORDS, Reason, escaped},
};
use crate::{
    plan::{Constraint, ConstraintAction, ConstraintKind},
    render::sql::table::is_implicit,
    schema::{Action, Check, Deferrable, ForeignKey, PrimaryKey, Qualified, Unique, Validity},
};

const ADD_ONLY_UNNAMED: Reason =
    "sea-query can add it to a table only for one column and without a name";

pub(super) fn call(
    table: &Qualified,
    name: &str,
    action: &ConstraintAction,
) -> Result<TokenStream, Reason> {
    match action {
        ConstraintAction::Add(Constraint::PrimaryKey(_) | Constraint::Unique(_)) => {
            Err(ADD_ONLY_UNNAMED)
        }
        ConstraintAction::Add(Constraint::ForeignKey(key)) => {
            foreign_key_words(name, key)?;
            let key = foreign_key(table, name, key);
            Ok(quote!(create_foreign_key(#key .to_owned())))
        }
        ConstraintAction::Drop(ConstraintKind::ForeignKey) => {
            escaped(name)?;
            let (table, name) = (named(table), text(name));
            Ok(quote!(drop_foreign_key(ForeignKey::drop().name(#name).table(#table).to_owned())))
        }
        ConstraintAction::Drop(
            ConstraintKind::PrimaryKey
            | ConstraintKind::Unique
            | ConstraintKind::Check
            | ConstraintKind::Exclusion,
        ) => {
            let (table, name) = (named(table), text(name));
            Ok(quote!(alter_table(Table::alter().table(#table).drop_constraint(#name).to_owned())))
        }
        ConstraintAction::Add(Constraint::Check(_) | Constraint::Exclusion(_))
        | ConstraintAction::AddUsingIndex(_)
        | ConstraintAction::AddOnOnly(_)
        | ConstraintAction::AddOfPartitions(_)
        | ConstraintAction::RenameTo(_)
        | ConstraintAction::SetDeferrable(_)
        | ConstraintAction::Enforce
        | ConstraintAction::StopEnforcing
        | ConstraintAction::Validate => Err(NO_WORDS),
    }
}

/// Without a name if Postgres gives it the same one.
pub(super) fn primary_key(table: &Qualified, key: &PrimaryKey) -> TokenStream {
    let columns = key.columns.iter().map(|column| text(column));
    let include = key.include.iter().map(|column| text(column));
    let name = (!is_implicit(table, &key.name)).then(|| {
        let name = text(&key.name);
        quote!(.name(#name))
    });
    quote!(Index::create() #name #(.col(#columns))* #(.include(#include))*)
}

pub(super) fn unique(name: &str, unique: &Unique) -> TokenStream {
    let name = text(name);
    let columns = unique.columns.iter().map(|column| text(column));
    let include = unique.include.iter().map(|column| text(column));
    let nulls = unique.nulls_not_distinct.then(|| quote!(.nulls_not_distinct()));
    quote!(Index::create().name(#name).unique() #nulls #(.col(#columns))* #(.include(#include))*)
}

pub(super) fn foreign_key(table: &Qualified, name: &str, key: &ForeignKey) -> TokenStream {
    let name = text(name);
    let origin = end(&quote!(from), &named(table), &key.columns);
    let target = end(&quote!(to), &named(&key.references), &key.referenced_columns);
    let update = on(&quote!(on_update), key.on_update);
    let delete = on(&quote!(on_delete), key.on_delete);
    quote!(ForeignKey::create().name(#name) #origin #target #update #delete)
}

/// One end of a foreign key. sea-query takes up to three columns at a time.
fn end(method: &TokenStream, table: &TokenStream, columns: &[String]) -> TokenStream {
    let columns: Vec<_> = columns.iter().map(|column| text(column)).collect();
    match columns.as_slice() {
        [column] => quote!(.#method(#table, #column)),
        [_, _] | [_, _, _] => quote!(.#method(#table, (#(#columns),*))),
        more => {
            let (table_method, column_method) = if method.to_string() == "from" {
                (quote!(from_tbl), quote!(from_col))
            } else {
                (quote!(to_tbl), quote!(to_col))
            };
            quote!(.#table_method(#table) #(.#column_method(#more))*)
        }
    }
}

fn on(method: &TokenStream, action: Action) -> TokenStream {
    let action = match action {
        Action::NoAction => return TokenStream::new(),
        Action::Restrict => quote!(Restrict),
        Action::Cascade => quote!(Cascade),
        Action::SetNull => quote!(SetNull),
        Action::SetDefault => quote!(SetDefault),
    };
    quote!(.#method(ForeignKeyAction::#action))
}

/// Whether sea-query can express it as part of a table.
pub(super) fn key_words(key: &PrimaryKey) -> Result<(), Reason> {
    escaped(&key.name)?;
    let plain = !key.without_overlaps && key.deferrable == Deferrable::No;
    if plain { Ok(()) } else { Err(NO_WORDS) }
}

pub(super) fn unique_words(name: &str, unique: &Unique) -> Result<(), Reason> {
    escaped(name)?;
    let plain = !unique.without_overlaps && unique.deferrable == Deferrable::No;
    if plain { Ok(()) } else { Err(NO_WORDS) }
}

pub(super) fn check_words(check: &Check) -> Result<(), Reason> {
    let Check { expression: _, no_inherit, validity } = check;
    if *no_inherit || *validity != Validity::Valid { Err(NO_WORDS) } else { Ok(()) }
}

pub(super) fn foreign_key_words(name: &str, key: &ForeignKey) -> Result<(), Reason> {
    escaped(name)?;
    let plain = key.deferrable == Deferrable::No
        && !key.period
        && !key.match_full
        && key.on_delete_columns.is_empty()
        && key.validity == Validity::Valid;
    if plain { Ok(()) } else { Err(NO_WORDS) }
}
