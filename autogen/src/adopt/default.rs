//! Defaults: as SeaORM's own attributes state them if they can, otherwise as SQL.

use lexer::Kind;

use super::{attribute::Item, context::Context, types::RustType};
use crate::{
    render::sql::value::type_name,
    schema::{Column, ColumnType, Expression, TypeName},
};

/// What `#[sea_orm(…)]` and `#[autogen(…)]` state of a default.
pub(super) fn items(
    column: &Column,
    rust: &RustType,
    context: &Context<'_>,
) -> (Option<Item>, Option<Item>) {
    let Some(default) = &column.default else { return (None, None) };
    if default.as_str() == "CURRENT_TIMESTAMP" {
        let expression = "Expr::current_timestamp()".to_owned();
        return (Some(Item::Text("default_expr", expression)), None);
    }
    // SeaORM takes a literal for a value of the column's own type.
    match literal(default, column, context).filter(|_| rust.casts.is_none() && !column.ty.array) {
        Some(item) => (Some(item), None),
        None => (None, Some(Item::Text("default", default.to_string()))),
    }
}

/// A constant as a Rust literal, if Postgres prints that literal in the same way again.
fn literal(default: &Expression, column: &Column, context: &Context<'_>) -> Option<Item> {
    let all: Vec<_> = lexer::tokens(default.as_str()).collect();
    match &all[..] {
        [only] if only.kind == Kind::Number && column.ty.own_name() != "money" => {
            let is_plain = only.text.bytes().all(|it| it.is_ascii_digit());
            let fits = only.text.len() < 10 && is_plain;
            fits.then(|| Item::Word("default_value", only.text.to_owned()))
        }
        [only] if only.is("true") || only.is("false") => {
            Some(Item::Word("default_value", only.text.to_lowercase()))
        }
        [constant, cast, ty @ ..] if cast.is("::") && constant.text.starts_with('\'') => {
            let text = constant.constant()?;
            let bare = ColumnType { modifiers: None, ..ColumnType::clone(&column.ty) };
            let own = type_name(&context.relative(&bare));
            let written: Vec<&str> = ty.iter().map(|it| it.text).collect();
            let own: Vec<String> = lexer::tokens(&own).map(|it| it.text.to_owned()).collect();
            let is_text = matches!(column.ty.own_name(), "text" | "character varying")
                || matches!(column.ty.name, TypeName::Enum(_));
            (is_text && written == own).then_some(Item::Text("default_value", text))
        }
        _ => None,
    }
}
