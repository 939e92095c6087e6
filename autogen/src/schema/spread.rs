//! Tables whose rows an extension spreads over other tables or servers: hypertables of `TimescaleDB`, and the tables
//! that Citus distributes.

use super::{Index, IndexKey, Order};

/// How the rows of a table are spread. The extension decides what can be done to the table; entities do not state it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Spread {
    Hypertable(Hypertable),
    Citus(Placement),
}

/// A hypertable: each row is in a chunk, which is a table of the extension.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hypertable {
    /// The columns that decide on the chunk.
    pub dimensions: Vec<String>,
    /// Those of them whose values are hashed.
    pub hashed: Vec<String>,
    /// If its chunks can be stored by column: the columns that group and order the rows.
    pub columnstore: Option<Vec<String>>,
}

/// The servers that have the rows of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Placement {
    /// Each row is where the hash of a column leads. Equal values of two tables with the same number are together.
    Distributed { column: String, colocation: i64 },
    /// All servers have all rows.
    Reference,
}

impl Spread {
    /// The columns that decide where a row is.
    pub fn columns_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let (some, one) = match self {
            Self::Hypertable(Hypertable { dimensions, hashed, columnstore }) => (
                Some(dimensions.iter_mut().chain(hashed).chain(columnstore.iter_mut().flatten())),
                None,
            ),
            Self::Citus(Placement::Distributed { column, .. }) => (None, Some(column)),
            Self::Citus(Placement::Reference) => (None, None),
        };
        some.into_iter().flatten().chain(one)
    }

    /// Whether the extension creates such an index by itself: on the time, the latest first, and with the hashed
    /// columns before it if there are any.
    #[must_use]
    pub fn makes(&self, index: &Index) -> bool {
        let Self::Hypertable(Hypertable { dimensions, hashed, .. }) = self else { return false };
        let Index { columns, unique, method, include, predicate, with, nulls_not_distinct: _ } =
            index;
        let is_plain = !unique && method == "btree" && predicate.is_none();
        let Some((last, first)) = columns.split_last() else { return false };
        let is_time = |name: &String| dimensions.contains(name) && !hashed.contains(name);
        let is_latest_first = last.order == Order::Descending
            && matches!(&last.key, IndexKey::Column(name) if is_time(name));
        let is_hashed =
            |key: &IndexKey| matches!(key, IndexKey::Column(name) if hashed.contains(name));
        is_plain
            && is_latest_first
            && first.iter().all(|it| is_hashed(&it.key) && it.order == Order::Ascending)
            && include.is_empty()
            && with.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Hypertable, Placement, Spread};
    use crate::schema::{Index, IndexColumn, IndexKey, Order};

    fn index(columns: &[(&str, Order)]) -> Index {
        let column = |(name, order): &(&str, Order)| IndexColumn {
            order: *order,
            ..IndexColumn::new(IndexKey::Column((*name).to_owned()))
        };
        Index {
            columns: columns.iter().map(column).collect(),
            unique: false,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            include: Vec::new(),
            predicate: None,
            with: [].into(),
        }
    }

    #[test]
    fn a_hypertable_makes_an_index_of_the_latest_rows() {
        let hypertable = Spread::Hypertable(Hypertable {
            dimensions: vec!["at".to_owned(), "device".to_owned()],
            hashed: vec!["device".to_owned()],
            columnstore: None,
        });
        let (up, down) = (Order::Ascending, Order::Descending);
        let own: [&[(&str, Order)]; 2] = [&[("at", down)], &[("device", up), ("at", down)]];
        assert!(own.into_iter().all(|it| hypertable.makes(&index(it))));
        let others: [&[(&str, Order)]; 4] = [
            &[("at", up)],
            &[("device", down)],
            &[("value", up), ("at", down)],
            &[("value", down)],
        ];
        assert!(!others.into_iter().any(|it| hypertable.makes(&index(it))));
        assert!(!hypertable.makes(&Index { unique: true, ..index(own[0]) }));
        let distributed = Placement::Distributed { column: "at".to_owned(), colocation: 1 };
        assert!(!Spread::Citus(distributed).makes(&index(own[0])));
    }
}
