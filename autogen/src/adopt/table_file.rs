//! Tables that no entity can state, as the statements of SQL files.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::{
    diff,
    plan::{self, Commented, Step},
    render::sql,
    schema::{Column, IdentityKind, Pair, Qualified, Schema, Table, TypeName},
};

/// The statements that create each of these tables, if a file can have them: what they use has an entity or a file too.
pub(super) fn statements(
    tables: &BTreeSet<Qualified>,
    context: &Context<'_>,
) -> BTreeMap<Qualified, String> {
    let schema = context.schema;
    let is_there = |name: &Qualified| {
        context.modules.contains_key(name) || context.options.stated_tables.contains(name)
    };
    let used: BTreeSet<&Qualified> = context.new_enums().into_iter().map(|it| it.0).collect();
    let has_enum =
        |name: &Qualified| used.contains(name) || context.options.stated_enums.contains_key(name);
    let mut tables = tables.clone();
    // A table that drops out takes those along that refer to it.
    loop {
        let can_be = |name: &Qualified| {
            let Some(table) = schema.tables.get(name) else { return false };
            let mut keys = table.foreign_keys.values();
            keys.all(|it| is_there(&it.references) || tables.contains(&it.references))
                && enums(table).all(has_enum)
                && table.columns.iter().all(has_plain_sequence)
                && !context.options.beyond.iter().any(|(own, _)| own == name)
        };
        let left: Vec<Qualified> = tables.iter().filter(|it| !can_be(it)).cloned().collect();
        if left.is_empty() {
            break;
        }
        tables.retain(|it| !left.contains(it));
    }
    let mut before = schema.clone();
    before.tables.retain(|name, _| !tables.contains(name));
    let sides = Pair::new(&before, schema);
    let mut steps: BTreeMap<Qualified, Vec<Step>> = BTreeMap::new();
    for step in plan::plan(&diff::diff(sides), sides).up {
        if let Some(table) = of(&step, schema) {
            steps.entry(table).or_default().push(step);
        }
    }
    let text = |steps: &[Step]| sql::script(steps, &context.options.default_schema);
    steps.iter().map(|(table, steps)| (table.clone(), text(steps))).collect()
}

/// Whether `CREATE TABLE` alone makes the sequence of a column.
fn has_plain_sequence(column: &Column) -> bool {
    column.identity.as_ref().is_none_or(|it| it.kind != IdentityKind::Serial || it.is_plain())
}

fn enums(table: &Table) -> impl Iterator<Item = &Qualified> {
    table.columns.iter().filter_map(|it| match &it.ty.name {
        TypeName::Enum(name) => Some(name),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    })
}

/// The table that a statement of a file is about.
fn of(step: &Step, schema: &Schema) -> Option<Qualified> {
    match step {
        Step::Table(table, _) | Step::Constraint(table, ..) | Step::Index(table, ..) => {
            Some(table.clone())
        }
        Step::Comment(
            Commented::Table(table) | Commented::Column(table, _) | Commented::Constraint(table, _),
            _,
        ) => Some(table.clone()),
        Step::Comment(Commented::Index(index), _) => {
            let mut tables = schema.tables.iter();
            let has = |(name, table): &(&Qualified, &std::sync::Arc<Table>)| {
                name.schema == index.schema && table.indexes.contains_key(&index.name)
            };
            tables.find(has).map(|(name, _)| name.clone())
        }
        Step::Comment(
            Commented::Namespace(_)
            | Commented::Enum(_)
            | Commented::Sequence(_)
            | Commented::Declared(..),
            _,
        )
        | Step::Namespace(..)
        | Step::Extension(..)
        | Step::Type(..)
        | Step::Sequence(..)
        | Step::Column(..)
        | Step::Declared(..) => None,
    }
}
