//! Conversions between types, as values. `render::sql::value` writes them.

use crate::schema::Expression;

/// How the values of a column are converted to its new type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cast {
    /// By the assignment cast that Postgres applies without `USING`.
    Assignment,
    /// `USING column::type`.
    Explicit,
    /// `USING column::text::type`: from one enum type to another. For an array, `USING column::text[]::type[]`.
    ThroughText,
    /// `USING column AT TIME ZONE 'UTC'`: between times with and without time zone, whatever the session's zone is.
    Utc,
    /// `USING column::timestamp AT TIME ZONE 'UTC'`: the beginning of a day.
    Midnight,
    /// `USING (column AT TIME ZONE 'UTC')::date`: the inverse.
    Day,
    /// `USING convert_to(column, 'UTF8')`: the bytes of a text, which a cast would read as an escape format.
    Encode,
    /// `USING convert_from(column, 'UTF8')`: the inverse.
    Decode,
    /// `USING ARRAY[column]::type`: an array of the single value.
    Element,
    /// The same, for a column that may be null.
    ElementUnlessNull,
    /// `USING column[1]::type`: the inverse.
    First,
    /// `USING` with a given expression over the columns of the row.
    Stated(Expression),
}
