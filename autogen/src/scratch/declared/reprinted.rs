//! Whether a file and the database declare the same, although Postgres prints it differently: what it prints of an object
//! and of a copy made from that may differ, for example for a column of a view that has no name.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::{Printed, print};
use crate::{
    schema::{Address, Declared, Pair, Schema, stated::Declaration},
    scratch::ScratchError,
};

/// Gives what declares the same as in the database the database's definition.
///
/// # Errors
/// If the scratch cannot be used at all.
pub async fn adopt_reprinted(
    connection: &mut PgConnection,
    printed: &mut Printed,
    declarations: &[Declaration],
    (target, database): (&Schema, &Schema),
    default_schema: &str,
) -> Result<(), ScratchError> {
    let texts = |(address, it): (&Address, &Declared)| {
        let had = database.declared.objects.get(address)?;
        let (definition, comment) = (had.definition.clone(), had.comment.clone());
        let same = Declared { definition, comment, ..it.clone() };
        let is_said = printed.said.contains_key(address);
        let differs = is_said && it.definition != had.definition && same == *had;
        let texts = Pair::new(had.definition.clone(), it.definition.clone());
        differs.then(|| (address.clone(), texts))
    };
    let differing: BTreeMap<Address, Pair<String>> =
        printed.declared.objects.iter().filter_map(texts).collect();
    if differing.is_empty() {
        return Ok(());
    }
    let sides = [|it: &Pair<String>| it.before.clone(), |it: &Pair<String>| it.after.clone()];
    let mut copies = Vec::new();
    for side in sides {
        let mut declarations = declarations.to_vec();
        for (address, texts) in &differing {
            let said = printed.said.get(address);
            let own = declarations.iter_mut().filter(|it| Some(&it.sql) == said);
            own.for_each(|it| it.sql = side(texts));
        }
        let print = Box::pin(print(connection, &declarations, target, database, default_schema));
        // If Postgres does not accept its own spelling, the difference remains.
        copies.push(print.await?.map(|it| it.declared.objects).unwrap_or_default());
    }
    for (address, texts) in differing {
        let copy = |at: usize| copies[at].get(&address).map(|it| &it.definition);
        let is_same = |it: &String| Some(it) == copy(0) || *it == texts.before;
        let is_same = is_same(&texts.after) || copy(1).is_some_and(is_same);
        if is_same && let Some(it) = printed.declared.objects.get_mut(&address) {
            it.definition = texts.before;
        }
    }
    Ok(())
}
