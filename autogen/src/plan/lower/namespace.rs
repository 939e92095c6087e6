//! Postgres schemas and their comments.

use crate::{
    op::Change,
    plan::step::{Commented, NamespaceAction, Step},
    schema::Namespace,
};

pub(super) fn lower(name: &str, change: &Change<Namespace>) -> Vec<Step> {
    let step = |action| Step::Namespace(name.to_owned(), action);
    let comment =
        |it: &Namespace| Step::Comment(Commented::Namespace(name.to_owned()), it.comment.clone());
    match change {
        Change::Create(after) => {
            let comment = after.comment.is_some().then(|| comment(after));
            [step(NamespaceAction::Create)].into_iter().chain(comment).collect()
        }
        Change::Drop(_) => vec![step(NamespaceAction::Drop)],
        Change::Alter(pair) => vec![comment(&pair.after)],
    }
}
