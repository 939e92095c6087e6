//! Objects of the database that Postgres would not create again: for example a generated column whose function has
//! become `STABLE` since. They stay, and a change that leaves them alone is tried without them.

use std::collections::BTreeSet;

use sqlx::PgConnection;

use super::{
    ScratchError, canon,
    incompatible::is_left,
    needed::needed,
    path::{Around, Path},
    refusal::{Piece, Refusal},
    rehearsal::{Part, Task},
};
use crate::{
    plan::{self, ColumnAction, Step},
    schema::{Pair, Qualified, Schema, stated},
};

/// What Postgres refuses to create again of the database's part: what the change leaves alone, and the rest.
///
/// # Errors
/// If the scratch cannot be used at all.
pub(super) async fn left_out(
    connection: &mut PgConnection,
    task: &Task<'_>,
    part: &Part,
) -> Result<(Vec<Refusal>, Vec<Refusal>), ScratchError> {
    let before = &part.schemas.before;
    let around = Around { database: before, default_schema: task.default_schema };
    let all = needed(before, &Schema::default(), &BTreeSet::new());
    let Err(refusals) = canon::respell(connection, &all, around, Path::Own).await? else {
        return Ok(Default::default());
    };
    let plan = plan::plan(task.ops, task.schemas);
    let steps: Vec<&Step> = plan.up.iter().chain(&plan.down).collect();
    let made: Vec<(&Qualified, Piece)> = steps.iter().filter_map(|it| Piece::made_by(it)).collect();
    // Postgres itself recreates what uses a column whose type changes.
    let is_retyped = |name: &Qualified| {
        let retypes = |step: &&Step| matches!(step, Step::Column(table, _, ColumnAction::SetType { .. }) if table == name);
        steps.iter().any(retypes)
    };
    let sides = Pair::new(before, &part.schemas.after);
    let is_left_alone = |it: &Refusal| {
        let is_made = made.iter().any(|(table, piece)| **table == it.table && *piece == it.piece);
        !is_made && !is_retyped(&it.table) && is_left(it, sides, &stated::Schema::default())
    };
    Ok(refusals.into_iter().partition(is_left_alone))
}
