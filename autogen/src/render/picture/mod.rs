//! The touched tables and their neighbours as a picture: takes ops and both schemas, and returns boxes and links. Where the
//! boxes are is up to `layout`; `svg` and `mermaid` draw them.

mod layout;
pub(super) mod mermaid;
pub(super) mod svg;

use std::collections::{BTreeMap, BTreeSet};

use super::origin::Thing;
use crate::{
    op::{Change, Op, Rename},
    schema::{ByName, Pair, Qualified, Schema, Table, relative::Relative as _},
};

/// The most tables that a person finds a way through.
const MOST_TABLES: usize = 60;

/// The most rows of a box.
const MOST_ROWS: usize = 16;

/// Boxes and links.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) boxes: Vec<Box>,
    pub(super) links: Vec<Link>,
    /// How many tables are left out, because there are too many.
    pub(super) left_out: usize,
}

/// A table.
#[derive(Debug)]
pub(super) struct Box {
    pub(super) name: String,
    pub(super) mark: char,
    pub(super) rows: Vec<Row>,
    /// How many columns are left out.
    pub(super) left_out: usize,
}

/// A column, or a constraint or index that changes.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) mark: char,
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) key: Key,
}

/// Which keys a column is in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Key {
    None,
    Primary,
    Foreign,
    Both,
    /// It is no column.
    Part,
}

/// A foreign key: the places of the referring and the referenced table.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) mark: char,
    pub(super) name: String,
    /// Whether each row of the referring table has its own.
    pub(super) columns: String,
}

/// A table on both sides.
type Sides<'a> = Pair<Option<&'a Table>>;

impl Picture {
    /// The picture of ops between two schemas with the same names.
    pub(super) fn of(ops: &[Op], schemas: Pair<&Schema>, default_schema: &str) -> Self {
        let touched = touched(ops);
        let sides = |name: &Qualified| -> Sides<'_> {
            schemas.map(|it| it.tables.get(name).map(AsRef::as_ref))
        };
        let mut shown: Vec<&Qualified> =
            touched.keys().copied().filter(|it| exists(sides(it))).collect();
        let neighbours = neighbours(&shown, schemas);
        let n_all = shown.len() + neighbours.len();
        shown.extend(neighbours);
        shown.truncate(MOST_TABLES);
        let places: BTreeMap<&Qualified, usize> =
            shown.iter().enumerate().map(|(at, it)| (*it, at)).collect();
        let mut links = Vec::new();
        for (from, name) in shown.iter().enumerate() {
            let keys = sides(name).map(|it| it.map(|it| &it.foreign_keys));
            let names: BTreeSet<&String> =
                [keys.before, keys.after].into_iter().flatten().flat_map(ByName::keys).collect();
            for key in names {
                let own = keys.map(|it| it.and_then(|it| it.get(key)));
                let Some(it) = own.after.or(own.before) else { continue };
                let Some(to) = places.get(&it.references) else { continue };
                let (mark, columns) = (mark(own), it.columns.join(", "));
                links.push(Link { from, to: *to, mark, name: key.clone(), columns });
            }
        }
        let connected: BTreeSet<(&Qualified, &str)> = shown
            .iter()
            .flat_map(|name| [sides(name).before, sides(name).after].into_iter().flatten())
            .flat_map(|table| table.foreign_keys.values())
            .flat_map(|it| {
                it.referenced_columns.iter().map(|column| (&it.references, column.as_str()))
            })
            .collect();
        let of = |name: &&Qualified| {
            let table = sides(name);
            let ops = touched.get(*name).map_or(&[][..], Vec::as_slice);
            let is_referenced = |column: &str| connected.contains(&(*name, column));
            picture_of(name, table, ops, is_referenced, default_schema)
        };
        let boxes = shown.iter().map(of).collect();
        Self { boxes, links, left_out: n_all - shown.len() }
    }
}

fn exists(sides: Sides<'_>) -> bool {
    sides.before.or(sides.after).is_some()
}

/// The tables that ops are about, with these ops.
fn touched(ops: &[Op]) -> BTreeMap<&Qualified, Vec<&Op>> {
    let mut touched: BTreeMap<&Qualified, Vec<&Op>> = BTreeMap::new();
    for op in ops {
        if let Thing::Table(table) | Thing::Column(table, _) | Thing::Part(table, _) =
            Thing::of_op(op)
        {
            touched.entry(table).or_default().push(op);
        }
    }
    touched
}

/// The tables that refer to some tables, or that these refer to, on either side.
fn neighbours<'a>(tables: &[&Qualified], schemas: Pair<&'a Schema>) -> Vec<&'a Qualified> {
    let own: BTreeSet<&Qualified> = tables.iter().copied().collect();
    let mut found: BTreeSet<&'a Qualified> = BTreeSet::new();
    for schema in [schemas.before, schemas.after] {
        for (name, table) in &schema.tables {
            for key in table.foreign_keys.values() {
                if own.contains(name) && schema.tables.contains_key(&key.references) {
                    found.insert(&key.references);
                }
                if own.contains(&key.references) {
                    found.insert(name);
                }
            }
        }
    }
    found.into_iter().filter(|it| !own.contains(it)).collect()
}

fn mark<T: Copy + PartialEq>(sides: Pair<Option<T>>) -> char {
    match (&sides.before, &sides.after) {
        (None, Some(_)) => '+',
        (Some(_), None) => '-',
        _ if sides.before == sides.after => ' ',
        _ => '~',
    }
}

fn picture_of(
    name: &Qualified,
    sides: Sides<'_>,
    ops: &[&Op],
    is_referenced: impl Fn(&str) -> bool,
    default_schema: &str,
) -> Box {
    let table_mark = match mark(sides.map(|it| it.map(|_| ()))) {
        ' ' if !ops.is_empty() => '~',
        mark => mark,
    };
    let renames = ops.iter().filter_map(|op| match op {
        Op::Rename(Rename::Column(_, pair)) => Some(pair.after.as_str()),
        _ => None,
    });
    let renames: BTreeSet<&str> = renames.collect();
    let mut rows = Vec::new();
    let columns = |table: Option<&Table>| {
        table.map(|it| it.columns.iter().map(|it| it.name.clone()).collect::<Vec<_>>())
    };
    let after = columns(sides.after).unwrap_or_default();
    let gone = columns(sides.before).unwrap_or_default();
    let gone = gone.into_iter().filter(|it| !after.contains(it)).collect::<Vec<_>>();
    for column in after.iter().chain(&gone) {
        let own = sides.map(|it| it.and_then(|it| it.column(column)));
        let Some(it) = own.after.or(own.before) else { continue };
        let mark = match mark(own) {
            ' ' if renames.contains(column.as_str()) => '~',
            mark => mark,
        };
        let mut ty = it.ty.relative(default_schema).to_string();
        if let (Some(before), Some(after)) = (own.before, own.after)
            && before.ty != after.ty
        {
            ty = format!("{} → {ty}", before.ty.relative(default_schema));
        }
        rows.push(Row { mark, name: column.clone(), ty, key: key(sides, column) });
    }
    // Of a neighbour only what links it to the others; of a changed table all that fits, with what changes.
    let n_columns = rows.len();
    let matters = |it: &Row| it.mark != ' ' || it.key != Key::None || is_referenced(&it.name);
    if ops.is_empty() || n_columns > MOST_ROWS {
        rows.retain(matters);
    }
    rows.truncate(MOST_ROWS);
    let left_out = n_columns - rows.len();
    if table_mark == '~' {
        rows.extend(ops.iter().filter_map(|op| part(op)).take(MOST_ROWS));
    }
    Box { name: name.relative_to(default_schema), mark: table_mark, rows, left_out }
}

fn key(sides: Sides<'_>, column: &str) -> Key {
    let table = sides.after.or(sides.before);
    let has = |columns: &[String]| columns.iter().any(|it| it == column);
    let is_primary =
        table.and_then(|it| it.primary_key.as_ref()).is_some_and(|it| has(&it.columns));
    let is_foreign = table.is_some_and(|it| it.foreign_keys.values().any(|it| has(&it.columns)));
    match (is_primary, is_foreign) {
        (true, true) => Key::Both,
        (true, false) => Key::Primary,
        (false, true) => Key::Foreign,
        (false, false) => Key::None,
    }
}

/// The row for a constraint or index that changes. Foreign keys are links.
fn part(op: &Op) -> Option<Row> {
    fn mark<T>(change: &Change<T>) -> char {
        match change {
            Change::Create(_) => '+',
            Change::Drop(_) => '-',
            Change::Alter(_) => '~',
        }
    }
    let (mark, name, ty) = match op {
        Op::PrimaryKey(_, change) => (mark(change), "", "primary key"),
        Op::Unique(_, name, change) => (mark(change), name.as_str(), "unique"),
        Op::Check(_, name, change) => (mark(change), name.as_str(), "check"),
        Op::Exclusion(_, name, change) => (mark(change), name.as_str(), "exclusion"),
        Op::Index(_, name, change) => (mark(change), name.as_str(), "index"),
        _ => return None,
    };
    Some(Row { mark, name: name.to_owned(), ty: ty.to_owned(), key: Key::Part })
}

#[cfg(test)]
mod tests;
