//! A plan is proved before anyone sees it: the database as it is, without its rows, is built in the scratch; `up` must
//! lead to the target, `down` back to the start.

use std::collections::BTreeSet;

use sqlx::PgConnection;

use super::{
    Scratch, ScratchError, ScratchKind,
    equivalence::are_equal_at,
    follows,
    refusal::{Piece, Refusal},
    restrict, rollback, spelling,
};
use crate::{
    diff,
    op::{Op, Rename},
    plan::{self, Step},
    schema::{
        Column, Pair, Qualified, Schema, TypeName,
        extension::{located, stayed},
    },
};

/// What came of a proof.
#[derive(Debug)]
pub enum Verdict {
    Proved(ScratchKind),
    /// Postgres refused a statement.
    Refused {
        phase: Phase,
        statement: String,
        message: String,
        /// What the statement makes of a table, if it makes a part of one.
        part: Option<Refusal>,
    },
    /// The catalog is not what it should be; the ops lead from what it is to what it should be.
    Differs {
        phase: Phase,
        residue: Vec<Op>,
    },
}

/// How many statements of the start go to the server at once.
const AT_ONCE: usize = 200;

/// Which part of a proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// Building the database as it is.
    Start,
    Up,
    Down,
}

/// Proves the plan of these ops between the database and the target, whose expressions `written` spells as the plan
/// does.
///
/// # Errors
/// If the scratch cannot be used at all.
pub async fn prove(
    connection: &mut PgConnection,
    ops: &[Op],
    schemas: Pair<&Schema>,
    written: &Schema,
    default_schema: &str,
) -> Result<Verdict, ScratchError> {
    rollback::require(connection).await?;
    let Concerned { tables, enums, sequences } = concerned(ops, schemas);
    let concerned = |schema| without_outside_keys(restrict(schema, &tables, &enums, &sequences));
    let (part, written) = (schemas.map(concerned), concerned(written));
    let mut scratch =
        Scratch::open(connection, default_schema, &[&part.before, &part.after]).await?;
    let renames = ops.iter().filter_map(|op| match op {
        Op::Rename(rename) => Some(scratch.relocated_rename(rename)),
        _ => None,
    });
    let renames: Vec<Rename> = renames.collect();
    let hints = ops.iter().filter_map(|op| match op {
        Op::Fill(table, column, fill) => {
            Some(Op::Fill(scratch.relocated_name(table), column.clone(), fill.clone()))
        }
        Op::Convert(table, column, by) => {
            Some(Op::Convert(scratch.relocated_name(table), column.clone(), by.clone()))
        }
        Op::Park(table, column, to) => {
            Some(Op::Park(scratch.relocated_name(table), column.clone(), to.clone()))
        }
        _ => None,
    });
    let hints: Vec<Op> = hints.collect();
    let asked = Asked { ops, renames: &renames, hints: &hints };
    let verdict = play(&mut scratch, part.as_ref(), asked, &written).await;
    scratch.close().await?;
    verdict
}

/// What no difference between two schemas asks for.
#[derive(Clone, Copy)]
struct Asked<'a> {
    ops: &'a [Op],
    renames: &'a [Rename],
    /// What fills and parks rows.
    hints: &'a [Op],
}

async fn play(
    scratch: &mut Scratch<'_>,
    part: Pair<&Schema>,
    asked: Asked<'_>,
    written: &Schema,
) -> Result<Verdict, ScratchError> {
    let Asked { ops: planned, renames, hints } = asked;
    let written = scratch.relocated(written);
    let doubles = part.map(|schema| scratch.relocated(schema));
    let empty = scratch.empty(part.before);
    let doubles = Pair {
        before: Schema { extensions: empty.extensions.clone(), ..doubles.before },
        ..doubles
    };
    let start = Pair::new(&empty, &doubles.before);
    let start = plan::plan(&diff::diff(start), start);
    let found = match run(scratch, Phase::Start, &start.up).await? {
        Ok(found) => found,
        Err(verdict) => return Ok(verdict),
    };
    // Postgres may respell what it printed itself; that is where the change starts from.
    let before = adopted(&doubles.before, Pair::new(&found, &doubles.before));
    if found != before && !diff::diff(Pair::new(&found, &before)).is_empty() {
        let residue = real(scratch, &found, &before);
        return Ok(Verdict::Differs { phase: Phase::Start, residue });
    }
    let own = scratch.double_of_default().to_owned();
    let under_new_names = |schema: &Schema| {
        let mut schema = schema.clone();
        for rename in renames {
            rename.apply(&mut schema, &own);
        }
        schema
    };
    let (found, start) = (under_new_names(&before), under_new_names(&doubles.before));
    let after = adopted(&doubles.after, Pair::new(&found, &start));
    let expected = Pair::new(stayed(before, &doubles.after, &found), after);
    let mut follower = start;
    follows::follow(&mut follower, &doubles.after, planned, |it| scratch.relocated_name(it));
    let way = Pair::new(&follower, &doubles.after);
    let renamed = renames.iter().cloned().map(Op::Rename);
    let ops = renamed.chain(diff::diff(way)).chain(hints.iter().cloned()).collect();
    let change = plan::plan(&spelling::spell(ops, &written), way);
    for (at, steps, expected) in
        [(Phase::Up, &change.up, &expected.after), (Phase::Down, &change.down, &expected.before)]
    {
        let found = match run(scratch, at, steps).await? {
            Ok(found) => found,
            Err(verdict) => return Ok(verdict),
        };
        let expected = located(expected.clone(), &found);
        if found != expected && !diff::diff(Pair::new(&found, &expected)).is_empty() {
            let residue = real(scratch, &found, &expected);
            return Ok(Verdict::Differs { phase: at, residue });
        }
    }
    Ok(Verdict::Proved(scratch.kind))
}

/// Runs the steps and reads what stands then; or says what was refused.
async fn run(
    scratch: &mut Scratch<'_>,
    phase: Phase,
    steps: &[Step],
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
    Ok(Ok(scratch.read().await?))
}

/// Runs the steps one by one; or says which was refused.
async fn run_each(
    scratch: &mut Scratch<'_>,
    phase: Phase,
    steps: &[Step],
) -> Result<Result<(), Verdict>, ScratchError> {
    for step in steps {
        match scratch.run(step).await {
            Ok(()) => {}
            Err(ScratchError::Statement { statement, message, code: _ }) => {
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

/// The difference under the names that people know.
fn real(scratch: &Scratch<'_>, found: &Schema, expected: &Schema) -> Vec<Op> {
    let (found, expected) = (scratch.returned(found), scratch.returned(expected));
    diff::diff(Pair::new(&found, &expected))
}

/// The schema, with its contents as they were found at the start.
fn adopted(schema: &Schema, start: Pair<&Schema>) -> Schema {
    let Pair { before: found, after: start } = start;
    let mut adopted = schema.clone();
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

struct Concerned {
    tables: BTreeSet<Qualified>,
    enums: BTreeSet<Qualified>,
    sequences: BTreeSet<Qualified>,
}

/// The objects of the ops, the tables that use such types and sequences, and those that refer to these tables or are
/// referred to by them.
fn concerned(ops: &[Op], schemas: Pair<&Schema>) -> Concerned {
    let mut tables = BTreeSet::new();
    let mut enums = BTreeSet::new();
    let mut sequences = BTreeSet::new();
    for op in ops {
        match op {
            Op::Namespace(..) | Op::Extension(..) => {}
            Op::Sequence(name, _) => _ = sequences.insert(name.clone()),
            Op::Rename(Rename::Table(pair)) => {
                tables.extend([pair.before.clone(), pair.after.clone()]);
            }
            Op::Rename(Rename::Enum(pair)) => {
                enums.extend([pair.before.clone(), pair.after.clone()]);
            }
            Op::Enum(name, _) | Op::Rename(Rename::Label(name, _)) => {
                _ = enums.insert(name.clone());
            }
            Op::Rename(Rename::Column(table, _) | Rename::Part(table, ..))
            | Op::Table(table, _)
            | Op::Column(table, _)
            | Op::Fill(table, ..)
            | Op::Convert(table, ..)
            | Op::Park(table, ..)
            | Op::PrimaryKey(table, _)
            | Op::Unique(table, ..)
            | Op::Check(table, ..)
            | Op::Exclusion(table, ..)
            | Op::ForeignKey(table, ..)
            | Op::Index(table, ..)
            | Op::Comment(table, ..) => _ = tables.insert(table.clone()),
        }
    }
    let both = [schemas.before, schemas.after];
    for (name, table) in both.iter().flat_map(|schema| &schema.tables) {
        let reads = |column: &Column| {
            column.default.as_ref().filter(|_| !sequences.is_empty()).is_some_and(|default| {
                let names = default.names();
                sequences.iter().any(|it| names.contains(&it.name))
            })
        };
        let uses = table.columns.iter().any(|column| {
            reads(column) || matches!(&column.ty.name, TypeName::Enum(name) if enums.contains(name))
        });
        if uses {
            tables.insert(name.clone());
        }
    }
    let mut neighbours = BTreeSet::new();
    for (name, table) in both.iter().flat_map(|schema| &schema.tables) {
        for key in table.foreign_keys.values() {
            if tables.contains(name) || tables.contains(&key.references) {
                neighbours.extend([name.clone(), key.references.clone()]);
            }
        }
    }
    tables.extend(neighbours);
    // A type that a column no longer has may stay for the sake of something else.
    for name in &tables {
        let own = both.iter().filter_map(|schema| schema.tables.get(name));
        enums.extend(own.flat_map(|it| &it.columns).filter_map(|column| match &column.ty.name {
            TypeName::Enum(name) => Some(name.clone()),
            TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
        }));
    }
    Concerned { tables, enums, sequences }
}

/// Foreign keys to tables that are not part of the proof are neighbours' own business.
fn without_outside_keys(mut schema: Schema) -> Schema {
    let names: BTreeSet<Qualified> = schema.tables.keys().cloned().collect();
    for (_, table) in schema.tables_mut() {
        table.foreign_keys.retain(|_, key| names.contains(&key.references));
    }
    schema
}
