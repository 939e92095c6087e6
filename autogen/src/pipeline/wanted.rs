//! Takes the inputs, and returns the wanted schema in its authors' spelling and the database with the names that they
//! use.

use std::collections::{BTreeMap, BTreeSet};

use super::{Request, inputs::Inputs, owned};
use crate::{
    desired::{
        self, extension, offered, partition,
        printed::Printed,
        relations,
        renames::{self, Renamed},
        unknown,
    },
    op::Rename,
    schema::{
        Declarations, NAMES_NOT_NULL, Pair, Qualified, Schema,
        diagnostic::{Diagnostic, Severity},
        since, stated,
    },
};

/// The wanted schema.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) renames: Vec<Rename>,
    /// The database after all requested renames, if there are any.
    pub(super) renamed: Option<Schema>,
    /// In its authors' spelling.
    pub(super) schema: Schema,
    /// What the SQL files declare, once Postgres has printed it.
    pub(super) declared: Declarations,
    /// The tables that they declare, which count as stated by entities.
    pub(super) tables: BTreeMap<Qualified, Box<stated::Table>>,
    /// How Postgres printed the expressions of tables, as the lock has it.
    pub(super) prints: BTreeMap<Qualified, Printed>,
    /// What the entities leave open, and how it is resolved.
    pub(super) notes: Vec<Diagnostic>,
}

impl<'a> Wanted<'a> {
    /// The wanted schema, or what the server lacks for it.
    pub(super) fn of(inputs: Inputs<'a>) -> Result<Self, Vec<Diagnostic>> {
        let Resolved { renames, renamed, schema, prints, notes } = Resolved::of(&inputs)?;
        let (declared, tables) = (Declarations::default(), BTreeMap::new());
        Ok(Self { inputs, renames, renamed, schema, declared, tables, prints, notes })
    }

    /// The same with tables that SQL files declare, or what the server lacks for them.
    pub(super) fn add_tables(
        &mut self,
        tables: BTreeMap<Qualified, Box<stated::Table>>,
    ) -> Result<(), Vec<Diagnostic>> {
        self.inputs.entities.to_mut().tables.extend(tables);
        let Resolved { renames, renamed, schema, prints, notes } = Resolved::of(&self.inputs)?;
        self.renames = renames;
        self.renamed = renamed;
        self.schema = schema;
        self.prints = prints;
        self.notes = notes;
        Ok(())
    }

    /// The start of the changes.
    pub(super) fn database(&self) -> &Schema {
        self.renamed.as_ref().unwrap_or(&self.inputs.database)
    }

    /// The tables whose expressions Postgres must print again, whatever is recorded: if an extension moves, an
    /// expression that uses it means something else, or prints differently.
    pub(super) fn stale(&self) -> BTreeSet<Qualified> {
        let moved = extension::is_moved(&self.schema, self.database());
        let tables = self.inputs.entities.tables.keys();
        tables.filter(|_| moved).cloned().collect()
    }
}

/// What follows from the inputs.
struct Resolved {
    renames: Vec<Rename>,
    renamed: Option<Schema>,
    schema: Schema,
    prints: BTreeMap<Qualified, Printed>,
    notes: Vec<Diagnostic>,
}

impl Resolved {
    fn of(inputs: &Inputs<'_>) -> Result<Self, Vec<Diagnostic>> {
        let Request { lock, scope, ignore, default_schema, asked, .. } = inputs.request;
        let entities = &*inputs.entities;
        let Renamed { renames, database, lock, .. } =
            renames::renamed(entities, lock, &inputs.database, default_schema, asked);
        let mut notes = unknown::left(entities, &database, ignore, default_schema);
        if notes.iter().any(|it| it.severity == Severity::Error) {
            return Err(notes);
        }
        notes.extend(relations::notes(entities, &database, scope, default_schema));
        let known = desired::Inputs { entities, lock: &lock, database: &database, scope };
        let mut schema = desired::desired(known);
        if inputs.version < NAMES_NOT_NULL {
            schema.forget_not_null_names();
        }
        ignore.leave(&mut schema, &database);
        offered::require(&mut schema, &inputs.offers);
        let sides = Pair::new(&*database, &schema);
        let mut refused = offered::refused(sides, entities, &inputs.offers);
        refused.extend(partition::refused(sides, entities));
        if !refused.is_empty() {
            return Err(refused);
        }
        offered::mark(&mut schema, &database, &inputs.offers);
        let too_new = since::too_new(&schema, inputs.version);
        if !too_new.is_empty() {
            let version = inputs.version;
            return Err(too_new.iter().map(|it| it.diagnostic(version, entities)).collect());
        }
        let printed = lock.tables.iter().filter(|(_, it)| !it.printed.is_empty());
        let prints = printed.map(|(name, it)| (name.clone(), it.printed.clone())).collect();
        Ok(Self { renames, renamed: owned(database), schema, prints, notes })
    }
}
