//! The field of a column.

use super::{
    attribute::{self, Item, attribute},
    constraint,
    context::Context,
    default, names,
    types::{RustType, Use, rust_type},
};
use crate::{
    entity::spelling,
    render::sql::sequence::explicit,
    schema::{
        Column, Generated, GeneratedKind, Identity, IdentityKind, Qualified, Table, quote::ident,
    },
};

/// The field, and its type.
pub(super) fn field(
    column: &Column,
    here: (&Qualified, &Table),
    context: &Context<'_>,
) -> (String, RustType) {
    let (name, table) = here;
    let Column { name: own, ty, nullable, identity, .. } = column;
    let key = table.primary_key.as_ref().map(|it| &it.columns[..]).unwrap_or_default();
    let purpose = if key.contains(own) { Use::Key } else { Use::Value };
    let rust = rust_type(ty, purpose, context);
    let ident = context.field(name, own);
    let mut sea_orm = Vec::new();
    if purpose == Use::Key {
        sea_orm.push(Item::Flag("primary_key"));
        // SeaORM numbers a single key of most types by itself.
        if identity.is_none() {
            sea_orm.push(Item::Word("auto_increment", "false".to_owned()));
        }
    }
    if spelling::column_of(ident) != *own || context.styled.contains(name) {
        sea_orm.push(Item::Text("column_name", own.clone()));
    }
    sea_orm.extend(rust.items());
    if *nullable && rust.column_type.is_some() {
        sea_orm.push(Item::Flag("nullable"));
    }
    let uniques = table.uniques.iter();
    let is_unique = uniques
        .into_iter()
        .any(|(it, unique)| constraint::of_field(it, unique, here, context) == Some(own));
    sea_orm.extend(is_unique.then_some(Item::Flag("unique")));
    let is_implied = |it: &Identity| {
        let plain = it.kind == IdentityKind::ByDefault && it.is_plain();
        plain && purpose == Use::Key && key.len() == 1
    };
    let stated = Column {
        identity: identity.clone().filter(|it| !is_implied(it)),
        not_null: column.named_not_null(here.0),
        ..column.clone()
    };
    let (further, autogen) = facets(&stated, &rust, context);
    sea_orm.extend(further);
    let written = if *nullable { format!("Option<{}>", rust.name) } else { rust.name.clone() };
    let text = format!(
        "{}{}{}",
        attribute("sea_orm", &sea_orm, 4),
        attribute("autogen", &autogen, 4),
        attribute::field(&names::written(ident), &written)
    );
    (text, rust)
}

/// What a field states of its column beside the type, by SeaORM's attribute and by our own.
pub(super) fn facets(
    column: &Column,
    rust: &RustType,
    context: &Context<'_>,
) -> (Vec<Item>, Vec<Item>) {
    let Column { identity, not_null, generated, collation, comment, .. } = column;
    let (mut sea_orm, mut autogen) = (Vec::new(), Vec::new());
    let (by_seaorm, by_autogen) = default::items(column, rust, context);
    sea_orm.extend(by_seaorm);
    autogen.extend(by_autogen);
    sea_orm.extend(comment.iter().map(|it| Item::Text("comment", it.clone())));
    autogen.extend(identity.iter().map(|it| Item::Text("identity", identity_text(it))));
    autogen.extend(not_null.iter().map(|it| Item::Text("not_null", it.clone())));
    autogen.extend(collation.iter().map(|it| Item::Text("collate", it.to_string())));
    if let Some(Generated { expression, kind }) = generated.as_deref() {
        autogen.push(Item::Text("generated", expression.to_string()));
        autogen.extend((*kind == GeneratedKind::Virtual).then_some(Item::Flag("virtual")));
    }
    (sea_orm, autogen)
}

fn identity_text(identity: &Identity) -> String {
    let kind = match identity.kind {
        IdentityKind::Always => "always",
        IdentityKind::ByDefault => "by default",
        IdentityKind::Serial => "serial",
    };
    if identity.is_plain() {
        return kind.to_owned();
    }
    let ty = identity.ty.map(|it| format!("AS {}", it.as_sql()));
    let name = identity.sequence.as_ref().map(|it| format!("SEQUENCE NAME {}", ident(&it.name)));
    let options = ty.into_iter().chain(name).chain(explicit(identity.options));
    format!("{kind} ({})", options.collect::<Vec<_>>().join(" "))
}
