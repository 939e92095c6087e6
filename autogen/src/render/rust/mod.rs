//! Takes a plan and returns the Rust source of its migration, as an experienced SeaORM user would write it.
//!
//! The code is built from tokens and printed by prettyplease, so nothing in a name or a text can end up as code. It
//! names its own tables: a migration is frozen history and never uses an entity.

mod body;
mod column;
mod constraint;
mod enumeration;
mod header;
mod index;
mod layout;
pub(super) mod literal;
mod reason;
mod table;
mod types;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use self::body::{Body, body};
use crate::{
    check::{Finding, deploy::Deploy},
    plan::{Plan, Transactions},
};

/// The contents of a migration file.
pub struct Migration<'a> {
    /// `m20260101_120000_add_table`: the name of the file without its extension, and of the module.
    pub name: &'a str,
    pub message: &'a str,
    /// The migration before this one, if any.
    pub revises: &'a [String],
    pub plan: &'a Plan,
    /// The changes, one to a line.
    pub operations: &'a [String],
    pub findings: &'a [Finding],
    /// The statements that block, a few lines each.
    pub locks: &'a [Vec<String>],
    pub deploy: &'a Deploy,
    /// The tables that are changed in stages, each with the reason.
    pub online: &'a [String],
    /// Where the plan was proved, and with what result.
    pub proof: &'a str,
    pub default_schema: &'a str,
    /// The server version (`server_version_num`) for the queries that count rows.
    pub version: i32,
    /// Where and when rows were counted, if they were.
    pub counted: Option<&'a str>,
}

/// The migration file of a plan.
#[must_use]
pub fn migration(migration: &Migration) -> String {
    let transactions = &migration.plan.transactions;
    let [up, down] = [&migration.plan.up, &migration.plan.down]
        .map(|steps| body(steps, transactions, migration.default_schema));
    file(&header::full(migration), transactions, &up, &down)
}

/// An empty migration file, to be filled by hand.
#[must_use]
pub fn empty_migration(message: &str, revises: &[String]) -> String {
    let nothing = body(&[], &Transactions::One, "");
    file(&header::bare(message, revises), &Transactions::One, &nothing, &nothing)
}

fn file(header: &str, transactions: &Transactions, up: &Body, down: &Body) -> String {
    let import = if up.uses_types || down.uses_types {
        quote!(
            use sea_orm_migration::prelude::{extension::postgres::Type, *};
        )
    } else {
        quote!(
            use sea_orm_migration::prelude::*;
        )
    };
    let outside = layout::note("Each part commits separately, so that no lock is held for long.");
    let use_transaction = match transactions {
        Transactions::One => None,
        Transactions::Several { .. } => Some(quote! {
            fn use_transaction(&self) -> Option<bool> {
                #outside
                Some(false)
            }
        }),
    };
    let up = function("up", up);
    let down = function("down", down);
    let tokens = quote! {
        #import

        #[derive(DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            #use_transaction
            #up
            #down
        }
    };
    format!("{header}\n{}", layout::with_notes(&layout::spaced(&pretty(&tokens))))
}

fn function(name: &str, body: &Body) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let manager = if body.uses_manager { quote!(manager) } else { quote!(_manager) };
    let tokens = &body.tokens;
    quote! {
        async fn #name(&self, #manager: &SchemaManager) -> Result<(), DbErr> {
            #tokens
        }
    }
}

/// Tokens that do not parse would be a defect; they are printed unchanged to help find it.
fn pretty(tokens: &TokenStream) -> String {
    syn::parse2(tokens.clone())
        .map_or_else(|_| tokens.to_string(), |file| prettyplease::unparse(&file))
}

#[cfg(test)]
mod tests;
