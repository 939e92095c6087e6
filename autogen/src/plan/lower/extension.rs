//! Extensions: created, moved and updated.

use super::Context;
use crate::{
    op::Change,
    plan::Way,
    plan::step::{ExtensionAction, Step},
    schema::{Extension, Pair},
};

pub(super) fn lower(name: &str, change: &Change<Extension>, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create(Extension { schema, version, contents: _ }) => {
            let (schema, version) = (schema.clone(), version.clone());
            vec![Step::Extension(name.to_owned(), ExtensionAction::Create { schema, version })]
        }
        // The extension may have existed before `up`, and others may use it.
        Change::Drop(_) if context.way == Way::Back => Vec::new(),
        Change::Drop(_) => vec![Step::Extension(name.to_owned(), ExtensionAction::Drop)],
        Change::Alter(pair) => alter(name, pair.as_ref()),
    }
}

fn alter(name: &str, extension: Pair<&Extension>) -> Vec<Step> {
    let Pair { before, after } = extension;
    let moved = after.schema.clone().filter(|_| before.schema != after.schema);
    let updated = after.version.clone().filter(|_| before.version != after.version);
    let updated = updated.filter(|_| !before.contents.stays);
    let actions = [moved.map(ExtensionAction::SetSchema), updated.map(ExtensionAction::Update)];
    let step = |action| Step::Extension(name.to_owned(), action);
    actions.into_iter().flatten().map(step).collect()
}
