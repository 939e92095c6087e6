//! Type changes without a cast, found before a statement fails.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, PgConnection};

use crate::{
    plan::{Cast, ColumnAction, Plan, Step, homes},
    render::sql::value::{transformed, type_name},
    schema::{ColumnType, Pair, Qualified, Schema, TypeName, extension::Homes},
};

/// A column whose values cannot be cast to the new type.
#[derive(Debug)]
pub struct NoCast {
    pub table: Qualified,
    pub column: String,
    pub types: Pair<Arc<ColumnType>>,
    /// Whether there is a cast back.
    pub has_back: bool,
}

/// SQLSTATE `cannot_coerce`.
const CANNOT_COERCE: &str = "42846";

/// Every column whose type change has no cast, in `up` or in `down`. The proof looks at types that do not exist yet.
///
/// # Errors
/// If the server cannot be queried.
pub async fn missing(
    connection: &mut PgConnection,
    plan: &Plan,
    schemas: Pair<&Schema>,
) -> Result<Pair<Vec<NoCast>>, sqlx::Error> {
    let mut up = among(connection, &plan.up, schemas.before).await?;
    let mut down = among(connection, &plan.down, schemas.after).await?;
    // If there is no cast in `up`, the finding covers both directions.
    for it in &mut up {
        let is_same = |back: &NoCast| back.table == it.table && back.column == it.column;
        if down.iter().any(is_same) {
            it.has_back = false;
            down.retain(|back| !is_same(back));
        }
    }
    Ok(Pair::new(up, down))
}

async fn among(
    connection: &mut PgConnection,
    steps: &[Step],
    schema: &Schema,
) -> Result<Vec<NoCast>, sqlx::Error> {
    let mut found = Vec::new();
    for step in steps {
        let Step::Column(table, column, ColumnAction::SetType { ty, cast, .. }) = step else {
            continue;
        };
        if matches!(cast, Cast::Stated(_)) {
            continue;
        }
        let before = schema.tables.get(table).and_then(|it| it.column(column));
        let Some(mut before) = before.map(|it| it.ty.clone()) else { continue };
        homes::of_type(&mut before, Homes(&schema.extensions));
        if before == *ty {
            continue;
        }
        let value = transformed("value", ty, cast);
        let row = format!("SELECT NULL::{} AS value", type_name(&before));
        let refused = never(Pair::new(&before, ty))
            || is_refused(connection, &format!("SELECT ({value}) IS NULL FROM ({row}) it")).await?;
        if refused {
            let types = Pair::new(before, ty.clone());
            let (table, column) = (table.clone(), column.clone());
            found.push(NoCast { table, column, types, has_back: true });
        }
    }
    Ok(found)
}

/// Only text can be cast to an enum. The plan may create the enum itself.
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
