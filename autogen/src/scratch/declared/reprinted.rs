//! Whether a file and the database declare the same, although Postgres prints it differently: what it prints of an object
//! and of a copy made from that may differ, for example for a column of a view that has no name.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::{Printed, print};
use crate::{
    schema::{Address, Declared, Schema, stated::Declaration},
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
    let had = &database.declared.objects;
    let differs_in_text = |(address, it): &(&Address, &Declared)| {
        let is_said = printed.said.contains_key(*address);
        had.get(*address).filter(|_| is_said).is_some_and(|had| {
            let same = Declared {
                definition: had.definition.clone(),
                comment: had.comment.clone(),
                ..(*it).clone()
            };
            it.definition != had.definition && same == *had
        })
    };
    let differing: BTreeMap<Address, String> = printed
        .declared
        .objects
        .iter()
        .filter(differs_in_text)
        .map(|(address, it)| (address.clone(), it.definition.clone()))
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    let of_database = |it: &Address| had.get(it).map(|it| it.definition.clone());
    let ours = differing.iter().map(|(address, it)| (address, it.clone()));
    let theirs = differing.keys().filter_map(|it| Some((it, of_database(it)?)));
    let mut copies = Vec::new();
    for texts in [theirs.collect::<BTreeMap<_, _>>(), ours.collect()] {
        let instead: BTreeMap<&String, &String> =
            texts.iter().filter_map(|(it, text)| Some((printed.said.get(it)?, text))).collect();
        let mut declarations = declarations.to_vec();
        for it in &mut declarations {
            if let Some(text) = instead.get(&it.sql) {
                it.sql.clone_from(text);
            }
        }
        let print = Box::pin(print(connection, &declarations, target, database, default_schema));
        // If Postgres does not accept its own spelling, the difference remains.
        copies.push(print.await?.map(|it| it.declared.objects).unwrap_or_default());
    }
    for (address, ours) in differing {
        let Some(theirs) = of_database(&address) else { continue };
        let copy = |at: usize| copies[at].get(&address).map(|it| &it.definition);
        let is_same = |it: &String| Some(it) == copy(0) || *it == theirs;
        let is_same = is_same(&ours) || copy(1).is_some_and(is_same);
        if is_same && let Some(it) = printed.declared.objects.get_mut(&address) {
            it.definition = theirs;
        }
    }
    Ok(())
}
