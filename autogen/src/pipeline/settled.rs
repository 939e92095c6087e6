//! Takes the wanted schema, and returns it as Postgres prints it. From here on, equal text means equal meaning.

use std::sync::Arc;

use sqlx::PgConnection;

use super::{Error, Request, declared, owned, timed, wanted::Wanted};
use crate::{
    desired::{ignore::pattern, unnamed},
    schema::{Pair, Schema, undecided::Undecided},
    scratch::{
        Unavailable, follows, incompatible,
        refusal::{Piece, Refusal},
    },
};

/// The schema to reach.
#[derive(Debug)]
pub(super) struct Settled<'a> {
    pub(super) wanted: Wanted<'a>,
    /// In Postgres' spelling, if that differs.
    pub(super) target: Option<Schema>,
    /// The database as Postgres will print it once its columns have other types, if that differs.
    pub(super) followed: Option<Schema>,
    /// Objects that nobody states, and that Postgres refuses beside the wanted ones. They stay.
    pub(super) left: Vec<Refusal>,
    /// If nothing could be created to have Postgres print it: the reason, and what is therefore undecided.
    pub(super) undecided: Option<(Unavailable, Vec<Undecided>)>,
}

impl<'a> Settled<'a> {
    pub(super) async fn of(
        connection: &mut PgConnection,
        wanted: Wanted<'a>,
    ) -> Result<Self, Error> {
        let mut wanted = wanted;
        let declared = declared::settle(connection, &mut wanted).await?;
        let Request { default_schema, .. } = wanted.inputs.request;
        let entities = &*wanted.inputs.entities;
        let (database, stale) = (wanted.database(), wanted.stale());
        let sides = (database, entities);
        let spelled =
            incompatible::canon(connection, &wanted.schema, sides, &stale, default_schema);
        let spelled = timed("had Postgres spell what the entities say", spelled).await?;
        let (spelled, written) = match (spelled, declared) {
            (Ok(spelled), Ok(written)) => (spelled, written),
            (spelled, declared) => {
                let refused = spelled.err().unwrap_or_default();
                let refused = refused
                    .iter()
                    .map(|it| it.diagnostic(entities).helps(ignored(it, database, default_schema)));
                return Err(Error::Refused(
                    declared.err().into_iter().flatten().chain(refused).collect(),
                ));
            }
        };
        let (canon, left) = spelled;
        let mut target = canon.schema;
        unnamed::match_names(&mut target, entities, database);
        // The session's search path applies to these migrations.
        let tables = canon.rewritten.iter().filter_map(|it| target.tables.get_key_value(it));
        let rewritten: Vec<_> = tables.map(|(name, it)| (name.clone(), Arc::clone(it))).collect();
        let followed = follows::followed(connection, &target, database, default_schema).await?;
        let (mut target, undecided) = (owned(target), canon.undecided);
        if let Some(written) = written.filter(|it| *it != wanted.schema.declared) {
            target.get_or_insert_with(|| wanted.schema.clone());
            wanted.schema.declared = written;
        }
        wanted.schema.tables.extend(rewritten);
        Ok(Self { wanted, target, followed, left, undecided })
    }

    /// The database, with the names that the entities use, and the target.
    pub(super) fn schemas(&self) -> Pair<&Schema> {
        let before = self.followed.as_ref().unwrap_or_else(|| self.wanted.database());
        Pair::new(before, self.target.as_ref().unwrap_or(&self.wanted.schema))
    }
}

/// How to go on with a refused statement: the database has the object, which can stay as it is.
fn ignored(refusal: &Refusal, database: &Schema, default_schema: &str) -> Option<String> {
    let table = database.tables.get(&refusal.table)?;
    let column = |name: &String, facet: &str| {
        table.column(name).map(|_| ("columns", format!("{name}:{facet}")))
    };
    let constraint = |name: &String, is_had: bool| is_had.then(|| ("constraints", name.clone()));
    let (list, part) = match &refusal.piece {
        Piece::Table => Some(("tables", String::new())),
        Piece::Column(name) => column(name, "type"),
        Piece::Default(name) => column(name, "default"),
        Piece::Generated(name) => column(name, "generated"),
        Piece::PrimaryKey => table.primary_key.as_ref().and_then(|key| constraint(&key.name, true)),
        Piece::Unique(name) => constraint(name, table.uniques.contains_key(name)),
        Piece::ForeignKey(name) => constraint(name, table.foreign_keys.contains_key(name)),
        Piece::Check(name) => constraint(name, table.checks.contains_key(name)),
        Piece::Exclusion(name) => constraint(name, table.exclusions.contains_key(name)),
        Piece::Index(name) => table.indexes.contains_key(name).then(|| ("indexes", name.clone())),
    }?;
    let pattern = pattern::of(&refusal.table, &part, default_schema);
    Some(format!(
        "or leave it to the database, in autogen.toml under `[ignore]`: `{list} = [{pattern:?}]`"
    ))
}
