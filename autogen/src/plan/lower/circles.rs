//! Tables that refer to each other in a circle: their foreign keys cannot be created with the first of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{ForeignKey, Qualified, Schema};

/// The tables from which references lead into a circle.
pub(super) struct Circles<'a> {
    schema: &'a Schema,
    tables: BTreeSet<&'a Qualified>,
}

impl<'a> Circles<'a> {
    /// Removes tables whose references lead to no remaining table, until only circles and tables that lead into them
    /// remain. This avoids a walk for each of thousands of tables without circles.
    pub(super) fn among(tables: &BTreeSet<&'a Qualified>, schema: &'a Schema) -> Self {
        let mut referrers: BTreeMap<&Qualified, Vec<&'a Qualified>> = BTreeMap::new();
        let mut n_open: BTreeMap<&'a Qualified, usize> = BTreeMap::new();
        for &table in tables {
            let others = references(table, schema).filter(|it| *it != table && tables.contains(it));
            for other in others {
                referrers.entry(other).or_default().push(table);
                *n_open.entry(table).or_default() += 1;
            }
        }
        let mut settled: Vec<&Qualified> =
            tables.iter().copied().filter(|it| !n_open.contains_key(it)).collect();
        while let Some(table) = settled.pop() {
            for referrer in referrers.remove(table).unwrap_or_default() {
                if let Some(n) = n_open.get_mut(referrer) {
                    *n -= 1;
                    if *n == 0 {
                        n_open.remove(referrer);
                        settled.push(referrer);
                    }
                }
            }
        }
        Self { schema, tables: n_open.into_keys().collect() }
    }

    /// Whether the key is part of a circle. A table's reference to itself is not.
    pub(super) fn contain(&self, table: &Qualified, key: &ForeignKey) -> bool {
        if key.references == *table || !self.tables.contains(table) {
            return false;
        }
        let mut reached = BTreeSet::from([&key.references]);
        let mut pending = vec![&key.references];
        while let Some(name) = pending.pop() {
            if name == table {
                return true;
            }
            if self.tables.contains(name) {
                pending.extend(references(name, self.schema).filter(|it| reached.insert(it)));
            }
        }
        false
    }
}

fn references<'a>(table: &Qualified, schema: &'a Schema) -> impl Iterator<Item = &'a Qualified> {
    let table = schema.tables.get(table);
    table.into_iter().flat_map(|it| it.foreign_keys.values()).map(|key| &key.references)
}
