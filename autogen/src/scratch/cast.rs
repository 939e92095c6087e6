//! Changes of type that Postgres has no cast for, found before a statement fails on one.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, PgConnection};

use crate::{
    plan::{ColumnAction, Plan, Step, homes},
    render::sql::column::{transformed, type_name},
    schema::{
        ColumnType, Pair, Qualified, Schema, TypeName, diagnostic::Diagnostic, extension::Homes,
        stated,
    },
};

/// A column whose values cannot get to another type.
#[derive(Debug)]
pub struct NoCast {
    pub table: Qualified,
    pub column: String,
    pub types: Pair<Arc<ColumnType>>,
}

impl NoCast {
    /// At the place where the type is said.
    #[must_use]
    pub fn diagnostic(&self, entities: &stated::Schema) -> Diagnostic {
        let Self { table, column, types: Pair { before, after } } = self;
        let message = format!(
            "the type of `{}.{column}` cannot change: Postgres has no cast from `{before}` to `{after}`",
            table.name
        );
        Diagnostic::error("no-cast", entities.place_of_column(table, column), message).help(
            "add a column of the new type beside it, fill it in a migration by hand (`--empty`), and drop this one",
        )
    }
}

/// SQLSTATE `cannot_coerce`.
const CANNOT_COERCE: &str = "42846";

/// Every column whose change of type has no cast, for `up` or for `down`. The proof looks at types that do not exist yet.
///
/// # Errors
/// Where the server cannot be asked.
pub async fn missing(
    connection: &mut PgConnection,
    plan: &Plan,
    schemas: Pair<&Schema>,
) -> Result<Vec<NoCast>, sqlx::Error> {
    let mut found = Vec::new();
    for (steps, schema) in [(&plan.up, schemas.before), (&plan.down, schemas.after)] {
        for step in steps {
            let Step::Column(table, column, ColumnAction::SetType { ty, cast, .. }) = step else {
                continue;
            };
            let before = schema.tables.get(table).and_then(|it| it.column(column));
            let Some(mut before) = before.map(|it| it.ty.clone()) else { continue };
            homes::of_type(&mut before, Homes(&schema.extensions));
            let is_known = |it: &NoCast| it.table == *table && it.column == *column;
            if before == *ty || found.iter().any(is_known) {
                continue;
            }
            let value = transformed("value", ty, *cast);
            let row = format!("SELECT NULL::{} AS value", type_name(&before));
            let refused = never(Pair::new(&before, ty))
                || is_refused(connection, &format!("SELECT ({value}) IS NULL FROM ({row}) it"))
                    .await?;
            if refused {
                let types = Pair::new(before, ty.clone());
                found.push(NoCast { table: table.clone(), column: column.clone(), types });
            }
        }
    }
    Ok(found)
}

/// Only text becomes an enum. The enum itself may be one that the plan creates.
fn never(types: Pair<&ColumnType>) -> bool {
    const STRINGS: &[&str] = &["text", "character varying", "character", "name", "citext"];
    let Pair { before, after } = types;
    match (&before.name, &after.name) {
        (TypeName::Builtin(before), TypeName::Enum(_)) => !STRINGS.contains(&before.as_str()),
        _ => false,
    }
}

async fn is_refused(connection: &mut PgConnection, sql: &str) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(AssertSqlSafe(sql.to_owned())).persistent(false);
    match query.fetch_all(connection).await {
        Ok(_) => Ok(false),
        Err(sqlx::Error::Database(error)) => Ok(error.code().as_deref() == Some(CANNOT_COERCE)),
        Err(error) => Err(error),
    }
}
