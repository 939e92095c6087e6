//! The result of a comparison, to be shown, written or proved.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use sqlx::PgConnection;

use super::{Online, changes::Changes, settled::Settled, timed, wanted::Wanted};
use crate::{
    catalog::clinging::Clinging,
    check::{
        Finding,
        alike::Question,
        deploy::{self, Deploy},
    },
    count::{self, Limits},
    declaration,
    desired::{
        Scope, enum_schema,
        printed::{self, Printed},
        relations, unmanaged,
    },
    diff,
    op::{Change, Op},
    plan::{Blocking, Plan, Step, homes},
    render::{
        locks,
        operation::{self, Operation},
        review::{Proof, Review},
        summary::{Detail, Summary},
    },
    schema::{
        Declarations, Pair, Qualified, Schema,
        diagnostic::Diagnostic,
        effect::{Measured, Size},
        partition::Partition,
        stated,
    },
    scratch::{
        ScratchError, elsewhere, incompatible, measure,
        prove::{self, Verdict},
        refusal::Refusal,
        rehearsal::Task,
    },
};

/// A database, and what the entities state about it.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub database: Schema,
    /// The database after all requested renames, if there are any.
    renamed: Option<Schema>,
    /// The same as Postgres will print it once its columns have other types, if that differs.
    followed: Option<Schema>,
    pub target: Schema,
    /// The target in its authors' spelling, if that differs.
    written: Option<Schema>,
    pub ops: Vec<Op>,
    pub operations: Vec<Operation>,
    /// For each of them, the most similar object of the database.
    neighbours: Vec<Option<String>>,
    pub plan: Plan,
    pub findings: Vec<Finding>,
    /// Questions that only the owner of the entities can answer.
    pub questions: Vec<Question>,
    /// What the entities leave open, and how it is resolved.
    pub notes: Vec<Diagnostic>,
    pub default_schema: String,
    /// The sizes of the tables that the changes concern.
    pub(super) sizes: BTreeMap<Qualified, Size>,
    /// What the database has on columns and a column that replaces them would lack.
    pub(super) clinging: Vec<Clinging>,
    /// The partitions of the tables that the changes concern.
    pub(super) partitions: BTreeMap<Qualified, Vec<Partition>>,
    /// Which tables are changed in stages, if any are.
    pub(super) online: Option<Online>,
    /// The statements that should run in stages, each with the reason if it cannot.
    pub(super) staged: BTreeMap<String, Option<String>>,
    /// The steps that block programs because they cannot run in stages.
    pub(super) at_once: Vec<Blocking>,
    /// What the statements of the plan do to tables, once that is measured.
    pub measured: Option<Measured>,
    /// What the SQL files declare, as Postgres prints it.
    pub(super) declared: Declarations,
    /// The tables that they declare, which count as stated by entities.
    pub tables: BTreeMap<Qualified, Box<stated::Table>>,
    /// How Postgres printed the expressions of tables, as the lock has it.
    prints: BTreeMap<Qualified, Printed>,
    scope: Scope,
    /// The server's `server_version_num`.
    pub version: i32,
}

impl Comparison {
    pub(super) fn of(
        changes: Changes<'_>,
        sizes: BTreeMap<Qualified, Size>,
        clinging: Vec<Clinging>,
        partitions: BTreeMap<Qualified, Vec<Partition>>,
    ) -> Self {
        let Changes { settled, ops, plan, findings, mut questions } = changes;
        let mut shown = homes::shown(&ops, settled.schemas());
        // What steps aside in `down` only is no change.
        shown.retain(|it| !is_left_alone(it, &plan.up));
        let default_schema = settled.wanted.inputs.request.default_schema;
        let near = |op| operation::neighbour(op, settled.schemas(), default_schema);
        let neighbours = shown.iter().map(near).collect();
        let Settled { wanted, target, followed, .. } = settled;
        let Wanted { inputs, renamed, schema, notes, declared, tables, prints, .. } = wanted;
        // Renames are asked of entities: a table in an SQL file has nowhere to answer.
        questions.retain(|it| {
            let declared = |name: &Qualified| {
                let name = name.relative_to(default_schema);
                it.former == name || it.former.starts_with(&format!("{name}."))
            };
            !tables.keys().any(declared)
        });
        let (target, written) = match target {
            Some(target) => (target, Some(schema)),
            None => (schema, None),
        };
        Self {
            operations: operation::operations(&shown, default_schema),
            neighbours,
            default_schema: default_schema.to_owned(),
            sizes,
            clinging,
            partitions,
            online: None,
            staged: BTreeMap::new(),
            at_once: Vec::new(),
            measured: None,
            database: inputs.database,
            renamed,
            followed,
            target,
            written,
            ops,
            plan,
            findings,
            questions,
            notes,
            declared,
            tables,
            prints,
            scope: inputs.request.scope,
            version: inputs.version,
        }
    }

    /// Leaves a table out of everything: it counts neither as stated nor as unmanaged.
    pub fn forget(&mut self, table: &Qualified) {
        let Self { database, renamed, followed, target, written, .. } = self;
        let all =
            [Some(database), renamed.as_mut(), followed.as_mut(), Some(target), written.as_mut()];
        for schema in all {
            schema.map(|it| it.tables.remove(table));
        }
    }

    /// The database and the target.
    #[must_use]
    pub fn schemas(&self) -> Pair<&Schema> {
        Pair::new(&self.database, &self.target)
    }

    /// Both sides as a reviewer sees them. Changes that only follow a column's new type are not shown.
    fn shown(&self) -> Pair<&Schema> {
        let followed = self.followed.as_ref().filter(|_| self.renamed.is_none());
        Pair::new(followed.unwrap_or(&self.database), &self.target)
    }

    /// The database after all requested renames: the start of the other changes.
    #[must_use]
    pub fn renamed(&self) -> &Schema {
        self.renamed.as_ref().unwrap_or(&self.database)
    }

    /// The target in its authors' spelling.
    #[must_use]
    pub fn written(&self) -> &Schema {
        self.written.as_ref().unwrap_or(&self.target)
    }

    /// The summary for a reviewer.
    #[must_use]
    pub fn summary(&self) -> Summary<'_> {
        Summary {
            ops: &self.ops,
            operations: &self.operations,
            neighbours: &self.neighbours,
            findings: &self.findings,
            locks: self.locks(),
            deploy: self.deploy(),
            online: self.online(),
            detail: Detail::All,
            schemas: self.shown(),
            default_schema: &self.default_schema,
        }
    }

    /// The review of the change that this summary is about. It describes the database in words.
    #[must_use]
    pub fn review<'a>(
        &'a self,
        summary: &'a Summary<'a>,
        entities: &'a stated::Schema,
        unseen: &'a [Diagnostic],
        proof: &'a Proof,
        database: &'a str,
    ) -> Review<'a> {
        Review {
            summary,
            questions: &self.questions,
            plan: &self.plan,
            measured: self.measured.as_ref(),
            at_once: &self.at_once,
            sizes: &self.sizes,
            renamed: Pair::new(self.renamed(), &self.target),
            entities,
            unseen,
            proof,
            database,
            message: None,
        }
    }

    /// In which order to deploy the migration and its program.
    #[must_use]
    pub fn deploy(&self) -> Deploy {
        let schemas = Pair::new(self.renamed(), &self.target);
        deploy::deploy(&self.ops, schemas, &self.default_schema)
    }

    /// The statements that block, a few lines each, once that is measured.
    #[must_use]
    pub fn locks(&self) -> Vec<Vec<String>> {
        let Some(measured) = &self.measured else { return Vec::new() };
        let size = |it: &Qualified| self.size(it);
        let at_once = &self.at_once;
        let blocking = locks::blocking(&self.plan, measured, at_once, size, &self.default_schema);
        blocking.iter().map(|it| locks::lines(it, &self.default_schema)).collect()
    }

    /// What each statement does to each table, in both directions.
    #[must_use]
    pub fn locks_for_programs(&self) -> Pair<serde_json::Value> {
        let none = Measured::default();
        let measured = self.measured.as_ref().unwrap_or(&none);
        let ways = Pair::new(&measured.up, &measured.down);
        ways.map(|it| locks::json(it, |table| self.size(table), &self.default_schema))
    }

    /// The size of a table, if the changes concern it.
    #[must_use]
    pub fn size(&self, table: &Qualified) -> Option<Size> {
        self.sizes.get(table).copied()
    }

    /// Unmanaged objects, as the operations that would drop them.
    #[must_use]
    pub fn unmanaged(&self, entities: &stated::Schema) -> Vec<Operation> {
        let entities = enum_schema::placed(entities, self.renamed());
        let managed = unmanaged::managed(&entities, self.renamed());
        let sides = Pair::new(self.renamed(), &managed);
        let gone = homes::shown(&diff::diff(sides), sides);
        operation::operations(&gone, &self.default_schema)
    }

    /// What the lock records of the entities.
    #[must_use]
    pub fn remembered(&self, entities: &stated::Schema) -> stated::Schema {
        let mut entities = Cow::Borrowed(entities);
        if !self.tables.is_empty() {
            entities.to_mut().tables.extend(self.tables.clone());
        }
        let entities = &*entities;
        let placed = enum_schema::placed(entities, self.renamed());
        let settled = relations::settled(&placed, self.renamed(), self.scope);
        let mut remembered =
            printed::remember(&settled, self.written(), &self.target, &self.prints);
        remembered.digest = declaration::digest(&entities.declarations);
        remembered.declarations.clear();
        remembered.declared.clone_from(&self.declared.objects);
        remembered
    }

    /// Whether the entities and the database agree.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.ops.is_empty() && self.stops().is_empty()
    }

    /// The findings that stop a generation.
    #[must_use]
    pub fn stops(&self) -> Vec<&Finding> {
        self.findings.iter().filter(|it| it.stops()).collect()
    }

    /// Whether the refused object is unchanged in the database and stated nowhere.
    #[must_use]
    pub fn is_left(&self, refusal: &Refusal, entities: &stated::Schema) -> bool {
        incompatible::is_left(refusal, Pair::new(self.renamed(), &self.target), entities)
    }

    /// Counts the rows that the findings are about.
    pub async fn count(&mut self, connection: &mut PgConnection, timeout: Duration) {
        let limits =
            Limits { timeout, version: self.version, default_schema: &self.default_schema };
        let counting = count::count(connection, &mut self.findings, limits);
        timed("counted the rows in the way", counting).await;
    }

    /// Proves the plan on another server.
    ///
    /// # Errors
    /// If the scratch schema cannot be used.
    pub async fn prove_elsewhere(
        &self,
        connection: &mut PgConnection,
    ) -> Result<Verdict, ScratchError> {
        let (sides, made) = elsewhere::equip(connection, self.schemas()).await?;
        let task = Task { schemas: sides.as_ref(), ..self.task() };
        let proof = Box::pin(prove::prove(connection, &task));
        let verdict = timed("tried the plan, up and down, on another server", proof).await;
        elsewhere::clear(connection, made).await;
        verdict
    }

    /// Proves the plan in a scratch schema.
    ///
    /// # Errors
    /// If the scratch schema cannot be used.
    pub async fn prove(&self, connection: &mut PgConnection) -> Result<Verdict, ScratchError> {
        let task = self.task();
        timed("tried the plan, up and down", Box::pin(prove::prove(connection, &task))).await
    }

    /// Measures what the statements of the plan do to the existing tables.
    ///
    /// # Errors
    /// If the connection fails.
    pub async fn measure(&mut self, connection: &mut PgConnection) -> Result<(), ScratchError> {
        let task = self.task();
        let measured = Box::pin(measure::measure(connection, &task, &self.plan));
        let measured = timed("measured the locks of the plan", measured).await?;
        self.measured = Some(measured);
        self.correct_rewrites();
        Ok(())
    }

    pub(super) fn task(&self) -> Task<'_> {
        Task {
            ops: &self.ops,
            schemas: self.schemas(),
            written: self.written(),
            beside: &self.renamed().declared,
            default_schema: &self.default_schema,
            staged: &self.staged,
            version: self.version,
        }
    }
}

/// Whether `up` does nothing to an object beside tables that is equal on both sides. `down` may have to drop and recreate
/// it.
fn is_left_alone(op: &Op, up: &[Step]) -> bool {
    let Op::Declared(address, Change::Alter(pair)) = op else { return false };
    let is_step = |it: &Step| matches!(it, Step::Declared(own, _) if own == address);
    pair.before == pair.after && !up.iter().any(is_step)
}
