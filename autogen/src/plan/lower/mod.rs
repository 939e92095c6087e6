//! One op in, the steps that carry it out: one file per kind of object. The steps of one op keep their order.

mod circles;
mod column;
mod constraint;
mod enumeration;
mod extension;
mod index;
mod rename;
mod sequence;
mod table;

use std::collections::BTreeSet;

use self::circles::Circles;
use super::step::{Commented, Step};
use crate::{
    op::{Change, Op, Part},
    schema::{Namespace, Pair, Qualified, Schema},
};

/// What lowering one op must know of the others.
pub(super) struct Context<'a> {
    pub(super) schemas: Pair<&'a Schema>,
    /// Tables that come, or go, as a whole.
    created: BTreeSet<&'a Qualified>,
    dropped: BTreeSet<&'a Qualified>,
    /// Circles of references among those that go, and those that come.
    circles: Pair<Circles<'a>>,
    /// Enum types that are replaced by a new type of the same name. Their columns' defaults are the swap's business.
    swapped: BTreeSet<&'a Qualified>,
}

impl<'a> Context<'a> {
    pub(super) fn new(ops: &'a [Op], schemas: Pair<&'a Schema>) -> Self {
        let [mut created, mut dropped, mut swapped] = [const { BTreeSet::new() }; 3];
        for op in ops {
            match op {
                Op::Table(name, Change::Create(_)) => _ = created.insert(name),
                Op::Table(name, Change::Drop(_)) => _ = dropped.insert(name),
                Op::Enum(name, Change::Alter(pair))
                    if enumeration::needs_swap(pair.as_ref(), schemas) =>
                {
                    swapped.insert(name);
                }
                _ => {}
            }
        }
        let circles = Pair::new(
            Circles::among(&dropped, schemas.before),
            Circles::among(&created, schemas.after),
        );
        Self { schemas, created, dropped, circles, swapped }
    }
}

pub(super) fn lower(op: &Op, context: &Context<'_>) -> Vec<Step> {
    match op {
        Op::Rename(rename) => rename::lower(rename),
        Op::Namespace(name, change) => namespace(name, change),
        Op::Extension(name, change) => extension::lower(name, change),
        Op::Enum(name, change) => enumeration::lower(name, change, context),
        Op::Sequence(name, change) => sequence::lower(name, change),
        Op::Table(name, change) => table::lower(name, change, context),
        Op::Column(table, change) => column::lower(table, change, context),
        Op::PrimaryKey(table, change) => constraint::primary_key(table, change, context),
        Op::Unique(table, name, change) => constraint::unique(table, name, change, context),
        Op::Check(table, name, change) => constraint::check(table, name, change, context),
        Op::Exclusion(table, name, change) => constraint::exclusion(table, name, change),
        Op::ForeignKey(table, name, change) => {
            constraint::foreign_key(table, name, change, context)
        }
        Op::Index(table, name, change) => index::lower(table, name, change, context),
        Op::Comment(table, part, name, change) => vec![comment(table, *part, name, change)],
    }
}

fn comment(table: &Qualified, part: Part, name: &str, change: &Change<String>) -> Step {
    let on = match part {
        Part::Index => Commented::Index(Qualified::new(table.schema.clone(), name)),
        Part::PrimaryKey | Part::Unique | Part::ForeignKey | Part::Check | Part::Exclusion => {
            Commented::Constraint(table.clone(), name.to_owned())
        }
    };
    let text = match change {
        Change::Create(text) | Change::Alter(Pair { after: text, before: _ }) => Some(text.clone()),
        Change::Drop(_) => None,
    };
    Step::Comment { on, text }
}

fn namespace(name: &str, change: &Change<Namespace>) -> Vec<Step> {
    let comment = |text: &Option<String>| Step::Comment {
        on: Commented::Namespace(name.to_owned()),
        text: text.clone(),
    };
    match change {
        Change::Create(after) => {
            let create = Step::CreateNamespace(name.to_owned());
            [create]
                .into_iter()
                .chain(after.comment.is_some().then(|| comment(&after.comment)))
                .collect()
        }
        Change::Drop(_) => vec![Step::DropNamespace(name.to_owned())],
        Change::Alter(pair) => vec![comment(&pair.after.comment)],
    }
}
