//! The entity of a table.

use std::collections::BTreeSet;

use super::{
    attribute::{self, Item, attribute, derive},
    column, constraint,
    context::Context,
    foreign_key, index, names,
    relation::Relations,
    sequence::{self, Homes},
};
use crate::schema::{PartitionKey, Qualified, Table, TypeName};

/// The source, and the features of SeaORM that it needs.
pub(super) fn source(
    (name, table): (&Qualified, &Table),
    relations: &Relations<'_>,
    homes: &Homes<'_>,
    context: &Context<'_>,
) -> (String, BTreeSet<&'static str>) {
    let here = (name, table);
    let mut features = BTreeSet::new();
    let (mut fields, mut is_eq) = (String::new(), true);
    for it in &table.columns {
        let (text, rust) = column::field(it, here, context);
        fields.push_str(&text);
        is_eq &= rust.is_eq;
        features.extend(rust.feature);
    }
    for it in relations.of.get(name).into_iter().flatten() {
        fields.push_str(&attribute("sea_orm", &it.items, 4));
        fields.push_str(&attribute::field(&names::written(&it.field), &it.ty));
    }
    let autogen = items(here, relations, homes, context);
    let mut derives = vec!["Clone", "Debug", "PartialEq"];
    derives.extend(is_eq.then_some("Eq"));
    derives.push("DeriveEntityModel");
    derives.extend(context.options.serde.derives());
    let is_needed = !autogen.is_empty() || fields.contains("#[autogen(");
    derives.extend(is_needed.then_some("autogen_derive::Autogen"));
    let mut sea_orm = vec![Item::Text("table_name", name.name.clone())];
    if name.schema != context.options.default_schema {
        sea_orm.push(Item::Text("schema_name", name.schema.clone()));
    }
    sea_orm.extend(table.comment.iter().map(|it| Item::Text("comment", it.clone())));
    let source = format!(
        "{}\n#[sea_orm::model]\n{}{}{}pub struct Model {{\n{fields}}}\n\n\
         impl ActiveModelBehavior for ActiveModel {{}}\n",
        imports(table, context),
        derive(&derives),
        attribute("sea_orm", &sea_orm, 0),
        attribute("autogen", &autogen, 0),
    );
    (source, features)
}

fn imports(table: &Table, context: &Context<'_>) -> String {
    let used = table.columns.iter().filter_map(|it| match &it.ty.name {
        TypeName::Enum(name) => context.enums.get(name),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    });
    let used: BTreeSet<&str> = used.map(String::as_str).collect();
    let mut imports = String::from("use sea_orm::entity::prelude::*;\n");
    match context.options.serde.derives() {
        [] => {}
        [one] => imports.push_str(&format!("use serde::{one};\n")),
        several => imports.push_str(&format!("use serde::{{{}}};\n", several.join(", "))),
    }
    let module = &context.options.enums;
    match used.into_iter().collect::<Vec<_>>()[..] {
        [] => {}
        [one] => imports.push_str(&format!("\nuse super::{module}::{one};\n")),
        ref several => {
            imports.push_str(&format!("\nuse super::{module}::{{{}}};\n", several.join(", ")));
        }
    }
    imports
}

/// What `#[autogen(…)]` states on the struct.
fn items(
    here: (&Qualified, &Table),
    relations: &Relations<'_>,
    homes: &Homes<'_>,
    context: &Context<'_>,
) -> Vec<Item> {
    let (name, table) = here;
    let mut items = Vec::new();
    let partitioned = table.partition_by.as_ref().and_then(PartitionKey::stated);
    items.extend(partitioned.map(|it| Item::Text("partition_by", it)));
    let key = table.primary_key.as_ref();
    items.extend(key.and_then(|it| constraint::primary_key(it, here, context)));
    for (own, it) in &table.uniques {
        if constraint::of_field(own, it, here, context).is_none() && !it.without_overlaps {
            items.push(constraint::unique(own, it, here, context));
        }
    }
    for (own, it) in &table.foreign_keys {
        if !relations.unstated.contains(&(name, own.as_str())) {
            items.extend(foreign_key::item(own, it, here, context));
        }
    }
    items.extend(table.checks.iter().map(|(own, it)| constraint::check(own, it, name, table)));
    items.extend(
        table.exclusions.iter().filter_map(|(own, it)| constraint::exclude(own, it, table)),
    );
    let stated = table
        .indexes
        .iter()
        .filter(|(own, it)| !table.marks.invalid.contains(*own) && !table.is_made_by_extension(it));
    items.extend(stated.map(|(own, it)| index::item(own, it, here, context)));
    for own in homes.of.get(name).into_iter().flatten() {
        let it = context.schema.sequences.get(*own);
        items.extend(it.map(|it| sequence::item(own, it, name)));
    }
    items
}
