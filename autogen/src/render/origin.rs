//! What an op or a step is about, and the line of the entity or SQL file that caused it.

use crate::{
    op::{Op, Rename},
    plan::{Commented, SequenceAction, Step},
    schema::{Address, Pair, Qualified, stated},
};

/// The object that an op or a step changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Thing<'a> {
    Namespace(&'a str),
    Extension(&'a str),
    Enum(&'a Qualified),
    Sequence(&'a Qualified),
    Declared(&'a Address),
    Table(&'a Qualified),
    Column(&'a Qualified, &'a str),
    /// A constraint or an index.
    Part(&'a Qualified, &'a str),
}

/// Why something changes, as far as the sources tell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// This line states it.
    Stated(stated::Place),
    /// The entity at this line does not state it.
    Unstated(stated::Place),
    /// No source is about it.
    Nowhere,
}

impl Origin {
    /// The line, if there is one.
    #[must_use]
    pub fn place(&self) -> Option<&stated::Place> {
        match self {
            Self::Stated(place) | Self::Unstated(place) => Some(place),
            Self::Nowhere => None,
        }
    }

    /// The reason in words, with the line in backticks.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Stated(place) => format!("`{}` states it", line(place)),
            Self::Unstated(place) => format!("`{}` does not state it", line(place)),
            Self::Nowhere => "no entity or SQL file states it".to_owned(),
        }
    }
}

/// `entity/src/story.rs:12`.
#[must_use]
pub fn line(place: &stated::Place) -> String {
    format!("{}:{}", place.file.display(), place.line)
}

impl<'a> Thing<'a> {
    #[must_use]
    pub fn of_op(op: &'a Op) -> Self {
        match op {
            Op::Rename(rename) => match rename {
                Rename::Table(pair) => Self::Table(&pair.after),
                Rename::Column(table, pair) => Self::Column(table, &pair.after),
                Rename::Part(table, _, pair) => Self::Part(table, &pair.after),
                Rename::Enum(pair) => Self::Enum(&pair.after),
                Rename::Label(name, _) => Self::Enum(name),
            },
            Op::Namespace(name, _) => Self::Namespace(name),
            Op::Extension(name, _) => Self::Extension(name),
            Op::Enum(name, _) => Self::Enum(name),
            Op::Sequence(name, _) => Self::Sequence(name),
            Op::Table(name, _) | Op::Park(name, None, _) => Self::Table(name),
            Op::Column(table, change) => {
                use crate::op::Change::{Alter, Create, Drop};
                let (Create(column) | Drop(column) | Alter(Pair { after: column, .. })) = change;
                Self::Column(table, &column.name)
            }
            Op::Fill(table, column, _)
            | Op::Convert(table, column, _)
            | Op::Park(table, Some(column), _) => Self::Column(table, column),
            Op::PrimaryKey(table, _) => Self::Part(table, ""),
            Op::Unique(table, name, _)
            | Op::Check(table, name, _)
            | Op::Exclusion(table, name, _)
            | Op::ForeignKey(table, name, _)
            | Op::Index(table, name, _)
            | Op::Comment(table, _, name, _) => Self::Part(table, name),
            Op::Declared(address, _) => Self::Declared(address),
        }
    }

    #[must_use]
    pub fn of_step(step: &'a Step) -> Self {
        match step {
            Step::Namespace(name, _) => Self::Namespace(name),
            Step::Extension(name, _) => Self::Extension(name),
            Step::Type(name, _) => Self::Enum(name),
            Step::Sequence(_, SequenceAction::OwnedBy(Some((table, column)))) => {
                Self::Column(table, column)
            }
            Step::Sequence(name, _) => Self::Sequence(name),
            Step::Table(name, _) => Self::Table(name),
            Step::Column(table, name, _) => Self::Column(table, name),
            Step::Constraint(table, name, _) | Step::Index(table, name, _) => {
                Self::Part(table, name)
            }
            Step::Declared(address, _) => Self::Declared(address),
            Step::Comment(on, _) => match on {
                Commented::Namespace(name) => Self::Namespace(name),
                Commented::Enum(name) => Self::Enum(name),
                Commented::Sequence(name) => Self::Sequence(name),
                Commented::Table(name) => Self::Table(name),
                Commented::Column(table, name) | Commented::Constraint(table, name) => {
                    Self::Part(table, name)
                }
                // Its table is not known here.
                Commented::Index(name) => Self::Table(name),
                Commented::Declared(address, _) => Self::Declared(address),
            },
        }
    }

    /// The name by which operations are grouped: that of the table, type or other object, after all renames.
    #[must_use]
    pub fn subject(&self, ops: &[Op], default_schema: &str) -> String {
        let named = |name: &Qualified| renamed(name, ops).relative_to(default_schema);
        match *self {
            Self::Namespace(name) | Self::Extension(name) => name.to_owned(),
            Self::Enum(name) | Self::Sequence(name) | Self::Table(name) => named(name),
            Self::Column(table, _) | Self::Part(table, _) => named(table),
            Self::Declared(address) => address.name.relative_to(default_schema),
        }
    }

    /// What states it, or should.
    #[must_use]
    pub fn origin(&self, entities: &stated::Schema, ops: &[Op]) -> Origin {
        match *self {
            Self::Extension(_) => Origin::Nowhere,
            Self::Namespace(name) => {
                entities.namespaces.get(name).map_or(Origin::Nowhere, |it| stated(Some(&it.place)))
            }
            Self::Enum(name) => {
                let it = entities.enums.get(renamed(name, ops));
                stated(it.map(|it| &it.place))
            }
            Self::Sequence(name) => {
                let mut all = entities.sequences();
                stated(all.find(|(own, _)| *own == name).map(|(_, it)| &it.place))
            }
            Self::Declared(address) => {
                let mut all = entities.declarations.iter();
                stated(all.find(|it| it.name.as_ref() == Some(&address.name)).map(|it| &it.place))
            }
            Self::Table(name) => {
                stated(entities.tables.get(renamed(name, ops)).map(|it| &it.place))
            }
            Self::Column(table, name) => {
                let table = renamed(table, ops);
                let Some(it) = entities.tables.get(table) else { return Origin::Nowhere };
                let column = it.column(renamed_column(table, name, ops));
                column.map_or_else(|| unstated(&it.place), |it| stated(Some(&it.place)))
            }
            Self::Part(table, name) => {
                let table = renamed(table, ops);
                let Some(it) = entities.tables.get(table) else { return Origin::Nowhere };
                let place = entities.place_of(table, name);
                if place != it.place {
                    return stated(Some(&place));
                }
                // A column has constraints of its own, and a comment is on a column.
                if let Some(column) = it.column(renamed_column(table, name, ops)) {
                    return stated(Some(&column.place));
                }
                let is_key = it.primary_key.as_ref().is_some_and(|it| it.name == name);
                if is_key || name.is_empty() {
                    stated(Some(&it.place))
                } else {
                    unstated(&it.place)
                }
            }
        }
    }
}

fn stated(place: Option<&stated::Place>) -> Origin {
    place.filter(|it| it.line > 0).map_or(Origin::Nowhere, |it| Origin::Stated(it.clone()))
}

fn unstated(place: &stated::Place) -> Origin {
    if place.line > 0 { Origin::Unstated(place.clone()) } else { Origin::Nowhere }
}

/// The name of a table or enum after all renames.
#[must_use]
pub fn renamed<'a>(name: &'a Qualified, ops: &'a [Op]) -> &'a Qualified {
    let after = ops.iter().find_map(|op| match op {
        Op::Rename(Rename::Table(pair) | Rename::Enum(pair)) if pair.before == *name => {
            Some(&pair.after)
        }
        _ => None,
    });
    after.unwrap_or(name)
}

fn renamed_column<'a>(table: &Qualified, name: &'a str, ops: &'a [Op]) -> &'a str {
    let after = ops.iter().find_map(|op| match op {
        Op::Rename(Rename::Column(own, pair)) if own == table && pair.before == name => {
            Some(pair.after.as_str())
        }
        _ => None,
    });
    after.unwrap_or(name)
}

/// The line that a finding is about: its own, or that of the object that it names.
#[must_use]
pub fn of_finding<'a>(
    finding: &'a crate::check::Finding,
    entities: &'a stated::Schema,
    default_schema: &str,
) -> Option<&'a stated::Place> {
    if finding.place.is_some() {
        return finding.place.as_ref();
    }
    let (_, table) = entities
        .tables
        .iter()
        .find(|(name, _)| name.relative_to(default_schema) == finding.subject)?;
    let part = finding.object.strip_prefix(&finding.subject).and_then(|it| it.strip_prefix('.'));
    let column = part.and_then(|it| table.column(it)).map(|it| &it.place);
    Some(column.unwrap_or(&table.place)).filter(|it| it.line > 0)
}
