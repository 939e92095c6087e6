//! The extensions that the server offers: their versions, and the updates between them.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::schema::extension::Offer;

/// Name, version, whether it is the default version, and what it requires.
type Row = (String, String, bool, Vec<String>);

/// Reads the offered versions of these extensions and of those that they require, and the update paths for extensions
/// that change their version.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    asked: &BTreeMap<String, Option<(String, String)>>,
) -> Result<BTreeMap<String, Offer>, sqlx::Error> {
    let mut offers: BTreeMap<String, Offer> =
        asked.keys().map(|name| (name.clone(), Offer::default())).collect();
    if offers.is_empty() {
        return Ok(offers);
    }
    let mut names: Vec<String> = asked.keys().cloned().collect();
    while !names.is_empty() {
        let rows: Vec<Row> = sqlx::query_as(include_str!("queries/offers.sql"))
            .bind(&names)
            .fetch_all(&mut *connection)
            .await?;
        names.clear();
        for (name, version, is_default, requires) in rows {
            let required = requires.iter().filter(|it| !offers.contains_key(*it));
            names.extend(required.cloned());
            let offer = offers.entry(name).or_default();
            offer.default_version =
                is_default.then(|| version.clone()).or(offer.default_version.take());
            offer.requires.insert(version.clone(), requires.into_iter().collect());
            offer.versions.insert(version);
        }
        offers.extend(names.iter().map(|name| (name.clone(), Offer::default())));
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
