//! The rows of a database, compared before and after.

use std::collections::BTreeMap;

use crate::place::Place;
use autogen::{
    check::{Direction, Finding},
    op::{Change, Op, Rename},
    schema::{Column, Pair, Qualified, Schema, TypeName},
};

/// Rows of each table, as JSON text, in a stable order.
pub(crate) type Rows = BTreeMap<String, Vec<String>>;

/// The next number of a column's sequence, and the least number beyond its rows.
pub(crate) type Counters = BTreeMap<String, (i64, i64)>;

/// The side of the renames to which a catalog belongs.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Side {
    Before,
    After,
}

/// Which values of a table the ops leave comparable.
#[derive(Clone, Copy)]
pub(crate) enum Values<'a> {
    /// Values of columns that the ops neither add, fill, change nor drop: they are equal on both sides.
    Untouched,
    /// Also values of columns that the ops change, unless a finding of `up` says that values may not fit: they are
    /// equal after both directions.
    Returned(&'a [Finding]),
}

impl Values<'_> {
    /// Whether a changed value is restored by the other direction. The source of a generated column may have been
    /// dropped.
    fn returns(self, table: &Qualified, columns: Pair<&Column>) -> bool {
        let Self::Returned(findings) = self else { return false };
        let name = format!("{}.{}`", table.name, columns.after.name);
        let is_foretold = findings.iter().any(|it| {
            it.direction == Direction::Up && it.code == "narrows-type" && it.message.contains(&name)
        });
        !is_foretold && columns.before.generated.is_none() && columns.after.generated.is_none()
    }

    fn are_left_out(self, op: &Op, table: &Qualified, column: &str) -> bool {
        match op {
            Op::Column(it, Change::Create(own) | Change::Drop(own)) => {
                it == table && own.name == column
            }
            Op::Fill(it, name, _) => it == table && name == column,
            Op::Column(it, Change::Alter(pair)) if it == table && pair.after.name == column => {
                is_rewritten(pair.as_ref()) && !self.returns(table, pair.as_ref())
            }
            // Whoever gives an expression determines the values.
            Op::Convert(it, own, _) => it == table && own == column,
            _ => false,
        }
    }
}

/// These values of all tables of the schema, with the names after the renames.
pub(crate) async fn rows(
    place: &Place,
    schema: &Schema,
    ops: &[Op],
    side: Side,
    values: Values<'_>,
) -> Result<Rows, String> {
    let mut rows = Rows::new();
    for (real, table) in &schema.tables {
        let name = &table_after(real, ops, side);
        let dropped = ops.iter().any(
            |op| matches!(op, Op::Table(it, Change::Drop(_) | Change::Create(_)) if it == name),
        );
        if dropped {
            continue;
        }
        let relabelled = |column: &Column| {
            let TypeName::Enum(name) = &column.ty.name else { return false };
            let name = enum_after(name, ops, side);
            ops.iter().any(|op| matches!(op, Op::Rename(Rename::Label(it, _)) if *it == name))
        };
        // Sorted by name, because recreated columns come last.
        let columns: BTreeMap<String, String> = table
            .columns
            .iter()
            .map(|it| (it, column_after(real, &it.name, ops, side)))
            .filter(|(_, after)| !ops.iter().any(|op| values.are_left_out(op, name, after)))
            .filter(|(it, _)| matches!(values, Values::Returned(_)) || !relabelled(it))
            .map(|(it, after)| {
                let text = format!("{}::text AS {}", quote(&it.name), quote(&after));
                (after, text)
            })
            .collect();
        let columns: Vec<String> = columns.into_values().collect();
        rows.insert(name.to_string(), of_table(place, real, &columns).await?);
    }
    Ok(rows)
}

/// Every value of every table.
pub(crate) async fn all(place: &Place, schema: &Schema) -> Result<Rows, String> {
    rows(place, schema, &[], Side::After, Values::Untouched).await
}

async fn of_table(
    place: &Place,
    table: &Qualified,
    columns: &[String],
) -> Result<Vec<String>, String> {
    let columns = if columns.is_empty() { "1".to_owned() } else { columns.join(", ") };
    let table = format!("{}.{}", quote(&table.schema), quote(&table.name));
    let sql =
        format!("SELECT row_to_json(r)::text FROM (SELECT {columns} FROM {table}) r ORDER BY 1");
    Ok(place.query(&sql).await?.into_iter().map(|row| row.concat()).collect())
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The next numbers of sequences that the ops change, by `table.column`, and the least number beyond all rows.
pub(crate) async fn counters(
    place: &Place,
    schema: &Schema,
    ops: &[Op],
) -> Result<Counters, String> {
    let mut counters = BTreeMap::new();
    for op in ops {
        let Op::Column(table, Change::Alter(pair)) = op else { continue };
        let name = &pair.after.name;
        let column = schema.tables.get(table).and_then(|it| it.column(name));
        let Some(identity) = column.and_then(|it| it.identity.as_ref()) else { continue };
        if pair.before.identity == pair.after.identity || identity.options.descends() {
            continue;
        }
        let constant = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let table = format!("{}.{}", quote(&table.schema), quote(&table.name));
        let (own, part) = (constant(&table), constant(name));
        let sql = format!("SELECT pg_get_serial_sequence({own}, {part})");
        let sequence = place.value(&sql).await?;
        let sql = format!(
            "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM {sequence}"
        );
        let next = place.value(&sql).await?;
        let sql = format!("SELECT coalesce(max({}), 0) + 1 FROM {table}", quote(name));
        let least = place.value(&sql).await?;
        let number = |text: String| text.parse().unwrap_or_else(|_| panic!("{text} is no number"));
        counters.insert(format!("{table}.{name}"), (number(next), number(least)));
    }
    Ok(counters)
}

fn table_after(name: &Qualified, ops: &[Op], side: Side) -> Qualified {
    let mut name = name.clone();
    for op in ops.iter().filter(|_| side == Side::Before) {
        match op {
            Op::Rename(Rename::Table(pair)) if pair.before == name => {
                name.clone_from(&pair.after);
            }
            _ => {}
        }
    }
    name
}

fn enum_after(name: &Qualified, ops: &[Op], side: Side) -> Qualified {
    let mut name = name.clone();
    for op in ops.iter().filter(|_| side == Side::Before) {
        match op {
            Op::Rename(Rename::Enum(pair)) if pair.before == name => name.clone_from(&pair.after),
            _ => {}
        }
    }
    name
}

fn column_after(table: &Qualified, column: &str, ops: &[Op], side: Side) -> String {
    let table = table_after(table, ops, side);
    let mut column = column.to_owned();
    for op in ops.iter().filter(|_| side == Side::Before) {
        match op {
            Op::Rename(Rename::Column(it, pair)) if *it == table && pair.before == column => {
                column.clone_from(&pair.after);
            }
            _ => {}
        }
    }
    column
}

fn is_rewritten(columns: Pair<&Column>) -> bool {
    columns.before.ty != columns.after.ty || columns.before.generated != columns.after.generated
}
