//! Dropped labels of enums, and the columns that may contain them.

use crate::schema::{Column, Enum, Pair, Qualified, Schema, TypeName};

/// The labels that exist before and not after.
pub fn gone(enums: Pair<&Enum>) -> impl Iterator<Item = &String> {
    enums.before.labels.iter().filter(move |label| !enums.after.labels.contains(label))
}

/// Whether there are any.
#[must_use]
pub fn goes(enums: Pair<&Enum>) -> bool {
    gone(enums).next().is_some()
}

/// The columns that have this type before and after.
pub fn columns<'a>(
    name: &Qualified,
    schemas: Pair<&'a Schema>,
) -> impl Iterator<Item = (&'a Qualified, Pair<&'a Column>)> {
    let is_of = move |column: &Column| match &column.ty.name {
        TypeName::Enum(it) => it == name,
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => false,
    };
    schemas.after.tables.iter().flat_map(move |(table, after)| {
        let before = schemas.before.tables.get(table);
        let pairs = after.columns.iter().filter_map(move |after| {
            let before = before?.column(&after.name)?;
            (is_of(before) && is_of(after)).then(|| Pair::new(before, after))
        });
        pairs.map(move |pair| (table, pair))
    })
}
