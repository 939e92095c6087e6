//! The ops on rows that a flag, a setting or an entity asks for: filling nulls, and parking rows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Park, Request, inputs::Inputs};
use crate::{
    check::{Direction, Finding, loses, probe::Probe},
    op::{Change, Form, Op, ParkedAs, Turn, label},
    plan,
    schema::{
        Column, Enum, Expression, Pair, Qualified, Schema, Table, TypeName, name::parked, normalize,
    },
};

/// The columns to fill in either direction, because of nulls or dropped labels. The command line states it, or the
/// entity.
pub(super) fn fills(ops: &[Op], schemas: Pair<&Schema>, inputs: &Inputs<'_>) -> Vec<Op> {
    let fill = |(table, column): (&Qualified, &str)| {
        let asked = inputs.request.fills.iter();
        let asked = asked.rev().find(|(own, name, _)| own == table && *name == column);
        let stated = || inputs.entities.tables.get(table)?.column(column)?.fill.clone();
        let fill = asked.map(|(.., fill)| fill.clone()).or_else(stated)?;
        Some(Op::Fill(table.clone(), column.to_owned(), fill))
    };
    let filled = |op: &Op| -> Vec<Op> {
        match op {
            Op::Column(table, Change::Create(it) | Change::Drop(it)) if takes_values(it) => {
                fill((table, &it.name)).into_iter().collect()
            }
            Op::Column(table, Change::Alter(pair))
                if pair.before.nullable != pair.after.nullable =>
            {
                fill((table, &pair.after.name)).into_iter().collect()
            }
            Op::Enum(name, Change::Alter(pair)) if label::goes(pair.as_ref()) => {
                let columns = label::columns(name, schemas);
                columns.filter_map(|(table, it)| fill((table, &it.after.name))).collect()
            }
            _ => Vec::new(),
        }
    };
    ops.iter().flat_map(filled).collect()
}

/// Marks findings about rows that `--park` would keep.
pub(super) fn mark_parkable(findings: &mut [Finding], ops: &[Op], schemas: Pair<&Schema>) {
    let keeping = Keeping { ops, schemas, moved: BTreeSet::new() };
    let kept = ops.iter().flat_map(|op| keeping.of(op)).filter(|it| it.turn == Turn::Keep);
    let kept: BTreeSet<_> = kept.map(|it| (it.table, it.column)).collect();
    for finding in findings.iter_mut().filter(|it| it.direction == Direction::Up) {
        let mut lost = finding.probes.iter().filter_map(Probe::loses);
        finding.can_be_parked = lost.any(|it| kept.contains(&it));
    }
}

/// What to park in either direction, as far as that is possible: values without a key could not be returned to their
/// rows.
pub(super) fn parks(ops: &[Op], schemas: Pair<&Schema>, request: &Request<'_>) -> Vec<Op> {
    let Park::Always { migration, except } = request.park else { return Vec::new() };
    let moved =
        moved(ops, schemas, |table| except.contains(&table.relative_to(request.default_schema)));
    let keeping = Keeping { ops, schemas, moved };
    let kept = ops.iter().flat_map(|op| keeping.of(op)).filter(|it| {
        let table = it.table.relative_to(request.default_schema);
        let name = it.column.map_or_else(|| table.clone(), |column| format!("{table}.{column}"));
        !except.contains(&name)
    });
    let mut taken = BTreeSet::new();
    let park = |it: Kept<'_>| {
        let Kept { table, column, form, turn } = it;
        let rest = column.map_or_else(|| table.name.clone(), |it| format!("{}_{it}", table.name));
        let name = parked(migration, &rest, &taken);
        taken.insert(name.clone());
        let to = ParkedAs { migration: migration.to_owned(), name, form, turn };
        Op::Park(table.clone(), column.map(str::to_owned), to)
    };
    kept.map(park).collect()
}

/// Something to park.
struct Kept<'a> {
    table: &'a Qualified,
    column: Option<&'a str>,
    form: Form,
    turn: Turn,
}

struct Keeping<'a> {
    ops: &'a [Op],
    schemas: Pair<&'a Schema>,
    moved: BTreeSet<&'a Qualified>,
}

impl<'a> Keeping<'a> {
    fn of(&self, op: &'a Op) -> Vec<Kept<'a>> {
        let values = |table: &'a Qualified, column: &'a Column, turn| {
            let column = Some(column.name.as_str());
            Kept { table, column, form: Form::Copied, turn }
        };
        match op {
            Op::Table(table, Change::Drop(_)) if self.moved.contains(table) => {
                vec![Kept { table, column: None, form: Form::Moved, turn: Turn::Keep }]
            }
            Op::Table(table, Change::Drop(own)) if can_be_copied(own) => {
                vec![Kept { table, column: None, form: Form::Copied, turn: Turn::Keep }]
            }
            Op::Table(table, Change::Create(own)) if can_be_copied(own) => {
                vec![Kept { table, column: None, form: Form::Copied, turn: Turn::Restore }]
            }
            Op::Column(table, Change::Drop(it))
                if self.finds_rows(table, it) && takes_values(it) =>
            {
                vec![values(table, it, Turn::Keep)]
            }
            Op::Column(table, Change::Create(it))
                if self.finds_rows(table, it)
                    && takes_values(it)
                    && self.can_be_added(table, it) =>
            {
                vec![values(table, it, Turn::Restore)]
            }
            Op::Column(table, Change::Alter(pair)) if self.finds_rows(table, &pair.after) => {
                let is_plain = pair.before.generated.is_none()
                    && pair.after.generated.is_none()
                    && !self.is_converted(table, &pair.after);
                let types = pair.as_ref().map(|it| &*it.ty);
                let turns = [(Turn::Keep, types), (Turn::Restore, types.swap())];
                let lost = turns.into_iter().filter(|(_, types)| is_plain && loses(*types));
                lost.map(|(turn, _)| values(table, &pair.after, turn)).collect()
            }
            Op::Enum(name, Change::Alter(pair)) => self.of_labels(name, pair.as_ref()),
            _ => Vec::new(),
        }
    }

    /// The rows with a dropped label: they get a null, or the column's fill.
    fn of_labels(&self, name: &Qualified, enums: Pair<&Enum>) -> Vec<Kept<'a>> {
        let is_made_anew = plan::needs_swap(enums, self.schemas);
        let turns = [
            (Turn::Keep, label::goes(enums)),
            (Turn::Restore, label::goes(enums.swap()) && is_made_anew),
        ];
        let turns = turns.into_iter().filter(|(_, goes)| *goes).map(|(turn, _)| turn);
        let mut kept = Vec::new();
        for turn in turns {
            for (table, column) in label::columns(name, self.schemas) {
                let left = match turn {
                    Turn::Keep => column.after,
                    Turn::Restore => column.before,
                };
                if self.is_converted(table, left) {
                    continue;
                }
                let can_be_left = left.nullable || left.ty.array || self.is_filled(table, left);
                if can_be_left && self.finds_rows(table, left) {
                    let column = Some(left.name.as_str());
                    kept.push(Kept { table, column, form: Form::Copied, turn });
                }
            }
        }
        kept
    }

    /// Whether rows of the table have a key that identifies them.
    fn finds_rows(&self, table: &Qualified, column: &Column) -> bool {
        let key = |it: &'a Schema| it.tables.get(table)?.primary_key.as_ref();
        let keys = self.schemas.map(key);
        keys.before.zip(keys.after).is_some_and(|(before, after)| {
            before.columns == after.columns && !before.columns.contains(&column.name)
        })
    }

    /// Whether a column can be added to rows that have no value for it.
    fn can_be_added(&self, table: &Qualified, column: &Column) -> bool {
        !column.is_required() || self.is_filled(table, column)
    }

    /// What a given expression makes of a value, in either direction, cannot be predicted.
    fn is_converted(&self, table: &Qualified, column: &Column) -> bool {
        self.ops.iter().any(|op| match op {
            Op::Convert(own, name, _) => own == table && *name == column.name,
            _ => false,
        })
    }

    fn is_filled(&self, table: &Qualified, column: &Column) -> bool {
        self.ops.iter().any(|op| match op {
            Op::Fill(own, name, _) => own == table && *name == column.name,
            _ => false,
        })
    }
}

/// Whether values can be written to the column. Generated ones are computed, and serial numbers would be drawn again.
fn takes_values(column: &Column) -> bool {
    column.generated.is_none() && column.identity.is_none()
}

/// A parent table would take its children's rows along, and a partitioned table is restored without partitions for them.
fn can_be_copied(table: &Table) -> bool {
    let is_whole = table.partition_by.is_none() && !table.marks.has_children;
    is_whole && table.columns.iter().any(|it| it.generated.is_none())
}

/// The dropped tables that can be moved. A partitioned table would leave its partitions behind, a table would depend
/// on a dropped sequence or on a dropped or changed enum or extension, and rows that refer to dropped rows could not
/// come back.
fn moved<'a>(
    ops: &'a [Op],
    schemas: Pair<&'a Schema>,
    is_meant_to_go: impl Fn(&Qualified) -> bool,
) -> BTreeSet<&'a Qualified> {
    let goes = |it: &TypeName| {
        ops.iter().any(|op| match (op, it) {
            // An enum that changes may be recreated.
            (Op::Enum(own, Change::Drop(_) | Change::Alter(_)), TypeName::Enum(name)) => {
                own == name
            }
            (Op::Extension(own, Change::Drop(_)), TypeName::Extension(name)) => {
                normalize::extension_of(name) == Some(own.as_str())
            }
            (Op::Declared(own, _), TypeName::Other(name)) => {
                own.kind.is_type() && own.name == *name
            }
            _ => false,
        })
    };
    let reads_what_goes = |column: &Column| {
        let names = column.default.as_ref().map(Expression::names).unwrap_or_default();
        ops.iter().any(|op| match op {
            Op::Sequence(own, Change::Drop(_)) => names.contains(&own.name),
            _ => false,
        })
    };
    let can_move = |table: &Qualified, own: &Table| {
        own.partition_by.is_none()
            && !own.marks.has_children
            && !own.columns.iter().any(|it| goes(&it.ty.name) || reads_what_goes(it))
            && !is_meant_to_go(table)
    };
    let dropped: BTreeMap<&Qualified, &Table> = ops.iter().filter_map(dropped_table).collect();
    let mut moved: BTreeSet<&Qualified> = dropped.keys().copied().collect();
    moved.retain(|table| can_move(table, dropped[table]));
    loop {
        let is_lost = |it: &Qualified| dropped.contains_key(it) && !moved.contains(it);
        let keys = |table: &Qualified| {
            schemas.before.tables.get(table).into_iter().flat_map(|it| it.foreign_keys.values())
        };
        let refers = |table: &&Qualified| keys(table).any(|key| is_lost(&key.references));
        let lost: Vec<&Qualified> = moved.iter().copied().filter(refers).collect();
        if lost.is_empty() {
            return moved;
        }
        moved.retain(|it| !lost.contains(it));
    }
}

fn dropped_table(op: &Op) -> Option<(&Qualified, &Table)> {
    match op {
        Op::Table(name, Change::Drop(table)) => Some((name, table)),
        _ => None,
    }
}
