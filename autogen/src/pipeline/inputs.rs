//! The inputs of a comparison: the entities, the lock, the database, and what its server offers.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use sqlx::PgConnection;

use super::{Error, Request, timed};
use crate::{
    catalog::{self, Selection, followers, offers, types},
    desired::{enum_schema, follower, offered, unknown},
    schema::{Schema, extension::Offer, follower::Reader, stated},
};

/// Everything that is known before any decision.
#[derive(Debug)]
pub(super) struct Inputs<'a> {
    pub(super) request: Request<'a>,
    /// What the entities state about tables.
    pub(super) entities: Cow<'a, stated::Schema>,
    /// The entities over something that is not an ordinary table.
    pub(super) readers: Vec<Reader>,
    pub(super) database: Schema,
    /// What the server offers for the wanted extensions.
    pub(super) offers: BTreeMap<String, Offer>,
    /// `server_version_num`.
    pub(super) version: i32,
}

impl<'a> Inputs<'a> {
    pub(super) async fn read(
        connection: &mut PgConnection,
        request: Request<'a>,
        prefetched: Option<Catalog>,
    ) -> Result<Self, Error> {
        let Request { entities, lock, default_schema, schemas, .. } = request;
        let schemas = schemas_of([entities, lock], default_schema, schemas);
        let Catalog { mut database, schemas: schemas_read } =
            match prefetched.filter(|it| it.schemas == schemas) {
                Some(prefetched) => prefetched,
                None => read(connection, schemas).await?,
            };
        let asked = follower::asked(entities, &database);
        let (mut followers, domains) = followers::read(connection, &asked).await?;
        for (name, follower) in follower::declared(entities) {
            followers.entry(name).or_insert(follower);
        }
        database.domains.extend(domains);
        let mut entities = enum_schema::placed(entities, &database);
        let missing = types::missing(connection, unknown::asked(&entities, &database)).await?;
        if !missing.is_empty() {
            unknown::take(entities.to_mut(), &missing, default_schema);
        }
        let readers = if followers.is_empty() {
            Vec::new()
        } else {
            follower::take(entities.to_mut(), &followers)
        };
        let offers = offers::read(connection, &offered::asked(&database, &entities)).await?;
        if request.is_about_declared(&entities) {
            let read = catalog::declared::read(connection, &schemas_read);
            database.declared = timed("read the objects beside tables", read).await?;
        }
        if [&entities, lock].iter().any(|it| it.names_not_null()) {
            catalog::not_null::add(connection, &mut database).await?;
        }
        let version = catalog::server_version(connection).await?;
        Ok(Self { request, entities, readers, database, offers, version })
    }
}

/// What was read from a database, and from which of its schemas.
#[derive(Clone, Debug)]
pub struct Catalog {
    schemas: Vec<String>,
    database: Schema,
}

/// Reads the database.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    schemas: Vec<String>,
) -> Result<Catalog, sqlx::Error> {
    let selection = Selection { schemas };
    let what = format!("read the catalog of the schemas {}", selection.schemas.join(", "));
    let database = timed(&what, catalog::read(connection, &selection)).await?;
    Ok(Catalog { schemas: selection.schemas, database })
}

/// Every Postgres schema that these use, the default one, and further ones.
#[must_use]
pub fn schemas_of<const N: usize>(
    stated: [&stated::Schema; N],
    default_schema: &str,
    further: &[String],
) -> Vec<String> {
    let names = stated.iter().flat_map(|it| {
        let sequences = it.sequences().map(|(name, _)| name);
        let declared = it.declared.keys().map(|it| &it.name);
        let declared = declared.chain(it.declarations.iter().filter_map(|it| it.name.as_ref()));
        it.tables.keys().chain(it.enums.keys()).chain(sequences).chain(declared)
    });
    let names = names.map(|name| name.schema.as_str());
    let names = names.chain(stated.iter().flat_map(|it| it.namespaces.keys().map(String::as_str)));
    let further = further.iter().map(String::as_str);
    let schemas: BTreeSet<&str> = names.chain(further).chain([default_schema]).collect();
    schemas.into_iter().map(str::to_owned).collect()
}
