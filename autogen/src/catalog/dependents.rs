//! The objects that depend on what a plan touches, in one query for all kinds.

use sqlx::PgConnection;

use super::row::row;
use crate::schema::{
    Qualified,
    dependent::{Bond, Dependent, TablePart, Touch},
};

row! {
    struct Row {
        ordinal: i64,
        blocks: bool,
        kind: String,
        name: String,
        part: Option<String>,
        part_schema: Option<String>,
        part_table: Option<String>,
        part_name: Option<String>,
    }
}

/// Reads what depends on the objects. Objects that do not exist have no dependents.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    touches: &[Touch],
) -> Result<Vec<Dependent>, sqlx::Error> {
    if touches.is_empty() {
        return Ok(Vec::new());
    }
    let column = |of: fn(&Touch) -> &str| -> Vec<&str> { touches.iter().map(of).collect() };
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/dependents.sql"))
        .bind(column(what))
        .bind(column(|touch| &touch.object().schema))
        .bind(column(|touch| &touch.object().name))
        .bind(column(Touch::part))
        .fetch_all(connection)
        .await?;
    let dependent = |row: Row| {
        let at = usize::try_from(row.ordinal).ok()?.checked_sub(1)?;
        Some(Dependent {
            touch: touches.get(at)?.clone(),
            bond: if row.blocks { Bond::Blocks } else { Bond::GoesAlong },
            part: part(&row),
            kind: row.kind,
            name: row.name,
        })
    };
    Ok(rows.into_iter().filter_map(dependent).collect())
}

fn what(touch: &Touch) -> &'static str {
    match touch {
        // A sequence is a relation as well, and follows the same rules.
        Touch::DropTable(_) => "drop table",
        Touch::DropColumn(..) => "drop column",
        Touch::DropConstraint(..) => "drop constraint",
        Touch::DropIndex(..) => "drop index",
        Touch::DropIdentity(..) => "drop identity",
        Touch::DropType(_) => "drop type",
        Touch::DropSequence(_) => "drop sequence",
        Touch::DropRoutine(..) => "drop routine",
        Touch::SetType(..) => "set type",
        Touch::FillRows(_) => "fill rows",
        Touch::CreateIndex(..) => "create index",
        Touch::CreateKey(..) => "create key",
    }
}

fn part(row: &Row) -> TablePart {
    let (Some(schema), Some(table)) = (&row.part_schema, &row.part_table) else {
        return TablePart::None;
    };
    let (table, name) = (Qualified::new(schema, table), row.part_name.clone().unwrap_or_default());
    match row.part.as_deref() {
        Some("table") => TablePart::Table(table),
        Some("column") => TablePart::Column(table, name),
        Some("default") => TablePart::Default(table, name),
        Some("foreign key") => TablePart::ForeignKey(table, name),
        Some("index") => TablePart::Index(table, name),
        _ => TablePart::None,
    }
}
