//! A schema as text, one facet or part to a line, for the unified diff of the summary.

use super::{operation, rust::literal::escaped, sql};
use crate::{
    op::{Change, Op, Part, Rename},
    plan::homes,
    schema::{
        ByName, Column, IdentityKind, Qualified, Schema, Table, extension::Homes,
        relative::Relative as _,
    },
};

/// Characters that are printed unchanged in a comment without quotes.
const QUOTES: [char; 2] = ['\'', '"'];

/// The parts of the schema that these ops touch.
#[must_use]
pub(super) fn outline(schema: &Schema, ops: &[Op], default_schema: &str) -> String {
    let blocks = blocks(schema, ops, default_schema).into_iter().map(|(_, text)| text);
    blocks.collect::<Vec<_>>().join("\n")
}

/// The same for each object, with its name as a person writes it.
pub(super) fn blocks(schema: &Schema, ops: &[Op], default_schema: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    for (name, it) in &schema.namespaces {
        if ops.iter().any(|op| matches!(op, Op::Namespace(own, _) if own == name)) {
            blocks
                .push((name.clone(), format!("schema {name}\n{}", comment(it.comment.as_deref()))));
        }
    }
    for (name, it) in &schema.extensions {
        let change = ops.iter().find_map(|op| match op {
            Op::Extension(own, change) if own == name => Some(change),
            _ => None,
        });
        if let Some(change) = change {
            let mut it = it.clone();
            // An unstated version does not matter.
            if matches!(change, Change::Alter(pair) if pair.before.version == pair.after.version) {
                it.version = None;
            }
            let text = format!("extension {name}{}\n", operation::extension::placed(&it));
            blocks.push((name.clone(), text));
        }
    }
    for (name, it) in &schema.enums {
        if ops.iter().any(|op| touches_enum(op, name)) {
            let labels: Vec<String> = it.labels.iter().map(|it| format!("    {it}\n")).collect();
            let name = name.relative_to(default_schema);
            let comment = comment(it.comment.as_deref());
            let text = format!("enum {name}\n{}{comment}", labels.concat());
            blocks.push((name, text));
        }
    }
    for (name, it) in &schema.sequences {
        if ops.iter().any(|op| matches!(op, Op::Sequence(own, _) if own == name)) {
            let create = Op::Sequence(name.clone(), Change::Create(it.clone()));
            let line = operation::operations(&[create], default_schema).remove(0).text;
            let text = format!("{line}\n{}", comment(it.comment.as_deref()));
            blocks.push((name.relative_to(default_schema), text));
        }
    }
    for (name, it) in &schema.tables {
        if ops.iter().any(|op| touches(op, name)) {
            let text = table(name, it, Homes(&schema.extensions), default_schema);
            blocks.push((name.relative_to(default_schema), text));
        }
    }
    blocks
}

fn touches_enum(op: &Op, name: &Qualified) -> bool {
    match op {
        Op::Enum(own, _) | Op::Rename(Rename::Label(own, _)) => own == name,
        Op::Rename(Rename::Enum(pair)) => pair.before == *name || pair.after == *name,
        _ => false,
    }
}

fn touches(op: &Op, table: &Qualified) -> bool {
    match op {
        Op::Rename(rename) => match rename {
            Rename::Table(pair) => pair.before == *table || pair.after == *table,
            Rename::Column(own, _) | Rename::Part(own, ..) => own == table,
            Rename::Enum(_) | Rename::Label(..) => false,
        },
        Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::Declared(..) => false,
        Op::Table(own, _)
        | Op::Column(own, _)
        | Op::Fill(own, ..)
        | Op::Convert(own, ..)
        | Op::Park(own, ..)
        | Op::PrimaryKey(own, _)
        | Op::Unique(own, ..)
        | Op::Check(own, ..)
        | Op::Exclusion(own, ..)
        | Op::ForeignKey(own, ..)
        | Op::Index(own, ..)
        | Op::Comment(own, ..) => own == table,
    }
}

fn comment(text: Option<&str>) -> String {
    text.map(|text| format!("    comment {text:?}\n")).unwrap_or_default()
}

fn table(name: &Qualified, table: &Table, homes: Homes<'_>, schema: &str) -> String {
    let mut text = format!("table {}\n", name.relative_to(schema));
    text += &comment(table.comment.as_deref());
    if let Some(key) = &table.partition_by {
        text += &format!("    partition by {}\n", key.to_sql());
    }
    // By name, so that the position of a column makes no difference.
    let mut columns: Vec<&Column> = table.columns.iter().collect();
    columns.sort_by(|a, b| a.name.cmp(&b.name));
    text += &columns.into_iter().map(|it| column(name, it, homes, schema)).collect::<String>();
    let own = |part: Part, it: &String, op: Op| {
        let line = operation::operations(&[op], schema).remove(0).text;
        // The table's name is printed above.
        let own = format!(" on {}", name.relative_to(schema));
        let comment = part.comment(it, table).map(|text| format!(" -- {}", escaped(text, &QUOTES)));
        format!("    {}{}\n", line.replacen(&own, "", 1), comment.unwrap_or_default())
    };
    if let Some(key) = &table.primary_key {
        let op = Op::PrimaryKey(name.clone(), Change::Create(key.clone()));
        text += &own(Part::PrimaryKey, &key.name, op);
    }
    for (it, op) in created(name, &table.uniques, Op::Unique) {
        text += &own(Part::Unique, it, op);
    }
    for (it, op) in created(name, &table.foreign_keys, Op::ForeignKey) {
        text += &own(Part::ForeignKey, it, op);
    }
    for (it, op) in created(name, &table.checks, Op::Check) {
        text += &own(Part::Check, it, op);
    }
    for (it, op) in created(name, &table.exclusions, Op::Exclusion) {
        text += &own(Part::Exclusion, it, op);
    }
    for (it, op) in created(name, &table.indexes, Op::Index) {
        text += &own(Part::Index, it, op);
    }
    text
}

/// The ops that would create these parts of a table.
fn created<'a, T: Clone>(
    table: &'a Qualified,
    parts: &'a ByName<T>,
    op: fn(Qualified, String, Change<T>) -> Op,
) -> impl Iterator<Item = (&'a String, Op)> {
    let create = move |(name, it): (&'a String, &'a T)| {
        (name, op(table.clone(), name.clone(), Change::Create(it.clone())))
    };
    parts.iter().map(create)
}

fn column(table: &Qualified, column: &Column, homes: Homes<'_>, schema: &str) -> String {
    let mut written = column.clone();
    written.not_null = column.named_not_null(table);
    // Without the pseudo-type, a serial column shows what it reads.
    if let Some(identity) =
        written.identity.as_mut().filter(|it| it.kind == IdentityKind::Serial && it.ty.is_some())
    {
        identity.sequence = Some(identity.sequence_of(table, &column.name));
    }
    homes::of_type(&mut written.ty, homes);
    let mut text = format!("    {}", sql::column::definition(&written.relative(schema)));
    if let Some(comment) = &column.comment {
        text += &format!(" -- {}", escaped(comment, &QUOTES));
    }
    text.push('\n');
    text
}
