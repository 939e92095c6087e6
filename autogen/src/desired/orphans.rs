//! Unmanaged objects that cannot stay: constraints and indexes over a column that is dropped. Postgres would drop
//! them silently along with the column. As differences they are visible, and `down` restores them.

use super::TableSides;
use crate::schema::{Expression, IndexKey, Table};

/// Removes the parts of a table that use a column which the table no longer has.
pub(super) fn leave(table: &mut Table, sides: TableSides<'_>) {
    let Some(had) = sides.database else { return };
    let gone: Vec<&str> = had
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .filter(|name| table.column(name).is_none())
        .collect();
    if gone.is_empty() {
        return;
    }
    let any = |columns: &[String]| columns.iter().any(|it| gone.contains(&it.as_str()));
    let mentions = |it: &Expression| gone.iter().any(|name| it.names_column(name));
    let stated = sides.stated;
    table.uniques.retain(|name, it| {
        stated.uniques.iter().any(|stated| stated.name == *name)
            || !(any(&it.columns) || any(&it.include))
    });
    table.foreign_keys.retain(|name, it| {
        stated.foreign_keys.iter().any(|stated| stated.name == *name) || !any(&it.columns)
    });
    table.checks.retain(|name, it| {
        stated.checks.iter().any(|stated| stated.name == *name) || !mentions(&it.expression)
    });
    table.exclusions.retain(|name, it| {
        stated.exclusions.iter().any(|stated| stated.name == *name) || !mentions(&it.definition)
    });
    table.indexes.retain(|name, it| {
        let keys = it
            .columns
            .iter()
            .any(|it| matches!(&it.key, IndexKey::Column(name) if any(std::slice::from_ref(name))));
        let speaks = keys || any(&it.include) || it.slots(name).any(|(_, it)| mentions(it));
        stated.indexes.iter().any(|stated| stated.name == *name) || !speaks
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::leave;
    use crate::{
        desired::sides::Sides,
        schema::{
            ByName, Column, ColumnType, Deferrable, Expression, Index, IndexColumn, IndexKey,
            Table, Unique, stated,
        },
    };

    fn unique(columns: &[&str], include: &[&str]) -> Unique {
        let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        Unique {
            columns: names(columns),
            include: names(include),
            nulls_not_distinct: false,
            deferrable: Deferrable::No,
            without_overlaps: false,
        }
    }

    fn index(key: &str, include: &[&str], predicate: Option<&str>) -> Index {
        Index {
            columns: vec![IndexColumn::new(IndexKey::Column(key.to_owned()))],
            unique: false,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            include: include.iter().map(|it| (*it).to_owned()).collect(),
            predicate: predicate.map(Expression::new),
            with: BTreeMap::new(),
        }
    }

    #[test]
    fn whatever_uses_a_dropped_column_goes_with_it() {
        let columns = |names: &[&str]| -> Vec<Column> {
            names.iter().map(|it| Column::new(*it, ColumnType::builtin("integer"))).collect()
        };
        let uniques = [
            ("of_the_key", unique(&["a"], &[])),
            ("of_both", unique(&["a", "b"], &[])),
            ("with_it", unique(&["a"], &["b"])),
        ];
        let indexes = [
            ("other", index("a", &["a"], Some("a > 0"))),
            ("key", index("b", &[], None)),
            ("include", index("a", &["b"], None)),
            ("predicate", index("a", &[], Some("b > 0"))),
        ];
        let had = Table {
            columns: columns(&["a", "b"]),
            uniques: ByName::from_iter(uniques.map(|(name, it)| (name.to_owned(), it))),
            indexes: ByName::from_iter(indexes.map(|(name, it)| (name.to_owned(), it))),
            ..Table::default()
        };
        let stated = stated::Table::default();
        let left = |columns: Vec<Column>| {
            let mut table = Table { columns, ..had.clone() };
            leave(&mut table, Sides { stated: &stated, lock: None, database: Some(&had) });
            let names: Vec<String> =
                table.uniques.keys().chain(table.indexes.keys()).cloned().collect();
            names.join(" ")
        };
        assert_eq!(left(columns(&["a"])), "of_the_key other");
        let all = "of_both of_the_key with_it include key other predicate";
        assert_eq!(left(columns(&["b", "a"])), all);
    }
}
