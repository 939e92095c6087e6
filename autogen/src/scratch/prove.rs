//! Proves a plan before anyone sees it: the database is built in the scratch without its rows; `up` must reach the
//! target, and `down` the start.

use std::collections::BTreeSet;

use sqlx::PgConnection;

use super::{
    Scratch, ScratchError, ScratchKind,
    equivalence::are_equal_at,
    left_out,
    refusal::{Piece, Refusal},
    rehearsal::{self, Part, Rehearsal, Task},
    rollback,
};
use crate::{
    catalog, diff,
    op::Op,
    plan::Step,
    schema::{
        Address, Pair, Qualified, Schema,
        declared::Kind,
        extension::{located, stayed},
    },
};

/// The result of a proof.
#[derive(Debug)]
pub enum Verdict {
    Proved(Proof),
    /// Postgres refused a statement.
    Refused {
        phase: Phase,
        statement: String,
        message: String,
        /// The part of a table that the statement creates, if it does.
        part: Option<Refusal>,
    },
    /// The catalog differs from what was expected; the ops lead from the one to the other.
    Differs {
        phase: Phase,
        residue: Vec<Op>,
    },
}

/// How a plan was proved.
#[derive(Debug)]
pub struct Proof {
    pub kind: ScratchKind,
    /// What was left out, because Postgres would not create it again. The plan leaves it alone.
    pub left_out: Vec<Refusal>,
}

/// How many statements of the start are sent at once.
const AT_ONCE: usize = 200;

/// The part of a proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// Building the current database.
    Start,
    Up,
    Down,
}

/// Proves the plan of these ops between the database and the target; `written` has the target's expressions in the
/// plan's spelling.
///
/// # Errors
/// If the scratch cannot be used at all.
pub async fn prove(
    connection: &mut PgConnection,
    task: &Task<'_>,
) -> Result<Verdict, ScratchError> {
    rollback::require(connection).await?;
    let part = task.part();
    let verdict = try_part(connection, task, &part).await?;
    let Verdict::Refused { phase: phase @ Phase::Start, statement, message, .. } = verdict else {
        return Ok(verdict);
    };
    let (left_out, mut refused) = left_out::left_out(connection, task, &part).await?;
    if left_out.is_empty() || !refused.is_empty() {
        return Ok(Verdict::Refused { phase, statement, message, part: refused.pop() });
    }
    match try_part(connection, task, &part.without(&left_out)).await? {
        Verdict::Proved(proof) => Ok(Verdict::Proved(Proof { left_out, ..proof })),
        verdict => Ok(verdict),
    }
}

async fn try_part(
    connection: &mut PgConnection,
    task: &Task<'_>,
    part: &Part,
) -> Result<Verdict, ScratchError> {
    let mut scratch = Scratch::open(connection, task.default_schema, &part.sides()).await?;
    let rehearsal = task.rehearsal(part, &scratch);
    let verdict = play(&mut scratch, &rehearsal).await;
    scratch.close().await?;
    verdict
}

async fn play(scratch: &mut Scratch<'_>, rehearsal: &Rehearsal) -> Result<Verdict, ScratchError> {
    let Rehearsal { doubles, renames, start, change } = rehearsal;
    let beside: BTreeSet<Address> = [&doubles.before, &doubles.after]
        .iter()
        .flat_map(|it| it.declared.objects.keys().cloned())
        .collect();
    if !beside.is_empty() {
        scratch.require_schemas().await?;
        scratch.grant_nothing_by_default().await?;
    }
    let mut found = match run(scratch, Phase::Start, start, &beside).await? {
        Ok(found) => found,
        Err(verdict) => return Ok(verdict),
    };
    name(scratch, doubles, &mut found).await?;
    // Postgres may respell its own spelling; the change starts from the result.
    let before = adopted(&doubles.before, Pair::new(&found, &doubles.before));
    if found != before && !diff::diff(Pair::new(&found, &before)).is_empty() {
        let residue = real(scratch, &found, &before);
        return Ok(Verdict::Differs { phase: Phase::Start, residue });
    }
    let own = scratch.double_of_default();
    let found = rehearsal::under_new_names(&before, renames, own);
    let start = rehearsal::under_new_names(&doubles.before, renames, own);
    let after = adopted(&doubles.after, Pair::new(&found, &start));
    let expected = Pair::new(stayed(before, &doubles.after, &found), after);
    for (at, steps, expected) in
        [(Phase::Up, &change.up, &expected.after), (Phase::Down, &change.down, &expected.before)]
    {
        let mut found = match run(scratch, at, steps, &beside).await? {
            Ok(found) => found,
            Err(verdict) => return Ok(verdict),
        };
        name(scratch, doubles, &mut found).await?;
        let expected = located(expected.clone(), &found);
        if found != expected && !diff::diff(Pair::new(&found, &expected)).is_empty() {
            let residue = real(scratch, &found, &expected);
            return Ok(Verdict::Differs { phase: at, residue });
        }
    }
    Ok(Verdict::Proved(Proof { kind: scratch.kind, left_out: Vec::new() }))
}

/// Runs the steps and reads the result, or returns what was refused.
async fn run(
    scratch: &mut Scratch<'_>,
    phase: Phase,
    steps: &[Step],
    beside: &BTreeSet<Address>,
) -> Result<Result<Schema, Verdict>, ScratchError> {
    for steps in steps.chunks(AT_ONCE) {
        let is_printed = match phase {
            Phase::Start => true,
            Phase::Up | Phase::Down => false,
        };
        if is_printed && scratch.run_at_once(steps).await? {
            continue;
        }
        if let Err(verdict) = run_each(scratch, phase, steps).await? {
            return Ok(Err(verdict));
        }
    }
    let mut found = scratch.read().await?;
    if !beside.is_empty() {
        found.declared = scratch.read_declared().await?;
        found.declared.retain(|it| beside.contains(it));
        // One that is detached stays as a table of its own, which nobody manages.
        let is_partition = |name: &Qualified| {
            beside.iter().any(|it| it.kind == Kind::Partition && it.name == *name)
        };
        found.tables.retain(|name, _| !is_partition(name));
    }
    Ok(Ok(found))
}

/// Adds the names of NOT NULL constraints, if they are compared.
async fn name(
    scratch: &mut Scratch<'_>,
    doubles: &Pair<Schema>,
    found: &mut Schema,
) -> Result<(), ScratchError> {
    if doubles.before.names_not_null() || doubles.after.names_not_null() {
        catalog::not_null::add(scratch.connection, found).await?;
    }
    Ok(())
}

/// Runs the steps one by one, or returns the refused one.
async fn run_each(
    scratch: &mut Scratch<'_>,
    phase: Phase,
    steps: &[Step],
) -> Result<Result<(), Verdict>, ScratchError> {
    for step in steps {
        match scratch.run(step).await {
            Ok(()) => {}
            Err(ScratchError::Statement { statement, message, .. }) => {
                let (statement, message) = (scratch.told(&statement), scratch.told(&message));
                let part = Piece::made_by(step).map(|(table, piece)| {
                    let table = scratch.returned_name(table);
                    Refusal { table, piece, message: message.clone() }
                });
                return Ok(Err(Verdict::Refused { phase, statement, message, part }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Ok(()))
}

/// The difference, with real names.
fn real(scratch: &Scratch<'_>, found: &Schema, expected: &Schema) -> Vec<Op> {
    let (found, expected) = (scratch.returned(found), scratch.returned(expected));
    diff::diff(Pair::new(&found, &expected))
}

/// The schema, with unstated facets as found at the start.
fn adopted(schema: &Schema, start: Pair<&Schema>) -> Schema {
    let Pair { before: found, after: start } = start;
    let mut adopted = schema.clone();
    for (address, it) in &mut adopted.declared.objects {
        let sides = found.declared.objects.get(address).zip(start.declared.objects.get(address));
        if let Some((found, start)) = sides
            && it.definition == start.definition
        {
            it.definition.clone_from(&found.definition);
        }
    }
    for (name, table) in &schema.tables {
        let (Some(found), Some(start)) = (found.tables.get(name), start.tables.get(name)) else {
            continue;
        };
        let stays = |slot| are_equal_at(slot, Pair::new(start, table));
        for (slot, found) in found.slots().filter(|(slot, _)| stays(*slot)) {
            if let Some(it) = adopted.table_mut(name).and_then(|it| it.slot_mut(slot)) {
                it.clone_from(found);
            }
        }
    }
    adopted
}
