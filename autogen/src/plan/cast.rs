//! Ways from one type to another, as values. `render::sql::value` writes them.

use crate::schema::Expression;

/// How the values of a column get to its new type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cast {
    /// By the assignment cast that Postgres applies by itself: no `USING`.
    Assignment,
    /// `USING column::type`.
    Explicit,
    /// `USING column::text::type`: from one enum type to another. For an array, `USING column::text[]::type[]`.
    ThroughText,
    /// `USING column AT TIME ZONE 'UTC'`: between times with and without a zone, whatever the session's zone is.
    Utc,
    /// `USING column::timestamp AT TIME ZONE 'UTC'`: when a day begins.
    Midnight,
    /// `USING (column AT TIME ZONE 'UTC')::date`: the way back.
    Day,
    /// `USING convert_to(column, 'UTF8')`: the bytes of a text, which a cast would read as an escape format.
    Encode,
    /// `USING convert_from(column, 'UTF8')`: the way back.
    Decode,
    /// `USING ARRAY[column]::type`: an array of the one value there was.
    Element,
    /// The same, of a column that may be null.
    ElementUnlessNull,
    /// `USING column[1]::type`: the way back.
    First,
    /// `USING` what somebody says, over the columns of the row.
    Stated(Expression),
}
