//! `autogen merge -m "…"`: a migration that follows several others and does nothing. It needs no database.

use runner::RevisionName;

use super::{
    Outcome,
    args::{Common, Merge},
    graph::Graph,
    purpose::Purpose,
    record,
    report::{self, Failure},
    settings::Settings,
};
use crate::{
    render::rust,
    write::{self, Contents, format},
};

pub(super) fn run(common: &Common, merge: &Merge) -> Result<Outcome, Failure> {
    let settings = Settings::load(common)?.with_migrations()?;
    let target = &settings.migration;
    write::recover(target)?;
    let registered = record::registered(target, Purpose::Write)?;
    let graph = Graph::read(target, &registered)?;
    let revises = joined(&graph, &merge.revisions)?;
    let last = registered.last().map(String::as_str);
    let module = settings.files.name(&merge.message, &revises, last)?;
    let source = rust::empty_migration(&merge.message, &revises);
    let source = settings.files.headed(&source, &merge.message, &revises, &module)?;
    let source = format::formatted(&target.sources(), &source);
    let contents = Contents { module: &module, source: &source, lock: None, last };
    let written = write::write(target, &contents)?;
    eprintln!("Wrote {}, which follows {}", written.migration.display(), revises.join(" and "));
    report::unlisted(&written);
    settings.hooks.after(&written)?;
    Ok(Outcome::Done)
}

/// The heads to join, in the order in which they apply.
fn joined(graph: &Graph, revisions: &[String]) -> Result<Vec<String>, Failure> {
    let heads = graph.heads();
    let mut named = Vec::new();
    for revision in revisions {
        let found = graph.named(&RevisionName::new(revision));
        let found = found.map_err(|error| Failure::new(error.to_string(), error.help()))?;
        if let Some(other) = found.iter().find(|name| !heads.contains(name)) {
            return Err(Failure::new(
                format!("`{other}` is not a head: another migration follows it"),
                format!("the heads are: {}", heads.join(", ")),
            ));
        }
        named.extend(found);
    }
    let chosen = |name: &&&str| revisions.is_empty() || named.contains(name);
    let joined: Vec<String> = heads.iter().filter(chosen).map(|name| (*name).to_owned()).collect();
    match joined.as_slice() {
        [] => Err(Failure::new(
            "there is nothing to merge: there are no migrations",
            "`autogen -m \"…\"` writes the first",
        )),
        [head] => Err(Failure::new(
            format!("there is nothing to merge: {head} is the only head"),
            format!("the heads are: {}", heads.join(", ")),
        )),
        _ => Ok(joined),
    }
}
