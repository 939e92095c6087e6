//! SQL that stands for itself. An expression is put between parentheses of ours, into statements that are run to see
//! what Postgres makes of it: one that closes them, ends the statement or opens a comment would be more than it says.

use crate::{
    entity::{place::Report, read::sql},
    schema::{
        Expression, Index,
        diagnostic::Diagnostic,
        stated::{Column, Named, Place, Schema, Table},
    },
};

/// Reports every expression that is not whole, and every comment that Postgres cannot hold.
pub(super) fn check(schema: &Schema, report: &mut Report) {
    for (comment, place) in comments(schema) {
        if comment.contains('\0') {
            let message = "a comment has a NUL in it, which Postgres has no text with";
            report.push(Diagnostic::error("malformed-comment", place.clone(), message));
        }
    }
    for table in schema.tables.values() {
        for (expression, place) in expressions(table) {
            if let Err(why) = sql::whole(expression) {
                let message = format!("this is no expression: {why} (`{expression}`)");
                report.push(Diagnostic::error("malformed-expression", place.clone(), message));
            }
        }
    }
}

fn comments(schema: &Schema) -> impl Iterator<Item = (&str, &Place)> {
    let tables = schema.tables.values().map(|it| (&it.comment, &it.place));
    let columns = schema.tables.values().flat_map(|it| &it.columns);
    let columns = columns.map(|it| (&it.comment, &it.place));
    let enums = schema.enums.values().map(|it| (&it.comment, &it.place));
    let all = tables.chain(columns).chain(enums);
    all.filter_map(|(comment, place)| Some((comment.as_deref()?, place)))
}

fn expressions(table: &Table) -> impl Iterator<Item = (&str, &Place)> {
    let columns = table.columns.iter().flat_map(of_column);
    let checks = table.checks.iter().map(|it| (it.value.expression.as_str(), &it.place));
    let exclusions = table.exclusions.iter().map(|it| (it.value.definition.as_str(), &it.place));
    columns.chain(checks).chain(exclusions).chain(table.indexes.iter().flat_map(of_index))
}

fn of_column(column: &Column) -> impl Iterator<Item = (&str, &Place)> {
    let default = column.default.as_ref().map(Expression::as_str);
    let generated = column.generated.as_ref().map(|it| it.expression.as_str());
    default.into_iter().chain(generated).map(|text| (text, &column.place))
}

fn of_index(index: &Named<Index>) -> impl Iterator<Item = (&str, &Place)> {
    index.value.expressions().map(|it| (it.as_str(), &index.place))
}
