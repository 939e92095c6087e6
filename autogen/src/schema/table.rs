//! Tables.

use super::{
    ByName, Check, Column, Exclusion, ForeignKey, Index, Marks, PartitionKey, PrimaryKey, Unique,
    Validity,
};

/// A table with all its parts. Constraints and indexes are keyed by name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Table {
    pub comment: Option<String>,
    /// In the order of the catalog, or of the entity's fields. The diff ignores the order, because Postgres cannot
    /// move a column.
    pub columns: Vec<Column>,
    /// Of a partitioned table. What nobody states stays as the database has it.
    pub partition_by: Option<PartitionKey>,
    pub primary_key: Option<PrimaryKey>,
    pub uniques: ByName<Unique>,
    pub foreign_keys: ByName<ForeignKey>,
    pub checks: ByName<Check>,
    pub exclusions: ByName<Exclusion>,
    pub indexes: ByName<Index>,
    pub marks: Marks,
}

impl Table {
    /// Whether the names of NOT NULL constraints are known.
    #[must_use]
    pub fn names_not_null(&self) -> bool {
        self.columns.iter().any(|it| it.not_null.is_some())
    }

    /// The valid checks that the column is not null, and nothing else.
    pub fn not_null_checks<'a>(&'a self, column: &'a str) -> impl Iterator<Item = &'a String> {
        let says =
            move |check: &Check| check.validity == Validity::Valid && check.is_not_null_of(column);
        self.checks.iter().filter(move |(_, check)| says(check)).map(|(name, _)| name)
    }

    /// Whether an extension created the index, or could have: nobody needs to state it.
    #[must_use]
    pub fn is_made_by_extension(&self, index: &Index) -> bool {
        self.marks.spread.as_ref().is_some_and(|it| it.makes(index))
    }

    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub fn column_mut(&mut self, name: &str) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.name == name)
    }
}
