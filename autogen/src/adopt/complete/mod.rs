//! Completes entities: takes what the database has and they leave unstated, and returns their source with that inserted.
//!
//! What cannot be inserted is listed with the reason. This module knows no files, only their text.

mod entity;
mod enumeration;
mod insert;
mod keys;
mod members;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

pub use self::enumeration::rust_enums;
use self::{
    entity::Entity,
    source::{Insertions, Source, module_of},
};
use super::context::{Context, Options};
use crate::{
    op::{Change, Op, Rename, rename::Part},
    schema::{Qualified, Schema, stated},
};

/// What entities leave unstated.
#[derive(Clone, Debug, Default)]
pub struct Unstated {
    /// As the changes that state it.
    pub ops: Vec<Op>,
    /// The parts of tables whose names the entities do not state, each under the stated name and its own.
    pub renames: Vec<Rename>,
}

/// Entities that state more than before.
#[derive(Clone, Debug, Default)]
pub struct Completed {
    /// The new text of each changed file.
    pub files: BTreeMap<PathBuf, String>,
    /// What they state now.
    pub done: Vec<Op>,
    /// What they do not, each with the reason.
    pub left: Vec<String>,
    /// The features of SeaORM that they need.
    pub features: BTreeSet<&'static str>,
}

/// Why something is not inserted.
type Reason = String;

/// Inserts what entities leave unstated into their source. `schema` is what they should state.
#[must_use]
pub fn complete(
    unstated: &Unstated,
    schema: &Schema,
    said: &stated::Schema,
    texts: &BTreeMap<PathBuf, String>,
    options: &Options,
) -> Completed {
    let sources: BTreeMap<&Path, Source<'_>> = texts
        .iter()
        .filter_map(|(path, text)| Some((path.as_path(), Source::new(text)?)))
        .collect();
    let mut completed = Completed::default();
    let mut to: BTreeMap<&Path, Insertions> = BTreeMap::new();
    let mut folders: BTreeMap<&Path, Vec<(&Qualified, Vec<&Op>)>> = BTreeMap::new();
    for (name, ops) in by_table(&unstated.ops) {
        let file = said.tables.get(name).map(|it| it.place.file.as_path());
        folders
            .entry(file.and_then(Path::parent).unwrap_or(Path::new("")))
            .or_default()
            .push((name, ops));
    }
    for (folder, tables) in folders {
        let options = Options {
            tables: BTreeSet::new(),
            known: beside(said, folder),
            stated_enums: rust_enums(said, texts, folder),
            ..options.clone()
        };
        let mut context = Context::new(schema, &options);
        let entities = said.tables.iter().filter_map(|(name, it)| {
            let source = sources.get(it.place.file.as_path())?;
            Some((schema.tables.get_key_value(name)?.0, Entity::find(source, it)?))
        });
        let entities: BTreeMap<&Qualified, Entity<'_>> = entities.collect();
        for (name, entity) in &entities {
            context.fields.insert(name, entity.fields());
            if entity.has_style() {
                context.styled.insert(name);
            }
        }
        for (name, ops) in tables {
            let Some((entity, file)) = entities.get(name).zip(said.tables.get(name)) else {
                let why = "its entity is not written out in a file of the project";
                completed.left.extend(ops.iter().map(|op| line(op, why, &options)));
                continue;
            };
            let file = file.place.file.as_path();
            let Some((file, _)) = sources.get_key_value(file) else { continue };
            let insertions = to.entry(file).or_default();
            entity.complete(name, &ops, unstated, &mut context, insertions, &mut completed);
        }
    }
    for op in &unstated.ops {
        match op {
            Op::Enum(name, Change::Alter(pair)) => {
                let place = said.enums.get(name).map(|it| &it.place);
                let found =
                    place.and_then(|it| Some((sources.get_key_value(it.file.as_path())?, it)));
                let why = match found {
                    Some(((file, source), place)) => {
                        let insertions = to.entry(file).or_default();
                        enumeration::complete(pair, place, source, insertions)
                    }
                    None => Some("it is not written out in a file of the project".to_owned()),
                };
                match why {
                    Some(why) => completed.left.push(line(op, &why, options)),
                    None => completed.done.push(op.clone()),
                }
            }
            Op::Sequence(..) => {
                completed.left.push(line(op, "state it with `sequence(…)` by hand", options));
            }
            _ => {}
        }
    }
    for (path, insertions) in to {
        if let Some(text) = texts.get(path).filter(|_| !insertions.is_empty()) {
            completed.files.insert(path.to_owned(), insertions.applied(text));
        }
    }
    completed
}

fn by_table(ops: &[Op]) -> BTreeMap<&Qualified, Vec<&Op>> {
    let mut tables: BTreeMap<&Qualified, Vec<&Op>> = BTreeMap::new();
    for op in ops {
        if let Some(table) = op.table() {
            tables.entry(table).or_default().push(op);
        }
    }
    tables
}

/// The modules of the entities in a folder.
fn beside(said: &stated::Schema, folder: &Path) -> BTreeMap<Qualified, String> {
    let here = said.tables.iter().filter(|(_, it)| it.place.file.parent() == Some(folder));
    here.filter_map(|(name, it)| Some((name.clone(), module_of(&it.place.file)?))).collect()
}

/// What is not inserted, in a line.
fn line(op: &Op, why: &str, options: &Options) -> String {
    let short = |it: &Qualified| it.relative_to(&options.default_schema);
    let part =
        |kind: Part, own: &str, table| format!("{} {own} of {}", kind.as_str(), short(table));
    let what = match op {
        Op::Table(name, _) => format!("comment of table {}", short(name)),
        Op::Column(name, Change::Create(it)) => format!("column {}.{}", short(name), it.name),
        Op::Column(name, Change::Alter(pair)) => {
            format!("column {}.{}", short(name), pair.after.name)
        }
        Op::PrimaryKey(name, _) => format!("primary key of {}", short(name)),
        Op::Unique(name, own, _) => part(Part::Unique, own, name),
        Op::Check(name, own, _) => part(Part::Check, own, name),
        Op::Exclusion(name, own, _) => part(Part::Exclusion, own, name),
        Op::ForeignKey(name, own, _) => part(Part::ForeignKey, own, name),
        Op::Index(name, own, _) => part(Part::Index, own, name),
        Op::Comment(name, kind, own, _) => format!("comment of {}", part(*kind, own, name)),
        Op::Enum(name, _) => format!("enum {}", short(name)),
        Op::Sequence(name, _) => format!("sequence {}", short(name)),
        Op::Namespace(..)
        | Op::Extension(..)
        | Op::Column(_, Change::Drop(_))
        | Op::Rename(_)
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::Declared(..) => String::new(),
    };
    format!("{what}: {why}")
}
