//! The objects that depend on what a plan touches, in one query for all kinds.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{ask::ask, row::row};
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
        .fetch_all(&mut *connection)
        .await?;
    let aggregates = if rows.iter().any(|it| it.name.starts_with(INTERNAL)) {
        aggregates(connection).await?
    } else {
        BTreeMap::new()
    };
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
    let mut dependents: Vec<Dependent> = Vec::new();
    for mut it in rows.into_iter().filter_map(dependent) {
        let known = aggregates.get(&it.name);
        if let Some(aggregate) = known.filter(|_| it.kind == "view") {
            (it.kind, it.name) = ("continuous aggregate".to_owned(), aggregate.clone());
        }
        if !dependents.contains(&it) {
            dependents.push(it);
        }
    }
    Ok(dependents)
}

/// Where `TimescaleDB` has what nobody but itself uses.
const INTERNAL: &str = "_timescaledb_internal.";

/// The continuous aggregates, by each of the views that `TimescaleDB` makes for them.
async fn aggregates(
    connection: &mut PgConnection,
) -> Result<BTreeMap<String, String>, sqlx::Error> {
    let sql = "SELECT substring(materialization_hypertable_name::text FROM '[0-9]+$'), \
               format('%I.%I', view_schema, view_name) \
               FROM timescaledb_information.continuous_aggregates";
    let rows: Vec<(Option<String>, String)> = ask(connection, sql.to_owned()).try_collect().await?;
    let views = rows.into_iter().flat_map(|(number, name)| {
        let number = number.unwrap_or_default();
        let inner = ["_direct_view_", "_partial_view_"].map(|it| format!("{INTERNAL}{it}{number}"));
        inner.into_iter().chain([name.clone()]).map(move |view| (view, name.clone()))
    });
    Ok(views.collect())
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
        Touch::ReleaseSequence(_) => "release sequence",
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
