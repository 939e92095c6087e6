//! `schema.lock`: what the entities stated at the last generation, and the tool's only memory.
//!
//! TOML with one column per line, so that a pull request shows what an entity no longer states. A missing or stale
//! lock only makes the tool more careful: it drops nothing that the lock does not name.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use toml::Value;

use crate::schema::{Address, Declared, Qualified, SharedTypes, declared, stated};

/// The file's name, in the migration crate.
pub const FILE: &str = "schema.lock";

const HEADER: &str = "\
# What the entities said when the last migration was generated. Written by autogen: commit it, do not edit it.
";

/// A lock that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("cannot read `{path}`: {source}", path = .path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("`{path}` is not a lock this version can read: {message}", path = .path.display())]
    Parse { path: PathBuf, message: String },
}

#[derive(Default, Deserialize)]
struct File {
    version: Option<u32>,
    #[serde(default, rename = "schema")]
    namespaces: BTreeMap<String, stated::Namespace>,
    #[serde(default, rename = "extension")]
    extensions: BTreeMap<String, stated::Extension>,
    #[serde(default, rename = "enum", with = "stated::by_schema")]
    enums: BTreeMap<Qualified, stated::Enum>,
    #[serde(default, rename = "table", with = "stated::by_schema")]
    tables: BTreeMap<Qualified, Box<stated::Table>>,
    /// What the SQL files said, as one number.
    declarations: Option<String>,
    #[serde(default, rename = "declared")]
    declared: Vec<Entry>,
}

/// An object beside tables.
#[derive(Deserialize, Serialize)]
struct Entry {
    kind: declared::Kind,
    schema: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(flatten)]
    it: Declared,
}

/// Reads the lock of a migration crate; an empty one if there is no file.
///
/// # Errors
/// If the file exists and cannot be read or understood.
pub fn read(migration_dir: &Path) -> Result<stated::Schema, LockError> {
    Text::load(migration_dir)?.parse()
}

/// The text of a lock.
#[derive(Clone, Debug)]
pub struct Text {
    path: PathBuf,
    /// `None` if there is no lock.
    text: Option<String>,
}

impl Text {
    /// Loads the lock of a migration crate.
    ///
    /// # Errors
    /// If the file exists and cannot be read.
    pub fn load(migration_dir: &Path) -> Result<Self, LockError> {
        let path = migration_dir.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Self { path, text: Some(text) }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self { path, text: None }),
            Err(source) => Err(LockError::Read { path, source }),
        }
    }

    /// The Postgres schemas of its tables and enums, read from the headings alone, long before the rest is parsed.
    #[must_use]
    pub fn schemas(&self) -> BTreeSet<String> {
        let mut schemas = BTreeSet::new();
        // The beginning of headings that contain nothing new.
        let mut known = String::new();
        for heading in self.text.iter().flat_map(|text| text.lines()) {
            if !heading.starts_with('[') || (!known.is_empty() && heading.starts_with(&known)) {
                continue;
            }
            let kinds: BTreeMap<String, toml::Table> = toml::from_str(heading).unwrap_or_default();
            for (kind, names) in kinds {
                for (schema, _) in names {
                    known = format!("[{kind}.{}.", key(&schema));
                    schemas.insert(schema);
                }
            }
        }
        schemas
    }

    /// Parses the lock.
    ///
    /// # Errors
    /// If the text is not a lock, or has another version.
    pub fn parse(self) -> Result<stated::Schema, LockError> {
        let Self { path, text } = self;
        let schema = text.map(|text| parse(&text)).transpose();
        let schema = schema.map_err(|message| LockError::Parse { path, message })?;
        Ok(schema.unwrap_or_default())
    }
}

/// While TOML is read, it takes thirty times as much memory as its text, so a long lock is read in pieces. If that
/// fails, it is read as a whole, which reports the right line.
fn parse(text: &str) -> Result<stated::Schema, String> {
    let in_pieces = pieces(text).try_fold(Read::default(), Read::piece);
    let Read { version, schema, .. } = match in_pieces {
        Ok(read) => read,
        Err(_) => Read::default().piece(text)?,
    };
    match version {
        Some(1) => Ok(schema),
        Some(version) => Err(format!("it has version {version}, this is version 1")),
        None => Err("it has no version, this is version 1".to_owned()),
    }
}

/// What has been read of a lock.
#[derive(Default)]
struct Read {
    version: Option<u32>,
    schema: stated::Schema,
    types: SharedTypes,
}

impl Read {
    fn piece(self, text: &str) -> Result<Self, String> {
        let Self { version, mut schema, mut types } = self;
        let file: File =
            toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        schema.namespaces.extend(file.namespaces);
        schema.extensions.extend(file.extensions);
        for (name, stated) in file.enums {
            once(&mut schema.enums, name, stated)?;
        }
        for (name, mut stated) in file.tables {
            stated.columns.iter_mut().for_each(|it| types.share(&mut it.ty));
            stated.shrink_to_fit();
            once(&mut schema.tables, name, stated)?;
        }
        schema.digest = schema.digest.or(file.declarations);
        for Entry { kind, schema: space, name, part, column, it } in file.declared {
            let name = Qualified::new(space, name);
            let address = Address { kind, name, part, column };
            schema.declared.insert(address, it);
        }
        Ok(Self { version: version.or(file.version), schema, types })
    }
}

/// Stores what may occur only once: two pieces may contain it.
fn once<T>(objects: &mut BTreeMap<Qualified, T>, name: Qualified, object: T) -> Result<(), String> {
    match objects.entry(name) {
        btree_map::Entry::Vacant(free) => _ = free.insert(object),
        btree_map::Entry::Occupied(taken) => {
            return Err(format!("`{}` is there twice", taken.key().name));
        }
    }
    Ok(())
}

/// The text, cut before headings that begin another table or enum.
fn pieces(mut text: &str) -> impl Iterator<Item = &str> {
    const ENOUGH: usize = 1 << 16;
    std::iter::from_fn(move || {
        let mut end = 0;
        let mut heading = "";
        for line in text.split_inclusive('\n') {
            if line.starts_with('[') {
                let within = line.strip_prefix(heading).is_some_and(|it| it.starts_with('.'));
                if !within && end >= ENOUGH {
                    break;
                }
                if heading.is_empty() || !within {
                    heading = line.trim_end().trim_end_matches(']');
                }
            }
            end += line.len();
        }
        let (piece, rest) = text.split_at(end);
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Fields of a table that have a heading of their own.
const PARTS: &[&str] =
    &["column", "unique", "foreign_key", "check", "exclusion", "index", "printed"];

/// The text of the lock.
#[must_use]
pub fn print(schema: &stated::Schema) -> String {
    let mut text = format!("{HEADER}version = 1\n");
    if let Some(digest) = &schema.digest {
        text += &line("declarations", &digest.as_str().into());
    }
    text += &part("schema", &fields(&schema.namespaces).into());
    text += &part("extension", &fields(&schema.extensions).into());
    for (name, stated) in &schema.enums {
        text += &section(&heading("enum", name), &fields(stated));
    }
    for (name, stated) in &schema.tables {
        let heading = heading("table", name);
        text += &section(&heading, &toml::Table::new());
        // Its own values come first.
        for (field, value) in fields(stated) {
            text += &match value {
                Value::Table(schemas) if field == "sequence" => schemas
                    .iter()
                    .map(|(schema, it)| part(&format!("{heading}.{field}.{}", key(schema)), it))
                    .collect(),
                Value::Table(_) if PARTS.contains(&field.as_str()) => {
                    part(&format!("{heading}.{field}"), &value)
                }
                own => line(&field, &own),
            };
        }
    }
    for (address, it) in &schema.declared {
        text += &declared(address, it);
    }
    text
}

fn declared(address: &Address, it: &Declared) -> String {
    let Address { kind, name: Qualified { schema, name }, part, column } = address;
    let entry = Entry {
        kind: *kind,
        schema: schema.clone(),
        name: name.clone(),
        part: part.clone(),
        column: column.clone(),
        it: it.clone(),
    };
    let lines = fields(&entry).into_iter().map(|(name, value)| match value {
        Value::String(text) if text.contains('\n') && !text.contains("\'\'\'") => {
            format!("{name} = \'\'\'\n{text}\'\'\'\n")
        }
        value => line(&name, &value),
    });
    format!("\n[[declared]]\n{}", lines.collect::<String>())
}

fn heading(kind: &str, name: &Qualified) -> String {
    format!("{kind}.{}.{}", key(&name.schema), key(&name.name))
}

/// A TOML key, bare if possible.
fn key(name: &str) -> String {
    let bare =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare {
        return name.to_owned();
    }
    // A string as a key has fewer forms than as a value.
    let entry = toml::Table::from_iter([(name.to_owned(), true.into())]).to_string();
    entry.trim_end().trim_end_matches(" = true").to_owned()
}

/// The facets of an object, in the order in which they are written.
fn fields(object: &impl Serialize) -> toml::Table {
    toml::Table::try_from(object).unwrap_or_default()
}

/// Entries under a heading; nothing if there are none.
fn part(heading: &str, entries: &Value) -> String {
    let entries = entries.as_table().filter(|it| !it.is_empty());
    entries.map(|it| section(heading, it)).unwrap_or_default()
}

fn section(heading: &str, entries: &toml::Table) -> String {
    let lines = entries.iter().map(|(name, value)| line(name, value));
    format!("\n[{heading}]\n{}", lines.collect::<String>())
}

fn line(name: &str, value: &Value) -> String {
    format!("{} = {value}\n", key(name))
}

#[cfg(test)]
mod tests;
