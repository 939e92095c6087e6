//! The dependents of a column that must be dropped while the column is recreated.

use super::step::{ColumnAction, Commented, Constraint, ConstraintAction, IndexAction, Step};
use crate::schema::{Expression, ForeignKey, IndexKey, Pair, Qualified, Schema, Table};

/// Steps around a change: objects that stay the same in both schemas are dropped before it and created after it.
#[derive(Default)]
pub(super) struct Dependents {
    pub(super) drop: Vec<Step>,
    pub(super) create: Vec<Step>,
}

impl Dependents {
    fn add(&mut self, drop: Step, create: Step) {
        self.drop.push(drop);
        self.create.insert(0, create);
    }

    fn anew(&mut self, table: &Qualified, name: &str, constraint: Constraint) {
        let drop = ConstraintAction::Drop(constraint.kind());
        let drop = Step::Constraint(table.clone(), name.to_owned(), drop);
        self.add(drop, Step::add(table, name, constraint));
    }
}

/// Everything that Postgres would drop along with a column.
pub(super) fn of_column(table: &Qualified, column: &str, schemas: Pair<&Schema>) -> Dependents {
    let mut dependents = Dependents::default();
    keys_over(table, column, schemas, &mut dependents);
    let Some(tables) = both(table, schemas) else { return dependents };
    generated(table, column, tables, schemas, &mut dependents);
    expressions(table, column, tables, &mut dependents);
    let is_key = |columns: &[String], include: &[String]| {
        columns.iter().chain(include).any(|it| it == column)
    };
    for (name, index) in &tables.after.indexes {
        let keyed = index
            .columns
            .iter()
            .any(|it| matches!(&it.key, IndexKey::Column(key) if key == column));
        if tables.before.indexes.get(name) == Some(index)
            && (keyed || index.include.iter().any(|it| it == column))
        {
            let drop = drop_index(table, name);
            if !dependents.drop.contains(&drop) {
                dependents.add(drop, Step::create_index(table, name, index));
            }
        }
    }
    for (name, unique) in &tables.after.uniques {
        if tables.before.uniques.get(name) == Some(unique)
            && is_key(&unique.columns, &unique.include)
        {
            dependents.anew(table, name, Constraint::Unique(unique.clone()));
        }
    }
    let keys = tables.map(|table| table.primary_key.as_ref());
    if let Some(key) =
        keys.after.filter(|key| keys.before == Some(*key) && is_key(&key.columns, &key.include))
    {
        dependents.anew(table, &key.name, Constraint::PrimaryKey(key.clone()));
    }
    dependents
}

/// What prevents a column from changing its type: generated columns that use it.
pub(super) fn of_type(table: &Qualified, column: &str, schemas: Pair<&Schema>) -> Dependents {
    let mut dependents = Dependents::default();
    if let Some(tables) = both(table, schemas) {
        generated(table, column, tables, schemas, &mut dependents);
    }
    dependents
}

/// What also prevents a change to a type that cannot be compared with the old one: foreign keys.
pub(super) fn of_other_type(table: &Qualified, column: &str, schemas: Pair<&Schema>) -> Dependents {
    let mut dependents = Dependents::default();
    keys_over(table, column, schemas, &mut dependents);
    let others = of_type(table, column, schemas);
    dependents.drop.extend(others.drop);
    dependents.create.splice(0..0, others.create);
    dependents
}

/// Foreign keys that need these columns to be a key.
pub(super) fn of_key(table: &Qualified, columns: &[String], schemas: Pair<&Schema>) -> Dependents {
    let mut dependents = Dependents::default();
    let relies = |_: &Qualified, key: &ForeignKey| {
        let covers = columns.iter().all(|it| key.referenced_columns.contains(it));
        key.references == *table && covers && key.referenced_columns.len() == columns.len()
    };
    foreign_keys(schemas, relies, &mut dependents);
    dependents
}

/// What does not follow a column to another type: foreign keys, and expressions that mention the column.
pub(super) fn of_type_swap(table: &Qualified, column: &str, schemas: Pair<&Schema>) -> Dependents {
    let mut dependents = Dependents::default();
    keys_over(table, column, schemas, &mut dependents);
    if let Some(tables) = both(table, schemas) {
        generated(table, column, tables, schemas, &mut dependents);
        expressions(table, column, tables, &mut dependents);
    }
    dependents
}

fn both<'a>(table: &Qualified, schemas: Pair<&'a Schema>) -> Option<Pair<&'a Table>> {
    Some(Pair::new(schemas.before.tables.get(table)?, schemas.after.tables.get(table)?))
}

/// Foreign keys on the column, and those that refer to it.
fn keys_over(table: &Qualified, column: &str, schemas: Pair<&Schema>, dependents: &mut Dependents) {
    let has = |columns: &[String]| columns.iter().any(|it| it == column);
    let concerned = |owner: &Qualified, key: &ForeignKey| {
        (owner == table && has(&key.columns))
            || (key.references == *table && has(&key.referenced_columns))
    };
    foreign_keys(schemas, concerned, dependents);
}

fn foreign_keys(
    schemas: Pair<&Schema>,
    concerned: impl Fn(&Qualified, &ForeignKey) -> bool,
    dependents: &mut Dependents,
) {
    for (owner, after) in &schemas.after.tables {
        let Some(before) = schemas.before.tables.get(owner) else { continue };
        for (name, key) in &after.foreign_keys {
            if concerned(owner, key) && before.foreign_keys.get(name) == Some(key) {
                dependents.anew(owner, name, Constraint::ForeignKey(key.clone()));
            }
        }
    }
}

/// Unchanged generated columns that use the column. Their values can be generated again.
fn generated(
    table: &Qualified,
    column: &str,
    tables: Pair<&Table>,
    schemas: Pair<&Schema>,
    dependents: &mut Dependents,
) {
    // Dropped from last to first, so that they are recreated in order.
    for after in tables.after.columns.iter().rev() {
        let mentioned = after.generated.as_ref().is_some_and(|it| it.expression.mentions(column));
        if !mentioned || tables.before.column(&after.name) != Some(after) || after.name == column {
            continue;
        }
        let own = of_column(table, &after.name, schemas);
        dependents.drop.extend(own.drop);
        let drop = Step::Column(table.clone(), after.name.clone(), ColumnAction::Drop);
        dependents.drop.push(drop);
        let mut create = vec![Step::add_column(table, after.clone())];
        let on = || Commented::Column(table.clone(), after.name.clone());
        create.extend(after.comment.clone().map(|text| Step::Comment(on(), Some(text))));
        create.extend(own.create);
        dependents.create.splice(0..0, create);
    }
}

fn expressions(table: &Qualified, column: &str, tables: Pair<&Table>, dependents: &mut Dependents) {
    for (name, index) in &tables.after.indexes {
        let mentioned = index.slots(name).any(|(_, it)| it.mentions(column));
        if mentioned && tables.before.indexes.get(name) == Some(index) {
            dependents.add(drop_index(table, name), Step::create_index(table, name, index));
        }
    }
    let mentions = |expression: &Expression| expression.mentions(column);
    for (name, check) in &tables.after.checks {
        if mentions(&check.expression) && tables.before.checks.get(name) == Some(check) {
            dependents.anew(table, name, Constraint::Check(check.clone()));
        }
    }
    for (name, exclusion) in &tables.after.exclusions {
        if mentions(&exclusion.definition) && tables.before.exclusions.get(name) == Some(exclusion)
        {
            dependents.anew(table, name, Constraint::Exclusion(exclusion.clone()));
        }
    }
}

fn drop_index(table: &Qualified, name: &str) -> Step {
    Step::Index(table.clone(), name.to_owned(), IndexAction::Drop)
}
