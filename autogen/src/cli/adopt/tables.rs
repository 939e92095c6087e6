//! Which tables get an entity.

use std::collections::BTreeSet;

use super::super::{Outcome, args::Adopt, report::Failure};
use crate::{
    adopt::{INHERITS, INHERITS_WHY},
    catalog::beyond::Beyond,
    desired::ignore::{Ignore, pattern},
    entity,
    schema::{
        Qualified, Schema,
        stated::{self, Place},
    },
};

/// The tables that are asked for, or else all that no entity states.
pub(super) fn wanted(
    (schema, beyond): (&Schema, &[Beyond]),
    known: &stated::Schema,
    adopt: &Adopt,
    ignore: &Ignore,
    default_schema: &str,
) -> Result<BTreeSet<Qualified>, Failure> {
    let short = |it: &Qualified| it.relative_to(default_schema);
    let ignored = |it: &Qualified| {
        let lists = [&adopt.ignore_tables, &ignore.tables];
        lists.into_iter().any(|list| pattern::plain(list, &short(it)))
    };
    let named: Vec<&String> = adopt.only.iter().chain(&adopt.tables).collect();
    if named.is_empty() {
        let known: BTreeSet<&Qualified> = stated(known).map(|(name, _)| name).collect();
        let new = schema.tables.keys().filter(|it| !known.contains(it) && !ignored(it));
        return Ok(new.cloned().collect());
    }
    let mut wanted = BTreeSet::new();
    for name in named {
        let Some(found) = schema.tables.keys().find(|it| short(it) == *name) else {
            let mut inherits = beyond.iter().filter(|(_, what)| what == INHERITS);
            if inherits.any(|(it, _)| short(it) == *name) {
                let message = format!("nothing can be written:\n  table `{name}`: {INHERITS_WHY}");
                return Err(Failure::new(message, "create it by hand, in a migration"));
            }
            let message = format!("there is no table `{name}` in the database");
            let all: Vec<String> = schema.tables.keys().map(short).collect();
            let near = entity::spelling::did_you_mean(name, &all);
            let help = near.unwrap_or_else(|| {
                "for a table in another schema, write `app.users` and add `--schema app`".to_owned()
            });
            return Err(Failure::new(message, help));
        };
        if let Some((_, place)) = stated(known).find(|(it, _)| *it == found) {
            let message = format!("the table `{name}` already has an entity or SQL file: {place}");
            return Err(Failure::new(message, "`autogen check` compares it with the database"));
        }
        wanted.insert(found.clone());
    }
    Ok(wanted)
}

/// The tables that entities or SQL files state, each with the place.
pub(super) fn stated(known: &stated::Schema) -> impl Iterator<Item = (&Qualified, &Place)> {
    let entities = known.tables.iter().map(|(name, it)| (name, &it.place));
    entities.chain(stated::declared_tables(&known.declarations))
}

/// None of the tables can have an entity.
pub(super) fn none(unstated: &[String], is_whole: bool) -> Result<Outcome, Failure> {
    if !is_whole {
        let message = format!("nothing can be written:\n  {}", unstated.join("\n  "));
        return Err(Failure::new(message, "give the table a primary key"));
    }
    eprintln!(
        "Nothing to do: every table that can have an entity or an SQL file has one. Not stated:"
    );
    for line in unstated {
        eprintln!("  {line}");
    }
    Ok(Outcome::Done)
}

/// There is nothing to write an entity for.
pub(super) fn nothing(
    schema: &Schema,
    known: &stated::Schema,
    address: &str,
    schemas: &[String],
) -> Result<Outcome, Failure> {
    if !schema.tables.is_empty() {
        let n = stated(known).count();
        let tables = if n == 1 { "1 table".to_owned() } else { format!("{n} tables") };
        eprintln!("Nothing to do: every table of the database is stated ({tables}) or ignored.");
        return Ok(Outcome::Done);
    }
    let others: Vec<String> = schema
        .namespaces
        .keys()
        .filter(|it| !schemas.contains(it))
        .map(|it| format!("`--schema {it}`"))
        .collect();
    let failure = Failure::new(
        format!("there is no table in the schema `{}` of {address}", schemas.join("`, `")),
        "name the database whose tables should become entities: `--database-url URL`",
    );
    let help = if others.is_empty() {
        "start a new project with entities, and `autogen -m \"…\"`".to_owned()
    } else {
        format!("it has other schemas: {}", others.join(", "))
    };
    Err(failure.help(help))
}
