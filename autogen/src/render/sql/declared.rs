//! Objects beside tables. Their statements are their author's, or Postgres' own.

use crate::plan::DeclaredAction;

pub(super) fn statement(action: &DeclaredAction) -> String {
    match action {
        DeclaredAction::Create(it) => it.definition.clone(),
        DeclaredAction::Replace(it) => replacing(&it.definition),
        DeclaredAction::Alter(statement)
        | DeclaredAction::Detach(statement)
        | DeclaredAction::Attach(statement) => statement.clone(),
        DeclaredAction::Drop(it) => it.undo.clone().unwrap_or_else(|| format!("DROP {}", it.on)),
    }
}

/// `CREATE OR REPLACE`, however it was said.
fn replacing(definition: &str) -> String {
    let mut tokens = lexer::tokens(definition);
    match (tokens.next(), tokens.next()) {
        (Some(create), Some(next)) if create.is("CREATE") && !next.is("OR") => {
            let (create, rest) = definition.split_at(create.end());
            format!("{create} OR REPLACE{rest}")
        }
        _ => definition.to_owned(),
    }
}
