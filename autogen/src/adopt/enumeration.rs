//! The active enum of an enum type.

use super::{
    attribute::{Item, attribute, derive},
    context::Context,
    names::{self, Taken},
};
use crate::schema::{Enum, Qualified};

pub(super) fn source(name: &Qualified, it: &Enum, ident: &str, context: &Context<'_>) -> String {
    let Enum { labels, comment } = it;
    let mut autogen = Vec::new();
    let schema = &name.schema;
    if *schema != context.options.default_schema {
        autogen.push(Item::Text("schema", schema.clone()));
    }
    autogen.extend(comment.iter().map(|it| Item::Text("comment", it.clone())));
    let mut derives = vec!["Clone", "Debug", "PartialEq", "Eq", "EnumIter", "DeriveActiveEnum"];
    derives.extend(context.options.serde.derives());
    derives.extend((!autogen.is_empty()).then_some("autogen_derive::Autogen"));
    let sea_orm = [
        Item::Text("rs_type", "String".to_owned()),
        Item::Text("db_type", "Enum".to_owned()),
        Item::Text("enum_name", name.name.clone()),
    ];
    let mut taken = Taken::with(&["Self"]);
    let variants = labels.iter().map(|label| {
        let variant = names::joined(&taken.first(&[names::camel(label)]));
        let value = attribute("sea_orm", &[Item::Text("string_value", label.clone())], 4);
        format!("{value}    {variant},\n")
    });
    let variants: String = variants.collect();
    format!(
        "{}{}{}pub enum {ident} {{\n{variants}}}\n",
        derive(&derives),
        attribute("sea_orm", &sea_orm, 0),
        attribute("autogen", &autogen, 0),
    )
}

/// The module of the enums.
pub(super) fn module(enums: &[(&Qualified, &Enum, &str)], context: &Context<'_>) -> String {
    let mut imports = "use sea_orm::entity::prelude::*;\n".to_owned();
    match context.options.serde.derives() {
        [] => {}
        several => imports.push_str(&format!("use serde::{{{}}};\n", several.join(", "))),
    }
    let enums = enums.iter().map(|(name, it, ident)| source(name, it, ident, context));
    format!("{imports}\n{}", enums.collect::<Vec<_>>().join("\n"))
}
