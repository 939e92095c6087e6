//! Relations that an entity can read and `autogen` leaves alone: views, foreign tables, and tables that follow
//! another one.

use super::{Column, Pair, Qualified, Schema, stated};

/// A relation that is not an ordinary table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Follower {
    pub kind: FollowerKind,
    /// The tables that its columns come from, directly or through other tables, nearest first.
    pub parents: Vec<Qualified>,
    pub columns: Vec<Column>,
    /// The columns that it has without its parents.
    pub local: Vec<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FollowerKind {
    View,
    MaterializedView,
    ForeignTable,
    Partition,
    /// `INHERITS`.
    Child,
}

/// An entity over a follower.
#[derive(Clone, Debug)]
pub struct Reader {
    pub name: Qualified,
    pub stated: stated::Table,
    /// The relation with the entity's name, or its former name.
    pub follower: (Qualified, Follower),
}

/// What an entity expects of a follower and does not find.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Difference {
    /// A column.
    Missing(String),
    /// A facet of a column: what it is, and what the entity states.
    Type(String, Pair<Column>),
    Nullable(String, Pair<Column>),
    /// The entity renames it.
    Renamed,
}

impl Follower {
    /// ``a partition of `events` ``
    #[must_use]
    pub fn described(&self, default_schema: &str) -> String {
        let of = |what: &str| match self.parents.first() {
            Some(parent) => format!("{what} `{}`", parent.relative_to(default_schema)),
            None => what.to_owned(),
        };
        match self.kind {
            FollowerKind::View => "a view".to_owned(),
            FollowerKind::MaterializedView => "a materialized view".to_owned(),
            FollowerKind::ForeignTable => "a foreign table".to_owned(),
            FollowerKind::Partition => of("a partition of"),
            FollowerKind::Child => of("a table that inherits from"),
        }
    }

    /// Its columns once its parents have reached the target.
    #[must_use]
    pub fn columns_in(&self, target: &Schema, database: &Schema) -> Vec<Column> {
        let tables = |schema: &'_ Schema| -> Vec<Column> {
            let tables = self.parents.iter().filter_map(|name| schema.tables.get(name));
            tables.flat_map(|it| it.columns.clone()).collect()
        };
        let (before, after) = (tables(database), tables(target));
        let named = |columns: &[Column], name: &str| columns.iter().any(|it| it.name == name);
        let own = self.columns.iter().filter(|it| {
            let came = named(&before, &it.name);
            !named(&after, &it.name) && (!came || self.local.contains(&it.name))
        });
        let mut columns: Vec<Column> = own.cloned().collect();
        for column in after {
            if !named(&columns, &column.name) {
                columns.push(column);
            }
        }
        columns
    }
}
