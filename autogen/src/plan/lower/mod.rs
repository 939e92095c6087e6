//! Takes one op and returns the steps that carry it out, with a file for each kind of object. The steps of one op
//! keep their order.

mod cast;
mod circles;
mod column;
mod comment;
mod constraint;
mod declared;
mod enumeration;
mod extension;
mod index;
mod namespace;
mod parking;
mod partition;
mod rename;
mod sequence;
mod table;

use std::collections::BTreeSet;

use self::circles::Circles;
pub(crate) use self::{cast::cast, column::can_come_back_nullable, enumeration::needs_swap};
use super::{Way, step::Step};
use crate::{
    op::{Change, Hints, Op},
    schema::{Address, Pair, Qualified, Schema},
};

/// What lowering one op needs to know about the others.
pub(super) struct Context<'a> {
    pub(super) schemas: Pair<&'a Schema>,
    /// Tables that are created or dropped as a whole.
    created: BTreeSet<&'a Qualified>,
    dropped: BTreeSet<&'a Qualified>,
    /// Circles of references among dropped tables, and among created ones.
    circles: Pair<Circles<'a>>,
    /// Enum types that are replaced by a new type of the same name. The swap handles their columns' defaults.
    swapped: BTreeSet<&'a Qualified>,
    /// Objects beside tables that are dropped, including those that are recreated.
    dropped_declared: BTreeSet<Address>,
    hints: Hints<'a>,
    way: Way,
}

impl<'a> Context<'a> {
    pub(super) fn new(ops: &'a [Op], schemas: Pair<&'a Schema>, way: Way) -> Self {
        let [mut created, mut dropped, mut swapped] = [const { BTreeSet::new() }; 3];
        let hints = Hints::of(ops);
        for op in ops {
            match op {
                Op::Table(name, Change::Create(_)) => _ = created.insert(name),
                Op::Table(name, Change::Drop(_)) => _ = dropped.insert(name),
                Op::Enum(name, Change::Alter(pair))
                    if (needs_swap(pair.as_ref(), schemas)
                        || enumeration::restores(name, schemas, &hints))
                        && !enumeration::stays(name, pair.as_ref(), schemas, way) =>
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
        let dropped_declared = declared::dropped(ops, schemas, &swapped);
        Self { schemas, created, dropped, circles, swapped, dropped_declared, hints, way }
    }
}

pub(super) fn lower(op: &Op, context: &Context<'_>) -> Vec<Step> {
    match op {
        Op::Rename(rename) => rename::lower(rename),
        Op::Namespace(name, change) => namespace::lower(name, change, context),
        Op::Extension(name, change) => extension::lower(name, change, context),
        Op::Enum(name, change) => enumeration::lower(name, change, context),
        Op::Sequence(name, change) => sequence::lower(name, change, context),
        Op::Table(name, change) => table::lower(name, change, context),
        Op::Column(table, change) => column::lower(table, change, context),
        // Among the steps of its column or table.
        Op::Fill(..) | Op::Convert(..) | Op::Park(..) => Vec::new(),
        Op::PrimaryKey(table, change) => constraint::primary_key(table, change, context),
        Op::Unique(table, name, change) => constraint::unique(table, name, change, context),
        Op::Check(table, name, change) => constraint::check(table, name, change, context),
        Op::Exclusion(table, name, change) => constraint::exclusion(table, name, change),
        Op::ForeignKey(table, name, change) => {
            constraint::foreign_key(table, name, change, context)
        }
        Op::Index(table, name, change) => index::lower(table, name, change, context),
        Op::Declared(address, change) => declared::lower(address, change, context),
        Op::Comment(table, part, name, change) => vec![comment::lower(table, *part, name, change)],
    }
}
