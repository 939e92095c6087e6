//! Postgres schemas and their comments.

use super::Context;
use crate::{
    op::Change,
    plan::Way,
    plan::step::{Commented, NamespaceAction, Step},
    schema::{Namespace, Pair, Schema},
};

pub(super) fn lower(name: &str, change: &Change<Namespace>, context: &Context<'_>) -> Vec<Step> {
    let step = |action| Step::Namespace(name.to_owned(), action);
    let comment =
        |it: &Namespace| Step::Comment(Commented::Namespace(name.to_owned()), it.comment.clone());
    match change {
        Change::Create(after) => {
            let comment = after.comment.is_some().then(|| comment(after));
            // `down` leaves it in place for the extension.
            let create = if is_home(name, context.schemas) {
                NamespaceAction::CreateIfMissing
            } else {
                NamespaceAction::Create
            };
            [step(create)].into_iter().chain(comment).collect()
        }
        Change::Drop(_) if context.way == Way::Back && is_home(name, context.schemas.swap()) => {
            Vec::new()
        }
        Change::Drop(_) => vec![step(NamespaceAction::Drop)],
        Change::Alter(pair) => vec![comment(&pair.after)],
    }
}

/// Whether a new extension is in the schema.
fn is_home(name: &str, schemas: Pair<&Schema>) -> bool {
    let Pair { before, after } = schemas.map(|it| &it.extensions);
    let mut new = after.iter().filter(|(own, _)| !before.contains_key(*own));
    new.any(|(_, it)| it.schema.as_deref() == Some(name))
}
