//! Types, and conversions of values between them.

use super::quote::{ident, literal, qualified};
use crate::{
    plan::{Cast, Without},
    schema::{ColumnType, TypeName},
};

/// The SQL of a type. Postgres' own types need no schema.
#[must_use]
pub fn type_name(ty: &ColumnType) -> String {
    ty.to_sql(|name| match name {
        TypeName::Builtin(own) => own.clone(),
        TypeName::Extension(name) => ident(name),
        TypeName::Enum(name) | TypeName::Other(name) => qualified(name),
    })
}

/// The `USING` expression of a type change, if it needs one.
pub(in crate::render) fn using(
    column: &str,
    ty: &ColumnType,
    cast: &Cast,
    without: Option<&Without>,
) -> Option<String> {
    if let Some(without) = without {
        return Some(format!("{}::{}", left(column, ty, without), type_name(ty)));
    }
    let plain = matches!(cast, Cast::Assignment);
    (!plain).then(|| transformed(column, ty, cast))
}

/// The value of a column, converted to another type.
#[must_use]
pub fn transformed(column: &str, ty: &ColumnType, cast: &Cast) -> String {
    converted(&ident(column), ty, cast)
}

/// A value, as an expression that a cast can follow, converted to another type.
pub(super) fn converted(column: &str, ty: &ColumnType, cast: &Cast) -> String {
    let name = type_name(ty);
    match cast {
        Cast::Assignment | Cast::Explicit => format!("{column}::{name}"),
        Cast::ThroughText if ty.array => format!("{column}::text[]::{name}"),
        Cast::ThroughText => format!("{column}::text::{name}"),
        Cast::Utc => format!("{column} AT TIME ZONE 'UTC'"),
        Cast::Midnight => format!("{column}::timestamp AT TIME ZONE 'UTC'"),
        Cast::Day => format!("({column} AT TIME ZONE 'UTC')::date"),
        Cast::Encode => format!("convert_to({column}, 'UTF8')"),
        Cast::Decode => format!("convert_from({column}, 'UTF8')"),
        Cast::Element => format!("ARRAY[{column}]::{name}"),
        Cast::ElementUnlessNull => {
            format!("CASE WHEN {column} IS NOT NULL THEN ARRAY[{column}]::{name} END")
        }
        Cast::First => format!("{column}[1]::{name}"),
        Cast::Stated(by) => by.to_string(),
    }
}

/// The text of a value without some labels, or the texts of an array.
pub(super) fn left(column: &str, ty: &ColumnType, without: &Without) -> String {
    let (own, labels) = (ident(column), literals(&without.labels));
    if ty.array {
        let remove =
            |rest: String, label: &String| format!("array_remove({rest}, {})", literal(label));
        return without.labels.iter().fold(format!("{own}::text[]"), remove);
    }
    match &without.fill {
        None => format!("CASE WHEN {own}::text NOT IN ({labels}) THEN {own}::text END"),
        Some(fill) => {
            let is_constant = lexer::tokens(fill.as_str()).all(|it| it.constant().is_some());
            let fill = if is_constant { fill.to_string() } else { format!("({fill})::text") };
            format!("CASE WHEN {own}::text IN ({labels}) THEN {fill} ELSE {own}::text END")
        }
    }
}

/// Several text constants, separated by commas.
pub(super) fn literals(labels: &[String]) -> String {
    labels.iter().map(|it| literal(it)).collect::<Vec<_>>().join(", ")
}
