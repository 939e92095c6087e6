//! Takes ops and returns a line of text for each: the lines of headers, summaries and reports.

mod column;
mod constraint;
pub(super) mod declared;
mod enumeration;
pub(super) mod extension;
mod index;
mod neighbour;
mod sequence;
#[cfg(test)]
mod tests;

pub use neighbour::neighbour;

use crate::{
    op::{Change, Op, PARKING, Rename, Turn},
    schema::{Pair, Qualified, relative::Relative as _},
};

/// An op for people: its mark (`+`, `-`, `~`, or `>` for a rename), the object it belongs to, and what happens to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Operation {
    pub mark: char,
    /// The table, type, schema or extension by which operations are grouped.
    pub subject: String,
    pub text: String,
}

impl Operation {
    /// `+ column stories.cover_url: text`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}", self.mark, self.text)
    }
}

/// Describes ops, in order.
#[must_use]
pub fn operations(ops: &[Op], default_schema: &str) -> Vec<Operation> {
    ops.iter().map(|op| operation(&op.relative(default_schema))).collect()
}

fn operation(op: &Op) -> Operation {
    match op {
        Op::Rename(it) => rename(it),
        Op::Namespace(name, Change::Alter(pair)) => {
            let texts = pair.as_ref().map(|it| it.comment.as_deref());
            let text = format!("schema {name}: comment {}", comment(texts));
            Operation { mark: '~', subject: name.clone(), text }
        }
        Op::Namespace(name, change) => plain("schema", name, name, change),
        Op::Extension(name, change) => extension::operation(name, change),
        Op::Enum(name, change) => enumeration::operation(name, change),
        Op::Sequence(name, change) => sequence::operation(name, change),
        Op::Table(name, change) => {
            let name = name.to_string();
            match change {
                Change::Create(_) | Change::Drop(_) => plain("table", &name, &name, change),
                Change::Alter(pair) => {
                    let text = format!(
                        "table {name}: comment {}",
                        comment(pair.as_ref().map(|it| it.comment.as_deref()))
                    );
                    Operation { mark: '~', subject: name, text }
                }
            }
        }
        Op::Column(table, change) => column::operation(table, change),
        Op::Fill(table, name, fill) => {
            let text = format!("column {table}.{name}: filled with {fill}");
            Operation { mark: '~', subject: table.to_string(), text }
        }
        Op::Convert(table, name, by) => {
            let by = by.as_ref().map(Option::as_ref);
            let ways =
                [by.after.map(ToString::to_string), by.before.map(|it| format!("back by {it}"))];
            let ways: Vec<String> = ways.into_iter().flatten().collect();
            let text = format!("column {table}.{name}: values converted by {}", ways.join(", "));
            Operation { mark: '~', subject: table.to_string(), text }
        }
        Op::Park(table, column, to) => {
            let (kind, name) = match column {
                Some(column) => ("column", format!("{table}.{column}")),
                None => ("table", table.to_string()),
            };
            let by = match to.turn {
                Turn::Keep => "",
                Turn::Restore => " by down",
            };
            let text = format!("{kind} {name}: rows parked{by} in {PARKING}.{}", to.name);
            Operation { mark: '~', subject: table.to_string(), text }
        }
        Op::PrimaryKey(table, change) => {
            part("primary key", table, "", change, constraint::primary_key)
        }
        Op::Unique(table, name, change) => part("unique", table, name, change, constraint::unique),
        Op::Check(table, name, change) => part("check", table, name, change, constraint::check),
        Op::Exclusion(table, name, change) => {
            part("exclusion", table, name, change, |it| it.definition.to_string())
        }
        Op::ForeignKey(table, name, change) => {
            part_with("foreign key", table, name, change, &|change| match change {
                Change::Create(it) | Change::Drop(it) => constraint::foreign_key(it),
                Change::Alter(pair) => constraint::changed_foreign_key(pair.as_ref()),
            })
        }
        Op::Index(table, name, change) => part("index", table, name, change, index::text),
        Op::Declared(address, change) => declared::operation(address, change),
        Op::Comment(table, part, name, change) => {
            let what = match change {
                Change::Create(_) => "added",
                Change::Drop(_) => "removed",
                Change::Alter(_) => "changed",
            };
            let subject = table.to_string();
            let text = format!("{} {name} on {subject}: comment {what}", part.as_str());
            Operation { mark: '~', subject, text }
        }
    }
}

fn rename(rename: &Rename) -> Operation {
    let whole = |kind: &str, pair: &Pair<Qualified>| {
        (pair.after.to_string(), format!("{kind} {} → {}", pair.before, pair.after))
    };
    let (subject, text) = match rename {
        Rename::Table(pair) => whole("table", pair),
        Rename::Enum(pair) => whole("enum", pair),
        Rename::Label(name, Pair { before, after }) => {
            (name.to_string(), format!("label {name}.{before} → {after}"))
        }
        Rename::Column(table, Pair { before, after }) => {
            (table.to_string(), format!("column {table}.{before} → {after}"))
        }
        Rename::Part(table, part, Pair { before, after }) => {
            (table.to_string(), format!("{} {before} → {after} on {table}", part.as_str()))
        }
    };
    Operation { mark: '>', subject, text }
}

fn mark<T>(change: &Change<T>) -> char {
    match change {
        Change::Create(_) => '+',
        Change::Drop(_) => '-',
        Change::Alter(_) => '~',
    }
}

fn plain<T>(kind: &str, subject: &str, name: &str, change: &Change<T>) -> Operation {
    Operation { mark: mark(change), subject: subject.to_owned(), text: format!("{kind} {name}") }
}

/// A part of a table: `kind table.name description`, for an alteration both descriptions.
fn part<T>(
    kind: &str,
    table: &Qualified,
    name: &str,
    change: &Change<T>,
    describe: impl Fn(&T) -> String,
) -> Operation {
    part_with(kind, table, name, change, &|change| match change {
        Change::Create(it) | Change::Drop(it) => describe(it),
        Change::Alter(pair) => format!("{} → {}", describe(&pair.before), describe(&pair.after)),
    })
}

fn part_with<T>(
    kind: &str,
    table: &Qualified,
    name: &str,
    change: &Change<T>,
    describe: &dyn Fn(&Change<T>) -> String,
) -> Operation {
    let description = describe(change);
    let name = if name.is_empty() { String::new() } else { format!("{name} ") };
    let text = format!("{kind} {name}on {table} {description}");
    Operation { mark: mark(change), subject: table.to_string(), text }
}

fn turn(
    facet: &str,
    before: Option<impl std::fmt::Display>,
    after: Option<impl std::fmt::Display>,
) -> String {
    match (before, after) {
        (None, Some(after)) => format!("{facet} {after}"),
        (Some(before), Some(after)) => format!("{facet} {before} → {after}"),
        (Some(_) | None, None) => format!("no {facet}"),
    }
}

fn comment(texts: Pair<Option<&str>>) -> &'static str {
    match (texts.before, texts.after) {
        (None, _) => "added",
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "removed",
    }
}
