//! What the server has of extensions: their versions, and the ways between them.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::schema::extension::Offer;

/// Reads what is offered of these extensions, and the updates between the two versions of those that have them.
///
/// # Errors
/// Where the server cannot be asked.
pub async fn read(
    connection: &mut PgConnection,
    asked: &BTreeMap<String, Option<(String, String)>>,
) -> Result<BTreeMap<String, Offer>, sqlx::Error> {
    let mut offers: BTreeMap<String, Offer> =
        asked.keys().map(|name| (name.clone(), Offer::default())).collect();
    if offers.is_empty() {
        return Ok(offers);
    }
    let names: Vec<&String> = asked.keys().collect();
    let sql = "SELECT name::text, version FROM pg_available_extension_versions WHERE name::text = ANY ($1)";
    let rows: Vec<(String, String)> =
        sqlx::query_as(sql).bind(names).fetch_all(&mut *connection).await?;
    for (name, version) in rows {
        offers.entry(name).or_default().versions.insert(version);
    }
    for (name, versions) in asked {
        let Some((one, other)) = versions else { continue };
        let sql = "SELECT source, target FROM pg_extension_update_paths($1::name)
                   WHERE path IS NOT NULL AND source IN ($2, $3) AND target IN ($2, $3)";
        let query = sqlx::query_as(sql).bind(name).bind(one).bind(other);
        let rows: Vec<(String, String)> = query.fetch_all(&mut *connection).await?;
        offers.entry(name.clone()).or_default().updates.extend(rows);
    }
    Ok(offers)
}
