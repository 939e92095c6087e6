//! Tables, with `Table::create()`, `Table::drop()` and `Table::rename()`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    column, constraint,
    literal::{name as named, text},
    reason::{NO_WORDS, Reason},
};
use crate::{
    plan::{Constraint, Step, TableAction},
    render::sql::table::inline_key,
    schema::{Qualified, Table},
};

const NO_COLUMNS: Reason = "sea-query leaves the parentheses out where there are no columns";

/// A created table is the first of the parts that [`split`] returns.
pub(super) fn call(name: &Qualified, action: &TableAction) -> Result<TokenStream, Reason> {
    match action {
        TableAction::Create(table) if table.columns.is_empty() => Err(NO_COLUMNS),
        TableAction::Create(table) => Ok(create(name, table)),
        TableAction::Drop => {
            let name = named(name);
            Ok(quote!(drop_table(Table::drop().table(#name).to_owned())))
        }
        TableAction::RenameTo(to) => {
            // In the same schema, so the new name is unqualified.
            let (name, to) = (named(name), text(to));
            Ok(quote!(rename_table(Table::rename().table(#name, #to).to_owned())))
        }
        TableAction::SetSchema(_)
        | TableAction::Park
        | TableAction::Unpark(_)
        | TableAction::RenamePart { .. }
        | TableAction::ParkRows(_)
        | TableAction::RestoreRows(_)
        | TableAction::MarkParked { .. }
        | TableAction::CheckNow
        | TableAction::KeepWritersOut => Err(NO_WORDS),
    }
}

/// Splits a table into what `Table::create()` can express, and raw steps for the rest.
pub(super) fn split(name: &Qualified, table: &Table) -> (Table, Vec<Step>) {
    let mut typed = table.clone();
    let mut rest = Vec::new();
    if let Some(key) = typed.primary_key.take_if(|key| constraint::key_words(key).is_err()) {
        rest.push(Step::add_primary_key(name, &key));
    }
    for (own, it) in &table.uniques {
        if constraint::unique_words(own, it).is_err() {
            typed.uniques.remove(own);
            rest.push(Step::add(name, own, Constraint::Unique(it.clone())));
        }
    }
    for (own, it) in &table.checks {
        if constraint::check_words(it).is_err() {
            typed.checks.remove(own);
            rest.push(Step::add(name, own, Constraint::Check(it.clone())));
        }
    }
    for (own, it) in std::mem::take(&mut typed.exclusions) {
        rest.push(Step::add(name, &own, Constraint::Exclusion(it)));
    }
    for (own, it) in &table.foreign_keys {
        // The rest may include a key that the table itself refers to.
        let waits = it.references == *name && !rest.is_empty();
        if waits || constraint::foreign_key_words(own, it).is_err() {
            typed.foreign_keys.remove(own);
            rest.push(Step::add(name, own, Constraint::ForeignKey(it.clone())));
        }
    }
    (typed, rest)
}

fn create(name: &Qualified, table: &Table) -> TokenStream {
    let inline = inline_key(name, table);
    let columns = table.columns.iter().map(|column| {
        if inline == Some(column) {
            column::key_definition(column)
        } else {
            column::definition(column)
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
        table.foreign_keys.iter().map(|(key, it)| constraint::foreign_key(name, key, it));
    let partition_by =
        table.partition_by.iter().map(|key| text(&format!("PARTITION BY {}", key.to_sql())));
    let name = named(name);
    quote! {
        create_table(
            Table::create()
                .table(#name)
                #(.col(#columns))*
                #(.primary_key(#key))*
                #(.index(#uniques))*
                #(.check(#checks))*
                #(.foreign_key(#foreign_keys))*
                #(.extra(#partition_by))*
                .to_owned()
        )
    }
}
