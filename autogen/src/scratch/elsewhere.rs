//! A proof on a server other than the database's: what both must have in common is created there, and removed again.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Executor as _, PgConnection};

use crate::{
    catalog::{self, Selection},
    render::sql::quote::ident,
    schema::{Extension, Namespace, Pair, Schema},
};

/// What was created for a proof: the statements that remove it.
#[derive(Debug, Default)]
pub struct Made(Vec<String>);

/// Creates the database's extensions, as far as the server offers them, and returns both sides with the extensions as
/// they are there.
///
/// # Errors
/// If the server cannot be queried.
pub async fn equip(
    connection: &mut PgConnection,
    schemas: Pair<&Schema>,
) -> Result<(Pair<Schema>, Made), sqlx::Error> {
    let had = read(connection).await?;
    let mut made = Made::default();
    for (name, extension) in &schemas.before.extensions {
        let Some(home) = extension.schema.as_ref() else { continue };
        if had.extensions.contains_key(name) {
            continue;
        }
        if !had.namespaces.contains_key(home)
            && run(connection, &format!("CREATE SCHEMA {}", ident(home))).await
        {
            made.0.push(format!("DROP SCHEMA {}", ident(home)));
        }
        let create = format!("CREATE EXTENSION {} SCHEMA {} CASCADE", ident(name), ident(home));
        if run(connection, &create).await {
            made.0.push(format!("DROP EXTENSION {}", ident(name)));
        }
    }
    let has = read(connection).await?;
    let mut sides = schemas.map(Clone::clone);
    let Pair { before, after } = &mut sides;
    share(&mut before.extensions, &mut after.extensions, &has.extensions, Extension::clone);
    share(&mut before.namespaces, &mut after.namespaces, &has.namespaces, Namespace::clone);
    Ok((sides, made))
}

/// Removes what was created. What cannot be removed is used by somebody else by now.
pub async fn clear(connection: &mut PgConnection, made: Made) {
    for statement in made.0.iter().rev() {
        run(connection, statement).await;
    }
}

/// What neither side changes is taken as on the other server.
fn share<T: PartialEq>(
    before: &mut BTreeMap<String, T>,
    after: &mut BTreeMap<String, T>,
    has: &BTreeMap<String, T>,
    copy: impl Fn(&T) -> T,
) {
    let names: Vec<String> = before.keys().chain(has.keys()).cloned().collect();
    for name in names {
        if before.get(&name) != after.get(&name) {
            continue;
        }
        for side in [&mut *before, &mut *after] {
            match has.get(&name) {
                Some(it) => _ = side.insert(name.clone(), copy(it)),
                None => _ = side.remove(&name),
            }
        }
    }
}

/// The existing schemas and extensions.
async fn read(connection: &mut PgConnection) -> Result<Schema, sqlx::Error> {
    catalog::read(connection, &Selection { schemas: Vec::new() }).await
}

async fn run(connection: &mut PgConnection, sql: &str) -> bool {
    connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await.is_ok()
}
