//! Tables.

use super::{Context, constraint, sequence};
use crate::{
    op::Change,
    plan::step::{Commented, Step},
    schema::{Check, Qualified, Table, Validity},
};

pub(super) fn lower(name: &Qualified, change: &Change<Table>, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create(table) => create(name, table, context),
        Change::Drop(_) => vec![Step::DropTable(name.clone())],
        Change::Alter(pair) => vec![comment(name, pair.after.comment.clone())],
    }
}

fn create(name: &Qualified, table: &Table, context: &Context<'_>) -> Vec<Step> {
    let mut whole = table.clone();
    let keys = context.schemas.after.tables.get(name).map(|it| it.foreign_keys.clone());
    whole.foreign_keys = keys.unwrap_or_default();
    whole.foreign_keys.retain(|_, key| constraint::is_inline(name, key, context));
    // `CREATE TABLE` takes any check for valid: there are no rows.
    let not_valid = |check: &Check| check.validity == Validity::NotValid;
    let checks = whole.checks.iter().filter(|(_, check)| not_valid(check)).map(|(own, check)| {
        Step::AddCheck { table: name.clone(), name: own.clone(), check: check.clone() }
    });
    let (mut before, mut after): (Vec<Step>, Vec<Step>) = (Vec::new(), checks.collect());
    whole.checks.retain(|_, check| !not_valid(check));
    for column in &mut whole.columns {
        let (first, alone, last) = sequence::apart(name, column);
        *column = alone;
        before.extend(first);
        after.extend(last);
    }
    before.push(Step::CreateTable { name: name.clone(), table: whole });
    let own = table.comment.iter().map(|text| comment(name, Some(text.clone())));
    let columns = table.columns.iter().filter_map(|column| {
        let on = Commented::Column(name.clone(), column.name.clone());
        column.comment.clone().map(|text| Step::Comment { on, text: Some(text) })
    });
    before.into_iter().chain(after).chain(own).chain(columns).collect()
}

fn comment(name: &Qualified, text: Option<String>) -> Step {
    Step::Comment { on: Commented::Table(name.clone()), text }
}
