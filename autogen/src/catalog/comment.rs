//! Comments on objects of every kind.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::ask::ask;

/// The catalog that lists an object. Its object id is the same in every database (`pg_class.h` and so on).
#[derive(Clone, Copy, Debug)]
pub(super) enum Listed {
    Type = 1247,
    Relation = 1259,
    Constraint = 2606,
    Namespace = 2615,
}

/// Comments that no object has claimed yet, by catalog, object id, and column number (or 0).
pub(super) struct Comments(BTreeMap<(i64, i64, i32), String>);

impl Comments {
    /// Reads the comments of the whole database.
    pub(super) async fn read(connection: &mut PgConnection) -> Result<Self, sqlx::Error> {
        let sql = include_str!("queries/comments.sql").to_owned();
        let rows = ask::<(i64, i64, i32, String)>(connection, sql);
        let comments = rows.map_ok(|(listed, oid, number, text)| ((listed, oid, number), text));
        comments.try_collect().await.map(Self)
    }

    /// For callers that need no comments.
    pub(super) fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The comment on an object.
    pub(super) fn take(&mut self, listed: Listed, oid: i64) -> Option<String> {
        self.0.remove(&(listed as i64, oid, 0))
    }

    /// The comment on a column of a table.
    pub(super) fn take_column(&mut self, table: i64, number: i16) -> Option<String> {
        self.0.remove(&(Listed::Relation as i64, table, i32::from(number)))
    }
}
