//! Tables.

use super::{Context, constraint, parking, sequence};
use crate::{
    op::{Change, Form},
    plan::step::{Commented, Constraint, Step, TableAction},
    schema::{ByName, Check, Exclusion, PrimaryKey, Qualified, Table, Unique, Validity},
};

pub(super) fn lower(name: &Qualified, change: &Change<Table>, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create(table) => match context.hints.restored(name, None) {
            Some(from) if from.form == Form::Moved => {
                let mut steps = parking::bring_back(name, from, context);
                steps.push(comment(name, table.comment.clone()));
                steps
            }
            Some(_) | None => create(name, table, context),
        },
        Change::Drop(table) => match context.hints.kept(name, None) {
            Some(to) => parking::keep_table(name, table, to, context),
            None => vec![Step::Table(name.clone(), TableAction::Drop)],
        },
        Change::Alter(pair) => vec![comment(name, pair.after.comment.clone())],
    }
}

fn create(name: &Qualified, table: &Table, context: &Context<'_>) -> Vec<Step> {
    let mut whole = table.clone();
    let keys = context.schemas.after.tables.get(name).map(|it| it.foreign_keys.clone());
    whole.foreign_keys = keys.unwrap_or_default();
    whole.foreign_keys.retain(|_, key| constraint::is_inline(name, key, context));
    // `CREATE TABLE` treats any check as valid, because there are no rows.
    let not_valid = |check: &Check| check.validity == Validity::NotValid;
    let checks = whole
        .checks
        .iter()
        .filter(|(_, check)| not_valid(check))
        .map(|(own, check)| Step::add(name, own, Constraint::Check(check.clone())));
    let (mut before, mut after): (Vec<Step>, Vec<Step>) = (Vec::new(), checks.collect());
    whole.checks.retain(|_, check| !not_valid(check));
    for column in &mut whole.columns {
        let (first, plain, last) = sequence::split(name, column);
        *column = plain;
        before.extend(first);
        after.extend(last);
    }
    let uniques = take_alike_uniques(&mut whole);
    let exclusions = take_alike_exclusions(&mut whole);
    before.push(Step::Table(name.clone(), TableAction::Create(Box::new(whole))));
    if let Some(from) = context.hints.restored(name, None) {
        let [rows, counters] = parking::refill(name, table, from, context);
        before.extend(rows);
        after.extend(counters);
    }
    let exclusions = exclusions.into_iter().map(|(own, it)| (own, Constraint::Exclusion(it)));
    let uniques = uniques.into_iter().map(|(own, it)| (own, Constraint::Unique(it)));
    after.extend(exclusions.chain(uniques).map(|(own, it)| Step::add(name, &own, it)));
    let own = table.comment.iter().map(|text| comment(name, Some(text.clone())));
    let columns = table.columns.iter().filter_map(|column| {
        let on = Commented::Column(name.clone(), column.name.clone());
        column.comment.clone().map(|text| Step::Comment(on, Some(text)))
    });
    before.into_iter().chain(after).chain(own).chain(columns).collect()
}

/// Removes unique constraints that the primary key or another one makes redundant: Postgres merges such constraints
/// of one `CREATE TABLE` (`transformIndexConstraints` in `src/backend/parser/parse_utilcmd.c`).
fn take_alike_uniques(table: &mut Table) -> ByName<Unique> {
    let mut asked: Vec<Unique> = table.primary_key.iter().map(PrimaryKey::as_unique).collect();
    let mut alike = ByName::new();
    for (name, unique) in std::mem::take(&mut table.uniques) {
        if asked.contains(&unique) {
            alike.insert(name, unique);
        } else {
            asked.push(unique.clone());
            table.uniques.insert(name, unique);
        }
    }
    alike
}

/// Removes exclusion constraints that another one makes redundant, for the same reason.
fn take_alike_exclusions(table: &mut Table) -> ByName<Exclusion> {
    let mut asked: Vec<Exclusion> = Vec::new();
    let mut alike = ByName::new();
    for (name, exclusion) in std::mem::take(&mut table.exclusions) {
        if asked.contains(&exclusion) {
            alike.insert(name, exclusion);
        } else {
            asked.push(exclusion.clone());
            table.exclusions.insert(name, exclusion);
        }
    }
    alike
}

fn comment(name: &Qualified, text: Option<String>) -> Step {
    Step::Comment(Commented::Table(name.clone()), text)
}
