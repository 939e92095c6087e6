//! What Citus refuses on distributed tables: `refused-on-distributed`. The rules are those of its manual and of its own
//! tests; they were never tried on Citus itself.

use super::{
    Context,
    uniqueness::{Refused, compared_by_equality, made_unique, without},
};
use crate::{
    plan::{ColumnAction, Constraint, ConstraintAction, Step, TableAction},
    schema::{
        Action, ForeignKey, Qualified, Schema,
        spread::{Placement, Spread},
    },
};

pub(super) const CODE: &str = "refused-on-distributed";

const UNDISTRIBUTE: &str = "in a hand-written migration (`autogen --empty -m \"…\"`), call `undistribute_table`, make the change, and distribute the table again";

pub(super) fn refused(step: &Step, context: &Context<'_>, _: i32) -> Option<Refused> {
    let before = context.schemas.before;
    match step {
        // It is an ordinary table until somebody distributes it.
        Step::Table(_, TableAction::Create(table)) => {
            let mut keys = table.foreign_keys.iter();
            keys.find_map(|(name, key)| foreign_key(name, key, None, context))
        }
        Step::Constraint(table, name, ConstraintAction::Add(Constraint::ForeignKey(key))) => {
            foreign_key(name, key, placement(before, table), context)
        }
        Step::Column(table, ..) | Step::Constraint(table, ..) | Step::Index(table, ..) => {
            let Placement::Distributed { column, .. } = placement(before, table)? else {
                return None;
            };
            by_column(step, column)
        }
        _ => None,
    }
}

fn placement<'a>(schema: &'a Schema, table: &Qualified) -> Option<&'a Placement> {
    match &schema.tables.get(table)?.marks.spread {
        Some(Spread::Citus(it)) => Some(it),
        Some(Spread::Hypertable(_)) | None => None,
    }
}

/// Each shard enforces its keys separately, and none moves its rows.
fn by_column(step: &Step, column: &String) -> Option<Refused> {
    let key = std::slice::from_ref(column);
    let by = format!("but `{{table}}` is distributed by `{column}`");
    if let Some(it) = made_unique(step) {
        let missing = without(key, &it.columns)?;
        return Some((
            format!("adds the {} `{}` to `{{table}}` without {missing}, {by}", it.what, it.name),
            format!("add {missing} to it"),
        ));
    }
    match step {
        Step::Constraint(_, name, ConstraintAction::Add(Constraint::Exclusion(it))) => {
            let missing = without(key, &compared_by_equality(&it.definition))?;
            Some((
                format!(
                    "adds the exclusion constraint `{name}` to `{{table}}` without {missing} `WITH =`, {by}"
                ),
                format!("add {missing} `WITH =` to it"),
            ))
        }
        Step::Column(_, name, action) if name == column => match action {
            ColumnAction::SetType { ty, .. } => Some((
                format!("changes the type of `{{table}}.{name}` to `{ty}`, {by}"),
                format!("state the type that the column has; or {UNDISTRIBUTE}"),
            )),
            ColumnAction::Drop => Some((
                format!("drops the column `{{table}}.{name}`, {by}"),
                format!("state the column in the entity; or {UNDISTRIBUTE}"),
            )),
            _ => None,
        },
        _ => None,
    }
}

/// Rows that refer to each other must be on the same server.
fn foreign_key(
    name: &str,
    key: &ForeignKey,
    from: Option<&Placement>,
    context: &Context<'_>,
) -> Option<Refused> {
    let own = placement(context.schemas.before, &key.references);
    let to = key.references.relative_to(context.default_schema);
    let adds = format!("adds the foreign key `{name}` from `{{table}}` to `{to}`");
    let moves = |sets: String, column: &String| {
        (
            format!("{adds} with {sets}, but `{{table}}` is distributed by `{column}`"),
            "Citus cannot move a row to another server: choose another action".to_owned(),
        )
    };
    match (from, own) {
        (Some(Placement::Distributed { column, colocation }), Some(Placement::Distributed { column: its, colocation: other })) => {
            if colocation != other {
                return Some((
                    format!("{adds}, but the two tables are not colocated"),
                    "distribute one of them with `colocate_with`, or make the other a reference table".to_owned(),
                ));
            }
            let mut pairs = key.columns.iter().zip(&key.referenced_columns);
            if !pairs.any(|(one, other)| one == column && other == its) {
                return Some((
                    format!("{adds}, but does not pair the distribution columns `{column}` and `{its}`"),
                    format!("pair `{column}` with `{its}` in the foreign key"),
                ));
            }
            sets(key).map(|sets| moves(sets, column))
        }
        (Some(Placement::Distributed { column, .. }), Some(Placement::Reference)) => {
            sets(key).filter(|_| key.columns.contains(column)).map(|sets| moves(sets, column))
        }
        (Some(Placement::Distributed { .. }), None) => Some((
            format!("{adds}, but `{to}` is not distributed"),
            format!("first make `{to}` a reference table (`create_reference_table`), or distribute it with `colocate_with`"),
        )),
        (Some(Placement::Reference) | None, Some(Placement::Distributed { .. })) => Some((
            format!("{adds}, but only `{to}` is distributed"),
            "first distribute the table with `colocate_with` in a separate migration; then add the foreign key".to_owned(),
        )),
        _ => None,
    }
}

/// An action that would give the distribution column another value.
fn sets(key: &ForeignKey) -> Option<String> {
    let is_set = |it: Action| matches!(it, Action::SetNull | Action::SetDefault);
    if is_set(key.on_delete) {
        return Some(format!("`ON DELETE {}`", key.on_delete.as_sql()));
    }
    let is_update = is_set(key.on_update) || key.on_update == Action::Cascade;
    is_update.then(|| format!("`ON UPDATE {}`", key.on_update.as_sql()))
}
