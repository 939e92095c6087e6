//! The schema to reach in; out what changes on the way, in an order, and what a reviewer must know of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Park, Request, conversions::conversions, inputs::Inputs, settled::Settled};
use crate::{
    check::{
        self, Finding,
        alike::{self, Question},
        keys, partitioned,
    },
    desired::follower,
    diff,
    op::{Change, Op, ParkedAs},
    plan::{self, Plan},
    schema::{Pair, Qualified, Schema, Table, TypeName, follower::Difference, name::clip},
    scratch::spelling,
};

/// How to get there.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    pub(super) settled: Settled<'a>,
    /// In their authors' spelling.
    pub(super) ops: Vec<Op>,
    pub(super) plan: Plan,
    pub(super) findings: Vec<Finding>,
    /// What only the owner of the entities knows.
    pub(super) questions: Vec<Question>,
}

/// What has nulls filled on either way: the command line says it, or the entity.
fn fills(ops: &[Op], inputs: &Inputs<'_>) -> Vec<Op> {
    let fill = |op: &Op| {
        let Op::Column(table, change) = op else { return None };
        let column = match change {
            Change::Create(it) | Change::Drop(it) if it.is_required() => it,
            Change::Alter(pair) if pair.before.nullable != pair.after.nullable => &pair.after,
            Change::Create(_) | Change::Drop(_) | Change::Alter(_) => return None,
        };
        let asked = inputs.request.fills.iter();
        let asked = asked.rev().find(|(own, name, _)| own == table && *name == column.name);
        let stated = || inputs.entities.tables.get(table)?.column(&column.name)?.fill.clone();
        let fill = asked.map(|(.., fill)| fill.clone()).or_else(stated)?;
        Some(Op::Fill(table.clone(), column.name.clone(), fill))
    };
    ops.iter().filter_map(fill).collect()
}

/// What is parked of what goes, as far as it can be. A partitioned table would leave its partitions behind, a table whose
/// enum goes too would keep that; and values without a key would not find their rows again.
fn parks(ops: &[Op], schemas: Pair<&Schema>, request: &Request<'_>) -> Vec<Op> {
    let Park::Always { migration, except } = request.park else { return Vec::new() };
    let name = |table: &Qualified| table.relative_to(request.default_schema);
    let parked = |rest: &str| ParkedAs {
        migration: migration.to_owned(),
        name: clip(&format!("{migration}_{rest}")).to_owned(),
    };
    let goes = |it: &TypeName| {
        ops.iter().any(|op| match (op, it) {
            (Op::Enum(own, Change::Drop(_)), TypeName::Enum(name)) => own == name,
            _ => false,
        })
    };
    let can_move = |table: &Qualified, own: &Table| {
        own.partition_by.is_none()
            && !own.marks.has_children
            && !own.columns.iter().any(|it| goes(&it.ty.name))
            && !except.contains(&name(table))
    };
    let dropped: BTreeMap<&Qualified, &Table> = ops.iter().filter_map(dropped_table).collect();
    let mut moved: BTreeSet<&Qualified> = dropped.keys().copied().collect();
    moved.retain(|table| can_move(table, dropped[table]));
    // Rows that refer to rows that are gone could not come back.
    loop {
        let is_lost = |it: &Qualified| dropped.contains_key(it) && !moved.contains(it);
        let keys = |table: &Qualified| {
            schemas.before.tables.get(table).into_iter().flat_map(|it| it.foreign_keys.values())
        };
        let refers = |table: &&Qualified| keys(table).any(|key| is_lost(&key.references));
        let lost: Vec<&Qualified> = moved.iter().copied().filter(refers).collect();
        if lost.is_empty() {
            break;
        }
        moved.retain(|it| !lost.contains(it));
    }
    let park = |op: &Op| match op {
        Op::Table(table, Change::Drop(_)) => {
            let is_meant = moved.contains(table);
            is_meant.then(|| Op::Park(table.clone(), None, parked(&table.name)))
        }
        Op::Column(table, Change::Drop(column)) if column.generated.is_none() => {
            let own = format!("{}.{}", name(table), column.name);
            let key = |it: &Schema| it.tables.get(table)?.primary_key.clone();
            let keys = schemas.map(key);
            let has_key =
                keys.before.as_ref().zip(keys.after.as_ref()).is_some_and(|(a, b)| {
                    a.columns == b.columns && !a.columns.contains(&column.name)
                });
            let rest = format!("{}_{}", table.name, column.name);
            let is_meant = has_key && !except.contains(&own);
            is_meant.then(|| Op::Park(table.clone(), Some(column.name.clone()), parked(&rest)))
        }
        _ => None,
    };
    ops.iter().filter_map(park).collect()
}

fn dropped_table(op: &Op) -> Option<(&Qualified, &Table)> {
    match op {
        Op::Table(name, Change::Drop(table)) => Some((name, table)),
        _ => None,
    }
}

impl<'a> Settled<'a> {
    pub(super) fn changes(self) -> Changes<'a> {
        let default_schema = self.wanted.inputs.request.default_schema;
        let schemas = self.schemas();
        let renames = self.wanted.renames.iter().cloned().map(Op::Rename);
        let mut ops: Vec<Op> = renames.chain(diff::diff(schemas)).collect();
        ops.extend(fills(&ops, &self.wanted.inputs));
        ops.extend(conversions(&ops, schemas, &self.wanted.inputs));
        ops.extend(parks(&ops, schemas, &self.wanted.inputs.request));
        let mut findings = check::check(&ops, schemas, default_schema);
        let inputs = &self.wanted.inputs;
        findings.extend(keys::find(schemas, &inputs.entities, default_schema));
        for reader in &inputs.readers {
            let differences = follower::differences(reader, schemas, &inputs.entities);
            let finding = |it: &Difference| check::follower::finding(reader, it, default_schema);
            findings.extend(differences.iter().map(finding));
        }
        let questions = alike::questions(&ops, schemas, default_schema);
        let ops = spelling::spell(ops, &self.wanted.schema);
        let plan = plan::plan(&ops, schemas);
        findings.extend(partitioned::find(
            &plan,
            schemas,
            self.wanted.inputs.version,
            default_schema,
        ));
        Changes { ops, plan, findings, questions, settled: self }
    }
}
