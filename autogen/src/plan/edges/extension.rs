//! Extensions require a schema, and the extensions that they depend on.

use super::{
    Facts, Object,
    rank::{Chapter, Rank},
};
use crate::{
    plan::step::ExtensionAction,
    schema::{Pair, Schema},
};

pub(super) fn facts(name: &str, action: &ExtensionAction, schemas: Pair<&Schema>) -> Facts {
    let own = vec![Object::Extension(name.to_owned())];
    match action {
        ExtensionAction::Create { schema, version: _ } => {
            let home = schema.clone().map(Object::Namespace);
            let requires = home.into_iter().chain(required(name, schemas.after)).collect();
            Facts { creates: own, requires, ..Facts::default() }
        }
        ExtensionAction::SetSchema(to) => Facts {
            alters: own,
            requires: vec![Object::Namespace(to.clone())],
            releases: home(name, schemas.before).into_iter().collect(),
            ..Facts::default()
        },
        ExtensionAction::Update(_) => {
            Facts { alters: own, requires: required(name, schemas.after), ..Facts::default() }
        }
        ExtensionAction::Drop => {
            let home = home(name, schemas.before);
            let releases = home.into_iter().chain(required(name, schemas.before)).collect();
            Facts { drops: own, releases, ..Facts::default() }
        }
    }
}

pub(super) fn rank(action: &ExtensionAction) -> Rank {
    let chapter = match action {
        ExtensionAction::Create { .. }
        | ExtensionAction::SetSchema(_)
        | ExtensionAction::Update(_) => Chapter::Extensions,
        ExtensionAction::Drop => Chapter::DroppedExtensions,
    };
    Rank::in_chapter(chapter, None)
}

fn home(name: &str, schema: &Schema) -> Option<Object> {
    schema.extensions.get(name)?.schema.clone().map(Object::Namespace)
}

fn required(name: &str, schema: &Schema) -> Vec<Object> {
    let requires = schema.extensions.get(name).map(|it| &it.contents.requires);
    requires.into_iter().flatten().cloned().map(Object::Extension).collect()
}
