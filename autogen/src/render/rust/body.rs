//! Steps in, the statements of `up` or `down` out.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    column, constraint, enumeration, index, literal,
    reason::{NO_COMMENTS, NO_WORDS, NOT_QUOTED, Reason},
    table,
};
use crate::{
    plan::{Step, TableAction},
    render::sql,
};

/// The body of one direction.
pub(super) struct Body {
    pub tokens: TokenStream,
    /// Whether it touches the `SchemaManager` at all.
    pub uses_manager: bool,
    pub uses_types: bool,
}

/// One statement of a body.
enum Statement {
    /// A call on the manager.
    Typed(TokenStream),
    /// SQL.
    Raw(String),
}

pub(super) fn body(steps: &[Step]) -> Body {
    let statements: Vec<_> = steps
        .chunk_by(column::together)
        .flat_map(|chunk| match column::change(chunk) {
            Some(call) => vec![Statement::Typed(call)],
            None => chunk.iter().flat_map(statements).collect(),
        })
        .collect();
    let raw = statements.iter().any(|statement| matches!(statement, Statement::Raw(_)));
    let db = raw.then(|| quote!(let db = manager.get_connection();));
    // `Type` is not in sea-orm-migration's prelude.
    let uses_types = steps.iter().any(|step| matches!(step, Step::Type(..)) && call(step).is_ok());
    let uses_manager = !statements.is_empty();
    let calls = statements.into_iter().map(|statement| match statement {
        Statement::Typed(call) => quote!(manager.#call.await?;),
        Statement::Raw(sql) => {
            let sql = literal::sql(&sql);
            quote!(db.execute_unprepared(#sql).await?;)
        }
    });
    Body { tokens: quote!(#db #(#calls)* Ok(())), uses_manager, uses_types }
}

/// One step is one statement, but for a table with constraints that only raw SQL can say.
fn statements(step: &Step) -> Vec<Statement> {
    if let Step::Table(name, TableAction::Create(table)) = step {
        let (table, rest) = table::split(name, table);
        let create = Step::Table(name.clone(), TableAction::Create(Box::new(table)));
        return std::iter::once(&create).chain(&rest).map(statement).collect();
    }
    vec![statement(step)]
}

fn statement(step: &Step) -> Statement {
    call(step).map_or_else(|_| Statement::Raw(sql::text(step)), Statement::Typed)
}

/// The call on the `SchemaManager` that takes the step.
fn call(step: &Step) -> Result<TokenStream, Reason> {
    match step {
        Step::Namespace(..) | Step::Sequence(..) => Err(NO_WORDS),
        Step::Extension(..) => Err(NOT_QUOTED),
        Step::Type(name, action) => enumeration::call(name, action),
        Step::Table(name, action) => table::call(name, action),
        Step::Column(table, name, action) => column::call(table, name, action),
        Step::Constraint(table, name, action) => constraint::call(table, name, action),
        Step::Index(table, name, action) => index::call(table, name, action),
        Step::Comment(..) => Err(NO_COMMENTS),
    }
}
