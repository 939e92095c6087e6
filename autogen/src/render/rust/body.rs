//! Steps in, the statements of `up` or `down` out.

use proc_macro2::TokenStream;
use quote::quote;

use super::{column, literal, typed};
use crate::{plan::Step, render::sql};

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

pub(super) fn body(steps: &[Step], schema: &str) -> Body {
    let statements: Vec<_> = steps
        .chunk_by(typed::together)
        .flat_map(|chunk| match chunk {
            [Step::AddColumn { table, .. } | Step::DropColumn { table, .. }, ..] => {
                vec![Statement::Typed(column::change(table, chunk, schema))]
            }
            steps => steps.iter().flat_map(|step| statements(step, schema)).collect(),
        })
        .collect();
    let raw = statements.iter().any(|statement| matches!(statement, Statement::Raw(_)));
    let db = raw.then(|| quote!(let db = manager.get_connection();));
    let uses_types = steps.iter().any(|step| uses_types(step, schema));
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
fn statements(step: &Step, schema: &str) -> Vec<Statement> {
    if let Step::CreateTable { name, table } = step {
        let (table, rest) = typed::split(name, table);
        let create = Step::CreateTable { name: name.clone(), table };
        return std::iter::once(&create).chain(&rest).map(|step| statement(step, schema)).collect();
    }
    vec![statement(step, schema)]
}

fn statement(step: &Step, schema: &str) -> Statement {
    typed::call(step, schema)
        .map_or_else(|_| Statement::Raw(sql::statement(step, schema)), Statement::Typed)
}

/// Whether the step needs `Type`, which is not in sea-orm-migration's prelude.
fn uses_types(step: &Step, schema: &str) -> bool {
    let is_type = match step {
        Step::CreateEnum { .. }
        | Step::DropEnum(_)
        | Step::AddLabel { .. }
        | Step::RenameType { .. }
        | Step::RenameLabel { .. } => true,
        Step::CreateNamespace(_)
        | Step::DropNamespace(_)
        | Step::CreateExtension { .. }
        | Step::AlterExtension { .. }
        | Step::DropExtension(_)
        | Step::CreateSequence { .. }
        | Step::AlterSequence { .. }
        | Step::DropSequence(_)
        | Step::SetCounter { .. }
        | Step::CreateTable { .. }
        | Step::DropTable(_)
        | Step::MoveType { .. }
        | Step::RenameTable { .. }
        | Step::MoveTable { .. }
        | Step::RenameColumn { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. }
        | Step::AlterForeignKey { .. }
        | Step::ValidateConstraint { .. }
        | Step::SetParameters { .. }
        | Step::ResetParameters { .. }
        | Step::DropInvalidIndex { .. }
        | Step::SetReplicaIdentity { .. }
        | Step::ClusterOn { .. }
        | Step::AddColumn { .. }
        | Step::DropColumn { .. }
        | Step::AlterColumn { .. }
        | Step::AddPrimaryKey { .. }
        | Step::AddUnique { .. }
        | Step::AddCheck { .. }
        | Step::AddExclusion { .. }
        | Step::AddForeignKey { .. }
        | Step::DropConstraint { .. }
        | Step::CreateIndex { .. }
        | Step::DropIndex { .. }
        | Step::Comment { .. } => false,
    };
    is_type && typed::call(step, schema).is_ok()
}
