//! Rows of the catalog's queries, as structs.

/// Declares a struct that is read from the columns of the same names. It replaces `derive(FromRow)`: enabling that
/// feature would rebuild sqlx for every program that does not need it.
macro_rules! row {
    (struct $name:ident { $($field:ident: $ty:ty,)* }) => {
        struct $name {
            $($field: $ty,)*
        }

        impl<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow> for $name {
            fn from_row(row: &'r sqlx::postgres::PgRow) -> Result<Self, sqlx::Error> {
                use sqlx::Row as _;
                Ok(Self { $($field: row.try_get(stringify!($field))?,)* })
            }
        }
    };
}

pub(super) use row;
