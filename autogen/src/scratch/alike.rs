//! Tables that differ only in names are spelled once: one of them is built, and the others use its result.

use std::collections::BTreeMap;

use crate::schema::{ByName, PrimaryKey, Qualified, Schema, Table};

/// The tables to build, each with those that it stands for.
pub(super) fn groups(part: &Schema) -> BTreeMap<&Qualified, Vec<&Qualified>> {
    let mut groups: BTreeMap<&Qualified, Vec<&Qualified>> = BTreeMap::new();
    // Tables that are alike have the same columns.
    let mut built: BTreeMap<(&String, Vec<&String>), Vec<&Qualified>> = BTreeMap::new();
    for (name, table) in &part.tables {
        let columns = table.columns.iter().map(|it| &it.name).collect();
        let candidates = built.entry((&name.schema, columns)).or_default();
        let speaks_of_itself = names_itself(name, table);
        let same = |it: &&&Qualified| !speaks_of_itself && are_alike(&part.tables[**it], table);
        if let Some(first) = candidates.iter().find(same) {
            groups.entry(first).or_default().push(name);
        } else {
            // An expression that names its own table would differ in another table.
            if !speaks_of_itself {
                candidates.push(name);
            }
            groups.entry(name).or_default();
        }
    }
    groups
}

/// The result for one table, applied to another that is like it.
pub(super) fn taken_over(of: &Table, came: &Table, own: &Table) -> Table {
    let key = came.primary_key.clone().zip(own.primary_key.as_ref());
    Table {
        columns: came.columns.clone(),
        primary_key: key.map(|(it, own)| PrimaryKey { name: own.name.clone(), ..it }),
        uniques: named(&of.uniques, &came.uniques, &own.uniques),
        checks: named(&of.checks, &came.checks, &own.checks),
        exclusions: named(&of.exclusions, &came.exclusions, &own.exclusions),
        indexes: named(&of.indexes, &came.indexes, &own.indexes),
        ..Table::default()
    }
}

fn named<T: Clone + PartialEq>(of: &ByName<T>, came: &ByName<T>, own: &ByName<T>) -> ByName<T> {
    let taken = own.iter().filter_map(|(name, it)| {
        let (first, _) = of.iter().find(|(_, other)| *other == it)?;
        Some((name.clone(), came.get(first)?.clone()))
    });
    taken.collect()
}

fn names_itself(name: &Qualified, table: &Table) -> bool {
    table.slots().any(|(_, it)| it.mentions(&name.name))
}

fn are_alike(one: &Table, other: &Table) -> bool {
    let keys = [one, other].map(|it| it.primary_key.as_ref().map(PrimaryKey::as_unique));
    one.columns == other.columns
        && one.partition_by == other.partition_by
        && keys[0] == keys[1]
        && same(&one.uniques, &other.uniques)
        && same(&one.checks, &other.checks)
        && same(&one.exclusions, &other.exclusions)
        && same(&one.indexes, &other.indexes)
}

/// Whether the two have the same contents, whatever they are called.
fn same<T: PartialEq>(one: &ByName<T>, other: &ByName<T>) -> bool {
    let holds = |all: &ByName<T>, it: &T| all.values().any(|own| own == it);
    one.len() == other.len()
        && one.values().all(|it| holds(other, it))
        && other.values().all(|it| holds(one, it))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, sync::Arc};

    use super::{groups, taken_over};
    use crate::schema::{
        ByName, Check, Column, ColumnType, Expression, Qualified, Schema, Table, Validity,
    };

    fn table(ty: &str, checks: &[(&str, &str)]) -> Table {
        let check = |text: &str| Check {
            expression: Expression::new(text),
            no_inherit: false,
            validity: Validity::Valid,
        };
        let checks = checks.iter().map(|(name, text)| ((*name).to_owned(), check(text)));
        Table {
            columns: vec![Column::new("words", ColumnType::builtin(ty))],
            checks: checks.collect(),
            ..Table::default()
        }
    }

    #[test]
    fn tables_that_differ_only_in_names_are_spelled_once() {
        let schema = |tables: &[(&str, Table)]| Schema {
            tables: tables
                .iter()
                .map(|(name, it)| (Qualified::new("public", *name), Arc::new(it.clone())))
                .collect::<BTreeMap<_, _>>(),
            ..Schema::default()
        };
        let part = schema(&[
            ("a", table("integer", &[("a_1", "words>0"), ("a_2", "words<9")])),
            ("b", table("integer", &[("b_2", "words>0"), ("b_1", "words<9")])),
            ("c", table("bigint", &[("c_1", "words>0"), ("c_2", "words<9")])),
            ("d", table("integer", &[("d_1", "words>0"), ("d_2", "d IS NOT NULL")])),
            ("e", table("integer", &[("e_1", "words>0"), ("e_2", "d IS NOT NULL")])),
        ]);
        let found: Vec<(&str, usize)> =
            groups(&part).iter().map(|(name, it)| (name.name.as_str(), it.len())).collect();
        assert_eq!(found, [("a", 1), ("c", 0), ("d", 0), ("e", 0)]);
        let came = table("integer", &[("a_1", "(words > 0)"), ("a_2", "(words < 9)")]);
        let [of, own] = ["a", "b"].map(|it| &part.tables[&Qualified::new("public", it)]);
        let taken: ByName<Check> = taken_over(of, &came, own).checks;
        assert_eq!(taken["b_1"].expression.as_str(), "(words < 9)");
        assert_eq!(taken["b_2"].expression.as_str(), "(words > 0)");
    }
}
