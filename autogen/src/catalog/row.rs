//! Rows of the catalog's queries, as structs.

/// Declares a struct that is read from the columns of the same names. In place of `derive(FromRow)`, whose feature has
/// sqlx built again for every program without it.
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
