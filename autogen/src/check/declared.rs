//! Objects beside tables: `refills-view`, `detaches-partition`, `enables-row-security`, `disables-row-security`, tables that
//! are rewritten, and objects that may depend on one that a plan drops.

use super::{Context, Direction, Finding, REWRITES, index::LOSES_IDENTITY};
use crate::{
    op::{Change, Op},
    plan::DeclaredAction,
    schema::{
        Address, Declared, Pair,
        declared::{
            Kind,
            composite::{self, Attributes},
        },
        dependent::Touch,
        relative::Relative as _,
    },
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Op::Declared(address, change) = op else { return Vec::new() };
    let name = address.relative(context.default_schema).name.to_string();
    let (code, message, help) = match (address.kind, change) {
        // Postgres cannot replace one, so a change computes all its rows again.
        (Kind::MaterializedView, Change::Alter(pair)) if !is_only_a_comment(pair.as_ref()) => (
            "refills-view",
            format!("recreates the materialized view `{name}`, and computes all its rows"),
            "queries on it wait until that is done; run the query of the view by hand to see how long it takes",
        ),
        (Kind::CompositeType, Change::Alter(pair)) => {
            let shapes = pair.as_ref().map(|it| &it.shape[..]);
            let dropped = Attributes::of(shapes).map(|it| it.dropped).unwrap_or_default();
            let dropped = dropped.into_iter().map(|it| {
                let attribute = composite::name(it);
                let message = format!(
                    "drops the attribute `{attribute}` of the type `{name}`, with its values in every column of the type"
                );
                context.finding("drops-column", &name, message, "copy the values first if anyone may need them")
            });
            return dropped.collect();
        }
        (Kind::Unlogged | Kind::Tablespace, _) if is_there(address, context) => {
            let what = match (address.kind, change) {
                (Kind::Tablespace, _) => format!("moves the table `{name}` to another tablespace"),
                (_, Change::Drop(_)) => format!("makes the table `{name}` logged"),
                _ => format!("makes the table `{name}` unlogged"),
            };
            (
                REWRITES,
                format!("{what}, which rewrites it under an exclusive lock"),
                "run the migration when programs can do without the table for that long",
            )
        }
        (Kind::RowSecurity, _)
            if context.direction == Direction::Up && is_there(address, context) =>
        {
            row_security(address, matches!(change, Change::Drop(_)), &name, context)
        }
        (Kind::ReplicaIdentity, Change::Create(it) | Change::Alter(Pair { after: it, .. }))
            if it.definition.ends_with(" NOTHING") =>
        {
            (
                LOSES_IDENTITY,
                format!(
                    "leaves `{name}` without a replica identity: while it is published, it accepts no UPDATE or DELETE"
                ),
                "unless the table is never published, use `REPLICA IDENTITY FULL` or an index",
            )
        }
        // Its table says so.
        (Kind::Partition, Change::Drop(_)) if goes_along(address, context) => return Vec::new(),
        (Kind::Partition, Change::Drop(it)) if context.direction == Direction::Up => (
            "detaches-partition",
            format!(
                "detaches the partition `{name}` from `{}`: queries no longer find its rows",
                of(it)
            ),
            "it stays as a separate table; drop it by hand once nobody needs its rows",
        ),
        _ => return Vec::new(),
    };
    vec![context.finding(code, &name, message, help)]
}

/// The code, message and help for row security that is switched on or off.
fn row_security(
    address: &Address,
    is_off: bool,
    name: &str,
    context: &Context<'_>,
) -> (&'static str, String, &'static str) {
    if is_off {
        return (
            "disables-row-security",
            format!(
                "disables row security on `{name}`: its policies no longer hide rows from any role"
            ),
            "first revoke `SELECT` from roles that may not read every row",
        );
    }
    let mut objects = context.schemas.after.declared.objects.keys();
    let has_policy = objects.any(|it| it.kind == Kind::Policy && it.name == address.name);
    let seen = if has_policy {
        "only the rows that its policies allow"
    } else {
        "no row, as it has no policy"
    };
    (
        "enables-row-security",
        format!("enables row security on `{name}`: roles that do not own it see {seen}"),
        "check first that a policy covers the role of every program that uses the table",
    )
}

/// Whether the table that it is about exists before and after.
fn is_there(address: &Address, context: &Context<'_>) -> bool {
    let Pair { before, after } = context.schemas;
    before.tables.contains_key(&address.name) && after.tables.contains_key(&address.name)
}

fn is_only_a_comment(pair: Pair<&Declared>) -> bool {
    pair.before.definition == pair.after.definition && pair.before.comment != pair.after.comment
}

/// Whether the table of a partition is dropped as well.
pub(super) fn goes_along(address: &Address, context: &Context<'_>) -> bool {
    let Pair { before, after } = context.schemas;
    let mut parents = before.declared.parents(address);
    parents.any(|it| before.tables.contains_key(it) && !after.tables.contains_key(it))
}

/// The table of a partition.
fn of(partition: &Declared) -> &str {
    partition.shape.first().map(String::as_str).unwrap_or_default()
}

pub(super) fn touched(address: &Address, action: &DeclaredAction) -> Vec<Touch> {
    let DeclaredAction::Drop(_) = action else { return Vec::new() };
    match address.kind {
        Kind::View | Kind::MaterializedView => vec![Touch::DropTable(address.name.clone())],
        // Its table says so.
        Kind::Partition => Vec::new(),
        Kind::Domain | Kind::CompositeType => vec![Touch::DropType(address.name.clone())],
        Kind::Function | Kind::Procedure => {
            vec![Touch::DropRoutine(address.name.clone(), address.part.clone())]
        }
        // Nothing but what it is a part of knows of it.
        Kind::Index
        | Kind::Statistics
        | Kind::Rule
        | Kind::Trigger
        | Kind::TriggerMode
        | Kind::RowSecurity
        | Kind::ForceRowSecurity
        | Kind::StorageParameter
        | Kind::Unlogged
        | Kind::Tablespace
        | Kind::ReplicaIdentity
        | Kind::Policy
        | Kind::ColumnDefault
        | Kind::ColumnComment
        | Kind::ColumnStatistics
        | Kind::ColumnStorage
        | Kind::ColumnCompression
        | Kind::ClusterOn
        | Kind::Owner
        | Kind::Privileges
        | Kind::DefaultPrivileges => Vec::new(),
    }
}
