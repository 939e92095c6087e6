//! Takes steps and returns the statements of `up` or `down`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    column, constraint, enumeration, index, layout, literal,
    reason::{NO_COMMENTS, NO_WORDS, NOT_QUOTED, Reason},
    table,
};
use crate::{
    plan::{
        Blocking, ColumnAction, ConstraintAction, IndexAction, Step, Succession, TableAction,
        Transactions,
    },
    render::sql,
    schema::relative::Relative as _,
};

/// The body of one direction.
pub(super) struct Body {
    pub tokens: TokenStream,
    /// Whether it uses the `SchemaManager`.
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

pub(super) fn body(steps: &[Step], transactions: &Transactions, default_schema: &str) -> Body {
    let relative = |step: &Step| step.relative(default_schema);
    // `Type` is not in sea-orm-migration's prelude.
    let uses_types = steps.iter().any(|step| matches!(step, Step::Type(..)) && call(step).is_ok());
    let uses_manager = !steps.is_empty();
    let tokens = match transactions {
        Transactions::One => {
            let steps: Vec<Step> = steps.iter().map(relative).collect();
            in_one(&steps)
        }
        Transactions::Several { .. } => {
            let part = |part: &[Step]| {
                let steps: Vec<Step> = part.iter().map(relative).collect();
                match part.iter().find_map(|it| transactions.blocks(it)) {
                    Some(Blocking { why, .. }) => alone(&steps, &format!("{BLOCKS}: {why}.")),
                    None => alone(&steps, meanwhile(part)),
                }
            };
            transactions.parts(steps).into_iter().map(part).collect()
        }
    };
    Body { tokens: quote!(#tokens Ok(())), uses_manager, uses_types }
}

fn together(steps: &[Step]) -> Vec<Statement> {
    let chunks = steps.chunk_by(column::together);
    let statements = chunks.flat_map(|chunk| match column::change(chunk) {
        Some(call) => vec![Statement::Typed(call)],
        None => chunk.iter().flat_map(statements).collect(),
    });
    statements.collect()
}

/// All statements run in the transaction of the migration.
fn in_one(steps: &[Step]) -> TokenStream {
    let statements = together(steps);
    let raw = statements.iter().any(|statement| matches!(statement, Statement::Raw(_)));
    let db = raw.then(|| quote!(let db = manager.get_connection();));
    let calls = calls(&statements, &quote!(manager), &quote!(db));
    quote!(#db #calls)
}

/// Each in a transaction of its own, with what may happen in between.
fn alone(steps: &[Step], meanwhile: &str) -> TokenStream {
    let note = layout::note(meanwhile);
    let statements = together(steps);
    let on =
        |manager: &TokenStream| calls(&statements, manager, &quote!(#manager.get_connection()));
    if statements.len() == 1 {
        let call = on(&quote!(manager));
        return quote!(#note #call);
    }
    let calls = on(&quote!(transaction));
    quote! {
        #note
        let transaction = manager.begin().await?;
        #calls
        transaction.commit().await?;
    }
}

/// The calls on a manager, and on its connection.
fn calls(statements: &[Statement], manager: &TokenStream, db: &TokenStream) -> TokenStream {
    let call = |statement: &Statement| match statement {
        Statement::Typed(call) => quote!(#manager.#call.await?;),
        Statement::Raw(sql) => {
            let sql = literal::sql(sql);
            quote!(#db.execute_unprepared(#sql).await?;)
        }
    };
    statements.iter().map(call).collect()
}

const BLOCKS: &str = "Programs wait here for a time that grows with the rows";

/// What programs can do while a part runs.
fn meanwhile(part: &[Step]) -> &'static str {
    match part {
        [Step::Index(_, _, IndexAction::CreateConcurrently(_))] => {
            "Reads and writes continue while the index is built."
        }
        [Step::Index(_, _, IndexAction::DropConcurrently)] => {
            "Reads and writes go on; this waits for those that use the index."
        }
        [
            Step::Column(
                _,
                _,
                ColumnAction::FillInBatches(_)
                | ColumnAction::Succeed(_, Succession::CopyInBatches),
            ),
        ] => "In batches, each with a commit: only the rows of one batch are locked.",
        [Step::Constraint(_, _, ConstraintAction::Validate)] => {
            "Reads and writes continue while the rows are checked."
        }
        [_] => "For a moment only.",
        _ => "In one transaction, for a moment only.",
    }
}

/// A step is one statement, except for a table with constraints that only raw SQL can express.
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

/// The call on the `SchemaManager` for the step.
fn call(step: &Step) -> Result<TokenStream, Reason> {
    match step {
        Step::Namespace(..) | Step::Sequence(..) | Step::Declared(..) => Err(NO_WORDS),
        Step::Extension(..) => Err(NOT_QUOTED),
        Step::Type(name, action) => enumeration::call(name, action),
        Step::Table(name, action) => table::call(name, action),
        Step::Column(table, name, action) => column::call(table, name, action),
        Step::Constraint(table, name, action) => constraint::call(table, name, action),
        Step::Index(table, name, action) => index::call(table, name, action),
        Step::Comment(..) => Err(NO_COMMENTS),
    }
}
