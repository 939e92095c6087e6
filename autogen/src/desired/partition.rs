//! Partition keys: Postgres cannot change one.

use crate::schema::{Pair, Schema, Table, diagnostic::Diagnostic, stated};

/// The tables that are to be partitioned in another way than they are.
#[must_use]
pub fn refused(schemas: Pair<&Schema>, entities: &stated::Schema) -> Vec<Diagnostic> {
    let Pair { before, after } = schemas.map(|it| &it.tables);
    let changed = after.iter().filter_map(|(name, after)| {
        let before = before.get(name)?;
        let differ = before.partition_by != after.partition_by;
        differ.then(|| {
            let message = format!(
                "the table `{name}` is {}, but is stated as {}: Postgres cannot change that",
                by(before),
                by(after)
            );
            Diagnostic::error("other-partition-key", entities.place(name), message)
                .help("in a hand-written migration (`autogen --empty -m \"…\"`), create the new table under another name with its partitions, copy the rows, and swap the names; then entity and database agree")
        })
    });
    changed.collect()
}

fn by(table: &Table) -> String {
    match &table.partition_by {
        Some(key) => format!("partitioned by `{}`", key.to_sql()),
        None => "not partitioned".to_owned(),
    }
}
