//! Adds the objects that SQL files declare to the wanted schema, as their authors write them and as Postgres prints them. Of
//! the database's objects beside tables, only the managed ones remain.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::{Error, Request, timed, wanted::Wanted};
use crate::{
    declaration,
    desired::{Scope, declared as ownership},
    op::rename,
    schema::{
        Address, Declarations, Declared, Pair, Qualified, Schema, Table, diagnostic::Diagnostic,
        stated,
    },
    scratch::{
        declared::{self, Printed},
        mentioned, renamed,
    },
};

/// Returns the declared objects in their authors' spelling, if there are any, or what Postgres refuses of them.
pub(super) async fn settle(
    connection: &mut PgConnection,
    wanted: &mut Wanted<'_>,
) -> Result<Result<Option<Declarations>, Vec<Diagnostic>>, Error> {
    let Request { default_schema, lock, ignore, scope, .. } = wanted.inputs.request;
    let declarations = &wanted.inputs.entities.declarations;
    if !wanted.inputs.request.is_about_declared(&wanted.inputs.entities) {
        return Ok(Ok(None));
    }
    let (target, database) = (&wanted.schema, wanted.database());
    let standing = standing(declarations, database);
    if !standing.is_empty() {
        return Ok(Err(standing));
    }
    let known = known(&wanted.inputs.entities, lock, target, database);
    // A renamed column may not have its old name in a file.
    let printed = if let Some(known) = known.filter(|_| wanted.renames.is_empty()) {
        known
    } else {
        let print = declared::print(connection, declarations, target, database, default_schema);
        match timed("had Postgres print what the SQL files declare", print).await? {
            Ok(mut printed) => {
                if is_over_the_same(declarations, Pair::new(database, target)) {
                    let schemas = (target, database);
                    declared::adopt_reprinted(
                        connection,
                        &mut printed,
                        declarations,
                        schemas,
                        default_schema,
                    )
                    .await?;
                }
                printed
            }
            Err(refused) => return Ok(Err(refused)),
        }
    };
    let mut printed = printed;
    printed.declared.retain(|it| !ignore.object(it));
    let tables = std::mem::take(&mut printed.tables);
    let twice = twice(&tables, &wanted.inputs.entities);
    if !twice.is_empty() {
        return Ok(Err(twice));
    }
    wanted.tables.clone_from(&tables);
    if !tables.is_empty()
        && let Err(refused) = wanted.add_tables(tables)
    {
        return Ok(Err(refused));
    }
    let database = wanted.database();
    let renames = &wanted.renames;
    let under_new_names = |it: &Address| rename::address(it, renames);
    let here = &wanted.inputs.database;
    let is_read =
        |it: &Address| wanted.inputs.readers.iter().any(|reader| reader.follower.0 == it.name);
    let said: Vec<(&Address, &Declared)> = match scope {
        Scope::Stated => {
            // What was only taken away is nobody's to drop.
            let is_said = |it: &Declared| it.withheld.is_empty() || !it.shape.is_empty();
            lock.declared.iter().filter(|(_, it)| is_said(it)).collect()
        }
        Scope::Strict => {
            let is_left =
                |it: &Address| !it.is_to_be_said() || it.kind.is_about_roles() || is_read(it);
            here.declared.objects.iter().filter(|(it, _)| !is_left(it)).collect()
        }
    };
    let said = said.into_iter().filter(|(it, _)| !ignore.object(it));
    let lock: BTreeMap<Address, Declared> =
        said.map(|(at, it)| (under_new_names(at), it.clone())).collect();
    let known = |it: &Address| {
        let it = under_new_names(it);
        let is_declared = printed.declared.objects.contains_key(&it);
        is_declared || lock.contains_key(&it) || !printed.declared.withheld(&it).is_empty()
    };
    let former = ownership::managed(&here.declared, known);
    let managed = if renames.is_empty() || former.is_empty() {
        former.clone()
    } else {
        let here = Schema { declared: former.clone(), ..here.clone() };
        let printed = renamed::declared(connection, &here, database, renames, default_schema);
        timed("had Postgres rename under what is declared", printed).await?
    };
    let is_to_be = ownership::wanted(&printed.declared, &managed, &lock);
    let mut written = is_to_be.clone();
    for (address, sql) in printed.said {
        if let Some(it) = written.objects.get_mut(&address) {
            it.definition = sql;
        }
    }
    for reader in &mut wanted.inputs.readers {
        if let Some(columns) = printed.columns.get(&reader.follower.0) {
            reader.follower.1.columns.clone_from(columns);
        }
    }
    // Default privileges may be in no schema.
    for address in printed.declared.objects.keys().filter(|it| !it.name.schema.is_empty()) {
        wanted.schema.namespaces.entry(address.name.schema.clone()).or_default();
    }
    wanted.schema.declared = is_to_be;
    wanted.inputs.database.declared = former;
    if let Some(renamed) = &mut wanted.renamed {
        renamed.declared = managed;
    }
    wanted.declared = printed.declared;
    Ok(Ok(Some(written)))
}

/// What Postgres printed when the same files declared the same over the same tables, if the database has exactly that.
fn known(
    entities: &stated::Schema,
    lock: &stated::Schema,
    target: &Schema,
    database: &Schema,
) -> Option<Printed> {
    let is_same = declaration::digest(&entities.declarations) == lock.digest;
    let has = |address: &Address, it: &Declared| {
        let objects = &database.declared.objects;
        if address.kind.are_privileges() {
            // A role may have more.
            let of = |it: &Address| objects.get(it).map(|it| &it.shape[..]).unwrap_or_default();
            let (had, passed_on) = (of(address), of(&address.with_grant_option()));
            let may = |it: &String| had.contains(it) || passed_on.contains(it);
            return it.shape.iter().all(|it| had.contains(it)) && !it.withheld.iter().any(may);
        }
        let had = objects.get(address);
        had.is_some_and(|had| Declared { comment: it.comment.clone(), ..had.clone() } == *it)
    };
    if !is_same || !lock.declared.iter().all(|(address, it)| has(address, it)) {
        return None;
    }
    if !is_over_the_same(&entities.declarations, Pair::new(database, target)) {
        return None;
    }
    let mut declared = database.declared.clone();
    declared.retain(|it| lock.declared.contains_key(it));
    declared.objects.clone_from(&lock.declared);
    let tables: Option<BTreeMap<_, _>> = stated::declared_tables(&entities.declarations)
        .map(|(name, place)| {
            let mut table = lock.tables.get(name)?.clone();
            table.place = place.clone();
            Some((name.clone(), table))
        })
        .collect();
    Some(Printed { declared, tables: tables?, ..Printed::default() })
}

/// Whether nothing changes below the declared objects.
fn is_over_the_same(declarations: &[stated::Declaration], schemas: Pair<&Schema>) -> bool {
    let part = mentioned::mentioned(declarations, schemas.after);
    let same = |name| !schemas.map(|it| Some(in_any_order(it.tables.get(name)?))).differs();
    part.tables.keys().all(same) && schemas.before.enums == schemas.after.enums
}

/// The table with its columns by name: a new field may be in the middle of an entity, and a new column never is.
fn in_any_order(table: &Table) -> Table {
    let mut table = table.clone();
    table.columns.sort_by(|one, other| one.name.cmp(&other.name));
    table
}

/// The declared partitions that are separate tables in the database.
fn standing(declarations: &[stated::Declaration], database: &Schema) -> Vec<Diagnostic> {
    let partitions = declarations.iter().filter(|it| it.makes == stated::Makes::Partition);
    let standing = partitions.filter_map(|it| {
        let name = it.name.as_ref().filter(|it| database.tables.contains_key(it))?;
        let message = format!("`{name}` is a table of its own, and no partition");
        Some(
            Diagnostic::error("not-a-partition", it.place.clone(), message)
                .help("attach it in a hand-written migration (`ALTER TABLE … ATTACH PARTITION …` in one from `autogen --empty -m \"…\"`), and apply that first"),
        )
    });
    standing.collect()
}

/// The tables that an entity states and an SQL file declares.
fn twice(
    tables: &BTreeMap<Qualified, Box<stated::Table>>,
    entities: &stated::Schema,
) -> Vec<Diagnostic> {
    let others = tables.iter().filter_map(|(name, it)| {
        let other = entities.tables.get(name).filter(|other| other.place.file != it.place.file)?;
        let message = format!("the table `{name}` has an entity as well, at {}", other.place);
        let error = Diagnostic::error("declared-twice", it.place.clone(), message);
        Some(error.help("leave only one of the two"))
    });
    others.collect()
}
