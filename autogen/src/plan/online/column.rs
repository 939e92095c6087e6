//! Columns in stages: one that is added with a different value in each row, and one that becomes NOT NULL.

use super::{NO_OTHER_WAY, Reason, Staging, aside};
use crate::{
    plan::step::{
        ColumnAction, Constraint, ConstraintAction, ConstraintKind, Reached, SequenceAction, Step,
    },
    schema::{
        Check, Column, Expression, Identity, IdentityKind, NAMES_NOT_NULL, Qualified, Validity,
        name, quote,
    },
};

impl Staging<'_> {
    pub(super) fn not_null(
        &self,
        table: &Qualified,
        column: &str,
        own: Option<&String>,
    ) -> Vec<Step> {
        let implicit = || Column::implicit_not_null(table, column);
        let name = own.cloned().unwrap_or_else(implicit);
        let (prove, set) = not_null(table, column, name, self.version);
        prove.into_iter().chain(set).collect()
    }

    /// A column with a different value in each row: existing rows get theirs in batches.
    pub(super) fn filled(&self, table: &Qualified, column: &Column) -> Result<Vec<Step>, Reason> {
        if column.generated.is_some() {
            return Err("only a rewrite gives a stored generated column its values");
        }
        let name = &column.name;
        let on = |action| Step::Column(table.clone(), name.clone(), action);
        let bare = Column { default: None, identity: None, nullable: true, ..column.clone() };
        let (before, default, after) = match (&column.identity, &column.default) {
            (Some(identity), _) => numbered(table, column, identity),
            (None, Some(default)) => {
                (Vec::new(), vec![on(ColumnAction::SetDefault(default.clone()))], Vec::new())
            }
            (None, None) => return Err(NO_OTHER_WAY),
        };
        let own = Expression::new("DEFAULT");
        let mut steps = before;
        steps.push(Step::add_column(table, bare));
        steps.extend(default);
        steps.extend(self.fill(table, name, &own)?);
        if !column.nullable {
            steps.extend(self.not_null(table, name, column.not_null.as_ref()));
        }
        steps.extend(after);
        Ok(steps)
    }
}

/// The steps that create the sequence of a column, those that make its numbers the column's default, and those that remain
/// once all rows have a number. An identity cannot be nullable. It creates its own sequence, which continues after the
/// numbers of this one.
fn numbered(
    table: &Qualified,
    column: &Column,
    identity: &Identity,
) -> (Vec<Step>, Vec<Step>, Vec<Step>) {
    let on = |action| Step::Column(table.clone(), column.name.clone(), action);
    let is_serial = identity.kind == IdentityKind::Serial;
    // If the pseudo-type cannot express a serial, the plan makes its sequence.
    let is_made = is_serial && identity.sequence.is_some();
    let own = identity.sequence_of(table, &column.name);
    let name = if is_serial { own } else { Qualified::new(table.schema.clone(), aside(&own.name)) };
    let sequence = |action| Step::Sequence(name.clone(), action);
    let ty = identity.type_over(&column.ty);
    let create = (!is_made).then(|| sequence(SequenceAction::Create(ty, identity.options)));
    let next = on(ColumnAction::SetNext(name.clone()));
    let by = Some((table.clone(), column.name.clone()));
    let owned = (is_serial && !is_made).then(|| sequence(SequenceAction::OwnedBy(by)));
    let after = if is_serial {
        Vec::new()
    } else {
        let reached = Reached::Sequence(name.clone());
        vec![
            on(ColumnAction::DropDefault),
            on(ColumnAction::AddIdentity(identity.clone())),
            on(ColumnAction::SetCounter(reached)),
            sequence(SequenceAction::Drop),
        ]
    };
    (create.into_iter().collect(), owned.into_iter().chain([next]).collect(), after)
}

/// The steps that prove that a column has no nulls, and those that then make it NOT NULL.
///
/// Since Postgres 18, NOT NULL is itself a constraint that can be validated later (manual, ALTER TABLE). Before that,
/// `SET NOT NULL` need not scan the rows if a valid check states the same. A separate statement drops the check: in one with
/// `SET NOT NULL`, it would be dropped too early.
///
/// Since Postgres 18, the name is that of the constraint. On older servers, the check has another name while it exists.
pub(super) fn not_null(
    table: &Qualified,
    column: &str,
    name: String,
    version: i32,
) -> (Vec<Step>, Vec<Step>) {
    let column = column.to_owned();
    if version >= NAMES_NOT_NULL {
        let validate = Step::Constraint(table.clone(), name.clone(), ConstraintAction::Validate);
        let declare = ColumnAction::DeclareNotNull(name);
        return (vec![Step::Column(table.clone(), column, declare), validate], Vec::new());
    }
    let name = name::suffixed(&format!("{}_{column}", table.name), "_is_not_null");
    let check = Check {
        expression: Expression::new(format!("{} IS NOT NULL", quote::ident(&column))),
        no_inherit: false,
        validity: Validity::NotValid,
    };
    let on = |action| Step::Constraint(table.clone(), name.clone(), action);
    let prove =
        vec![on(ConstraintAction::Add(Constraint::Check(check))), on(ConstraintAction::Validate)];
    let set = vec![
        Step::Column(table.clone(), column, ColumnAction::SetNotNull(None)),
        on(ConstraintAction::Drop(ConstraintKind::Check)),
    ];
    (prove, set)
}
