//! A plan is proved before anyone sees it: the database as it is, without its rows, is built in the scratch; `up` must
//! lead to the target, `down` back to the start.

use std::collections::BTreeSet;

use sqlx::PgConnection;

use super::{Scratch, ScratchError, restrict, spelling};
use crate::{
    diff,
    op::Op,
    plan::{self, Step},
    schema::{Pair, Qualified, Schema},
};

/// What came of a proof.
#[derive(Debug)]
pub enum Verdict {
    Proved,
    /// Postgres refused a statement.
    Refused {
        stage: Stage,
        statement: String,
        message: String,
    },
    /// The catalog is not what it should be; the ops lead from what it is to what it should be.
    Differs {
        stage: Stage,
        residue: Vec<Op>,
    },
}

/// Which part of a proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// Building the database as it is.
    Start,
    Up,
    Down,
}

/// Proves the plan of these ops between the database and the target, whose expressions `written` spells as the plan
/// does.
///
/// # Errors
/// Where the scratch cannot be used at all.
pub async fn prove(
    connection: &mut PgConnection,
    ops: &[Op],
    schemas: Pair<&Schema>,
    written: &Schema,
    default_schema: &str,
) -> Result<Verdict, ScratchError> {
    let (tables, enums) = concerned(ops, schemas);
    let concerned = |schema| without_outside_keys(restrict(schema, &tables, &enums));
    let (part, written) = (schemas.map(concerned), concerned(written));
    let mut scratch =
        Scratch::open(connection, default_schema, &[&part.before, &part.after]).await?;
    let verdict = play(&mut scratch, part.as_ref(), &written).await;
    scratch.close().await?;
    verdict
}

async fn play(
    scratch: &mut Scratch<'_>,
    part: Pair<&Schema>,
    written: &Schema,
) -> Result<Verdict, ScratchError> {
    let written = scratch.relocated(written);
    let doubles = part.map(|schema| scratch.relocated(schema));
    let empty = scratch.empty(&part.before.extensions);
    let doubles = Pair {
        before: Schema { extensions: empty.extensions.clone(), ..doubles.before },
        ..doubles
    };
    let between = |before: &Schema, after: &Schema| {
        let pair = Pair::new(before, after);
        plan::plan(&spelling::spell(diff::diff(pair), &written), pair)
    };
    let start = Pair::new(&empty, &doubles.before);
    let start = plan::plan(&diff::diff(start), start);
    if let Some(verdict) = stage(scratch, Stage::Start, &start.up, &doubles.before).await? {
        return Ok(verdict);
    }
    let change = between(&doubles.before, &doubles.after);
    if let Some(verdict) = stage(scratch, Stage::Up, &change.up, &doubles.after).await? {
        return Ok(verdict);
    }
    let down = stage(scratch, Stage::Down, &change.down, &doubles.before).await?;
    Ok(down.unwrap_or(Verdict::Proved))
}

/// Runs the steps and compares what stands then; `None` where it is as it should be.
async fn stage(
    scratch: &mut Scratch<'_>,
    stage: Stage,
    steps: &[Step],
    expected: &Schema,
) -> Result<Option<Verdict>, ScratchError> {
    for step in steps {
        match scratch.run(step).await {
            Ok(()) => {}
            Err(ScratchError::Statement { statement, message, code: _ }) => {
                return Ok(Some(Verdict::Refused { stage, statement, message }));
            }
            Err(error) => return Err(error),
        }
    }
    let mut read = scratch.read().await?;
    // Where an extension lives is not part of the claim.
    read.extensions = read
        .extensions
        .into_iter()
        .map(|(name, it)| {
            let same = expected.extensions.get(&name).cloned().unwrap_or(it);
            (name, same)
        })
        .collect();
    let residue = diff::diff(Pair::new(&read, expected));
    if residue.is_empty() {
        return Ok(None);
    }
    Ok(Some(Verdict::Differs { stage, residue }))
}

/// The tables and enums that the ops speak of, and the tables that refer to those or are referred to by them.
fn concerned(ops: &[Op], schemas: Pair<&Schema>) -> (BTreeSet<Qualified>, BTreeSet<Qualified>) {
    let mut tables = BTreeSet::new();
    let mut enums = BTreeSet::new();
    for op in ops {
        match op {
            Op::Namespace(..) | Op::Extension(..) => {}
            Op::Enum(name, _) => _ = enums.insert(name.clone()),
            Op::Table(table, _)
            | Op::Column(table, _)
            | Op::PrimaryKey(table, _)
            | Op::Unique(table, ..)
            | Op::Check(table, ..)
            | Op::Exclusion(table, ..)
            | Op::ForeignKey(table, ..)
            | Op::Index(table, ..) => _ = tables.insert(table.clone()),
        }
    }
    let both = [schemas.before, schemas.after];
    for (name, table) in both.iter().flat_map(|schema| &schema.tables) {
        let uses = table.columns.iter().any(
            |column| matches!(&column.ty.name, crate::schema::TypeName::Enum(name) if enums.contains(name)),
        );
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
    (tables, enums)
}

/// Foreign keys to tables that are not part of the proof are neighbours' own business.
fn without_outside_keys(mut schema: Schema) -> Schema {
    let names: BTreeSet<Qualified> = schema.tables.keys().cloned().collect();
    for table in schema.tables.values_mut() {
        table.foreign_keys.retain(|_, key| names.contains(&key.references));
    }
    schema
}
