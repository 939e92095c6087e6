//! The finding `rewrites-table`, once the plan is measured. `check` judges by the names of two types: it does not know what a
//! domain or an extension's type is, nor that a table is changed in stages.

use std::collections::BTreeSet;

use super::Comparison;
use crate::{
    check::{Direction, REWRITES},
    plan::{ColumnAction, Step},
    schema::effect::{Effects, Work},
};

impl Comparison {
    /// Removes the findings about columns whose tables the plan does not rewrite.
    pub(super) fn correct_rewrites(&mut self) {
        let Some(measured) = &self.measured else { return };
        let up = self.rewritten(&self.plan.up, &measured.up);
        let down = self.rewritten(&self.plan.down, &measured.down);
        self.findings.retain(|it| {
            let rewritten = match it.direction {
                Direction::Up => &up,
                Direction::Down => &down,
            };
            it.code != REWRITES || rewritten.contains(&it.object)
        });
    }

    /// The columns whose type changes by a statement that rewrites their table, or that could not be measured, and the tables
    /// that a statement about something else rewrites.
    fn rewritten(&self, steps: &[Step], effects: &[Option<Effects>]) -> BTreeSet<String> {
        let may_rewrite = |effects: &Option<Effects>| {
            effects.as_ref().is_none_or(|it| it.work() == Work::Rewrite)
        };
        let rewritten = steps.iter().zip(effects).filter_map(|(step, effects)| match step {
            Step::Column(table, column, ColumnAction::SetType { .. }) if may_rewrite(effects) => {
                Some(format!("{}.{column}", table.relative_to(&self.default_schema)))
            }
            Step::Declared(address, _) if may_rewrite(effects) => {
                Some(address.name.relative_to(&self.default_schema))
            }
            _ => None,
        });
        rewritten.collect()
    }
}
