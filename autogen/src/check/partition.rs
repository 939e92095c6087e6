//! Rows that are in the way of a partition, do not belong to it, or are referred to: `rows-in-default-partition`,
//! `moves-partition`, `referenced-partition`.

use std::collections::BTreeMap;

use super::{
    Context, Direction, Finding,
    probe::{Offending, Probe, Reach, Rows, Source, Value},
};
use crate::{
    op::{Change, Op},
    schema::{
        Address, Declared, Expression, ForeignKey, Pair, Qualified, Schema,
        declared::Kind,
        partition::{self, Partition},
        quote,
    },
};

/// What would happen to rows in both directions; `partitions` are the existing ones.
#[must_use]
pub fn find(
    ops: &[Op],
    schemas: Pair<&Schema>,
    partitions: &BTreeMap<Qualified, Vec<Partition>>,
    default_schema: &str,
) -> Vec<Finding> {
    let up = Context::new(ops, schemas, default_schema, Direction::Up);
    let down = Context::new(ops, schemas.swap(), default_schema, Direction::Down);
    let mut found = Vec::new();
    for op in ops {
        let Op::Declared(address, change) = op else { continue };
        if address.kind != Kind::Partition {
            continue;
        }
        match change {
            Change::Create(after) => {
                found.extend(added(address, after, partitions, &up));
                found.extend(referred(address, &down));
            }
            Change::Alter(pair) if pair.before.definition != pair.after.definition => {
                found.extend(added(address, &pair.after, partitions, &up));
                let rows = not_in(address, &pair.after, &up);
                found.push(moved(address, &up).probed(rows));
                found.push(moved(address, &down));
                found.extend(referred(address, &up));
                found.extend(referred(address, &down));
            }
            Change::Alter(_) => {}
            Change::Drop(_) => found.extend(referred(address, &up)),
        }
    }
    found
}

/// The default partition must not have rows that belong to a new one (manual, CREATE TABLE, `PARTITION OF`).
fn added(
    address: &Address,
    after: &Declared,
    partitions: &BTreeMap<Qualified, Vec<Partition>>,
    context: &Context<'_>,
) -> Option<Finding> {
    let of = context.schemas.after.declared.parents(address).next()?;
    let mut partitions = partitions.get(of)?.iter().filter(|it| it.name != address.name);
    let default = partitions.find(|it| it.is_default && it.of == *of)?;
    let condition = condition(of, after, context)?;
    let rows = rows(&default.name, of, &condition, context);
    let probe = Probe { rows, offending: Offending::Matching(condition) };
    let [name, default] =
        [&address.name, &default.name].map(|it| it.relative_to(context.default_schema));
    let message =
        format!("fails if the default partition `{default}` has rows that belong to `{name}`");
    let help = "in a hand-written migration (`autogen --empty -m \"…\"`), detach the default partition, make the change, move the rows, and attach the default partition again";
    Some(context.finding("rows-in-default-partition", &name, message, help).probed([probe]))
}

fn moved(address: &Address, context: &Context<'_>) -> Finding {
    let name = address.name.relative_to(context.default_schema);
    let message = format!(
        "attaches the partition `{name}` with its new bounds, and fails if a row is outside them"
    );
    let help = "Postgres reads all its rows; move those that do not belong there first";
    context.finding("moves-partition", &name, message, help)
}

/// Postgres detaches no partition with rows that a foreign key refers to (manual, ALTER TABLE, `DETACH PARTITION`).
fn referred(address: &Address, context: &Context<'_>) -> Vec<Finding> {
    let stays = |table: &Qualified, key: &ForeignKey| {
        let after = context.schemas.after.tables.get(table);
        after.is_some_and(|it| it.foreign_keys.values().any(|it| it == key))
    };
    let keys = partition::referring(context.schemas.before, address).into_iter();
    let keys = keys.filter(|(table, key)| stays(table, key));
    let found = keys.map(|(table, key)| {
        let [name, referring] =
            [&address.name, table].map(|it| it.relative_to(context.default_schema));
        let message = format!(
            "detaches the partition `{name}`, and fails if a row of `{referring}` refers to one of its rows"
        );
        let (own, referred) =
            (quote::list(&key.columns), quote::idents(&key.referenced_columns));
        let partition = quote::qualified(&address.name);
        let condition = format!("{own} IN (SELECT {referred} FROM {partition})");
        let offending = Offending::Matching(Expression::new(condition));
        let rows = context.rows(table, &key.columns);
        let probe = rows.map(|rows| Probe { rows, offending });
        let help = format!("first delete those rows of `{referring}`, or let them refer to other rows");
        context.finding("referenced-partition", &name, message, &help).probed(probe)
    });
    found.collect()
}

/// The rows of a partition that do not belong there once it is as stated.
fn not_in(address: &Address, after: &Declared, context: &Context<'_>) -> Option<Probe> {
    let of = context.schemas.after.declared.parents(address).next()?;
    let condition = condition(of, after, context)?;
    let rows = rows(&address.name, of, &condition, context);
    // What is null belongs there only if that is said.
    let belongs = Expression::new(format!("({condition}) IS TRUE"));
    Some(Probe { rows, offending: Offending::Violating(belongs) })
}

/// The rows of a partition, which is not among the tables of a schema.
fn rows(
    partition: &Qualified,
    of: &Qualified,
    condition: &Expression,
    context: &Context<'_>,
) -> Rows {
    let value = |name: String| Value { source: Source::Column(name.clone()), name, fill: None };
    let values = context.columns_of(of, condition).into_iter().map(value).collect();
    let (table, name) = (partition.clone(), partition.clone());
    Rows { table, name, reach: Reach::All, values, key: Vec::new() }
}

/// The condition for the rows of a partition of this table.
fn condition(of: &Qualified, it: &Declared, context: &Context<'_>) -> Option<Expression> {
    let table = context.schemas.before.tables.get(of)?;
    table.partition_by.as_ref()?.condition(it.shape.get(2)?)
}
