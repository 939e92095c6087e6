//! Constraints: what SeaORM makes of the key, of `unique` and of checks on fields, and what `unique(…)`, `check(…)`,
//! `exclude(…)` and `primary_key(…)` state.

use crate::{
    entity::read::{field::Field, sql},
    schema::{
        Deferrable, Exclusion, Expression, Unique,
        name::{clip, implicit},
        stated::{Check, Named, PrimaryKey, Table},
    },
};

use super::{draft::Draft, name, statement::Statement};

/// A single column is an inline `PRIMARY KEY`, which Postgres names; SeaORM names a key over several.
pub(super) fn primary_key(draft: &Draft) -> Option<PrimaryKey> {
    let name = match &draft.key[..] {
        [] => return None,
        [_] => implicit(&draft.table.name, &[], "pkey"),
        _ => clip(&format!("pk-{}", draft.table.name)).to_owned(),
    };
    Some(PrimaryKey {
        name,
        explicit: false,
        columns: draft.key.clone(),
        ordered: false,
        include: Vec::new(),
        deferrable: None,
        comment: None,
    })
}

/// `unique` is an inline `UNIQUE`, which Postgres names, and merges with the key if both are on one column.
pub(super) fn unique(field: &Field, draft: &Draft, table: &mut Table) {
    let column = &field.column.name;
    if field.unique && draft.key != [column.clone()] {
        table.uniques.push(Named {
            name: implicit(&draft.table.name, &[column], "key"),
            explicit: false,
            any_order: false,
            renamed_from: None,
            comment: None,
            value: Unique {
                columns: vec![column.clone()],
                include: Vec::new(),
                nulls_not_distinct: false,
                deferrable: Deferrable::No,
                without_overlaps: false,
            },
            place: field.column.place.clone(),
        });
    }
}

/// A `CHECK` in a column's definition. Postgres names it after the column it is about, if that is one
/// (`AddRelationNewConstraints` in `src/backend/catalog/heap.c`), and numbers it if the name is taken.
pub(super) fn checks(field: &Field, draft: &Draft, table: &mut Table) {
    for check in &field.checks {
        let names = draft.fields.iter().map(|field| field.column.name.as_str());
        let mentioned = sql::mentioned(check.value.expression.as_str(), &names);
        let columns = if mentioned.len() == 1 { mentioned } else { Vec::new() };
        let name = check.name.clone().unwrap_or_else(|| {
            let name = |suffix: &str| implicit(&draft.table.name, &columns, suffix);
            name::free(|n| if n == 0 { name("check") } else { name(&format!("check{n}")) }, table)
        });
        table.checks.push(Named {
            name: clip(&name).to_owned(),
            explicit: check.name.is_some(),
            any_order: false,
            renamed_from: None,
            comment: None,
            value: check.value.clone(),
            place: field.column.place.clone(),
        });
    }
}

pub(super) fn read_unique(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&[
        "on",
        "name",
        "include",
        "nulls_not_distinct",
        "deferrable",
        "comment",
        "renamed_from",
    ])?;
    let columns = statement.on_columns(&clauses)?;
    let parts = columns.iter().map(String::as_str);
    let fallback = name::conventional("uq", &statement.draft.table.name, parts);
    let value = Unique {
        columns,
        include: clauses.include.clone(),
        nulls_not_distinct: clauses.nulls_not_distinct,
        deferrable: clauses.deferrable.unwrap_or_default(),
        without_overlaps: false,
    };
    let named = statement.named(clauses, &fallback, value);
    statement.table.uniques.push(named);
    Some(())
}

pub(super) fn read_check(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&[
        "",
        "name",
        "no_inherit",
        "not_valid",
        "not_enforced",
        "comment",
        "renamed_from",
    ])?;
    let Some(expression) = clauses.expression.clone() else {
        return statement.fail(
            "malformed-attribute",
            statement.entry.span,
            "a check needs its expression: `check(\"price > 0\")`",
        );
    };
    let columns = statement.table.columns.iter().map(|column| column.name.as_str());
    let mentioned = sql::mentioned(expression.as_str(), &columns);
    let fallback = name::conventional("ck", &statement.draft.table.name, mentioned.into_iter());
    let value = Check { expression, no_inherit: clauses.no_inherit, validity: clauses.validity };
    let named = statement.named(clauses, &fallback, value);
    statement.table.checks.push(named);
    Some(())
}

/// Without `using` an exclusion uses `gist`: with `btree` it could state no more than `unique` does.
pub(super) fn read_exclude(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&[
        "on",
        "name",
        "using",
        "filter",
        "deferrable",
        "comment",
        "renamed_from",
    ])?;
    let (on, _) = statement.on(&clauses)?;
    let parts = sql::split(&on);
    let columns: Vec<_> = parts
        .iter()
        .map(|part| {
            let columns = statement.table.columns.iter().map(|column| column.name.as_str());
            let Some((name, rest)) = sql::name(part) else { return "expr" };
            columns
                .filter(|_| !rest.starts_with(['(', '.']))
                .find(|it| *it == name)
                .unwrap_or("expr")
        })
        .collect();
    let fallback = name::conventional("ex", &statement.draft.table.name, columns.into_iter());
    let using = clauses.using.as_deref().unwrap_or("gist");
    let mut definition = format!("USING {using} ({})", parts.join(", "));
    if let Some(filter) = &clauses.filter {
        definition.extend([" WHERE (", filter.as_str(), ")"]);
    }
    if let Some(deferrable) = clauses.deferrable.filter(|it| *it != Deferrable::No) {
        definition.extend([" ", deferrable.as_sql()]);
    }
    let exclusion = Exclusion { definition: Expression::new(definition) };
    let named = statement.named(clauses, &fallback, exclusion);
    statement.table.exclusions.push(named);
    Some(())
}

pub(super) fn read_primary_key(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&["on", "name", "include", "deferrable", "comment"])?;
    let order = match clauses.on {
        Some(_) => Some(statement.on_columns(&clauses)?),
        None => None,
    };
    let Some(key) = &mut statement.table.primary_key else {
        let message = "there is no primary key to say this of";
        return statement.fail("no-primary-key", statement.entry.span, message);
    };
    if let Some(order) = order {
        let sorted = |columns: &[String]| -> Vec<String> {
            let mut columns = columns.to_vec();
            columns.sort();
            columns
        };
        if sorted(&order) != sorted(&key.columns) {
            let message = format!(
                "the fields of the primary key are `{}`; `on` puts these in order",
                key.columns.join(", ")
            );
            return statement.fail("malformed-attribute", statement.entry.span, &message);
        }
        key.columns = order;
        key.ordered = true;
    }
    if let Some(name) = &clauses.name {
        clip(name).clone_into(&mut key.name);
        key.explicit = true;
    }
    key.include = clauses.include;
    key.deferrable = clauses.deferrable;
    key.comment = clauses.comment;
    Some(())
}
