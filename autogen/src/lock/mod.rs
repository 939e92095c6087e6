//! `schema.lock`: what the entities said at the last generation, and the only memory the tool has.
//!
//! TOML, one column per line, so that a pull request shows what an entity stopped saying. A lock that is missing or
//! stale only makes the tool more careful: it takes nothing away that the lock does not name.

mod constraint;
mod entry;
mod sequence;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use self::entry::{ColumnEntry, EnumEntry, TableEntry};
use crate::schema::{Qualified, SharedTypes, stated};

/// The file's name, in the migration crate.
pub const FILE: &str = "schema.lock";

const HEADER: &str = "\
# What the entities said when the last migration was generated. Written by autogen: commit it, do not edit it.
";

/// A lock that cannot be used.
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
    #[serde(default, rename = "extension")]
    extensions: BTreeMap<String, stated::Extension>,
    #[serde(default, rename = "enum")]
    enums: BTreeMap<String, BTreeMap<String, EnumEntry>>,
    #[serde(default, rename = "table")]
    tables: BTreeMap<String, BTreeMap<String, TableEntry>>,
}

/// Reads the lock of a migration crate; nothing said where there is none.
///
/// # Errors
/// Where the file is there and cannot be read or understood.
pub fn read(migration_dir: &Path) -> Result<stated::Schema, LockError> {
    Text::load(migration_dir)?.parse()
}

/// The text of a lock.
#[derive(Clone, Debug)]
pub struct Text {
    path: PathBuf,
    /// None where there is no lock.
    text: Option<String>,
}

impl Text {
    /// Loads the lock of a migration crate.
    ///
    /// # Errors
    /// Where the file is there and cannot be read.
    pub fn load(migration_dir: &Path) -> Result<Self, LockError> {
        let path = migration_dir.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Self { path, text: Some(text) }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self { path, text: None }),
            Err(source) => Err(LockError::Read { path, source }),
        }
    }

    /// The Postgres schemas of its tables and enums, by the headings alone: known long before the rest is understood.
    #[must_use]
    pub fn schemas(&self) -> BTreeSet<String> {
        let mut schemas = BTreeSet::new();
        // The beginning of the headings that tell nothing new.
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

    /// Understands it.
    ///
    /// # Errors
    /// Where the text is no lock, or one of another version.
    pub fn parse(self) -> Result<stated::Schema, LockError> {
        let Self { path, text } = self;
        let schema = text.map(|text| parse(&text)).transpose();
        let schema = schema.map_err(|message| LockError::Parse { path, message })?;
        Ok(schema.unwrap_or_default())
    }
}

/// What TOML is made of while it is read is thirty times as large as its text, so a long lock is read in pieces. One that
/// cannot be is read as a whole, which says in which line it is wrong.
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
        let twice = |name: &Qualified| format!("`{}` is there twice", name.name);
        schema.extensions.extend(file.extensions);
        for (namespace, entries) in file.enums {
            for (name, entry) in entries {
                let name = Qualified::new(namespace.clone(), name);
                if schema.enums.contains_key(&name) {
                    return Err(twice(&name));
                }
                schema.enums.insert(name, entry.into());
            }
        }
        for (namespace, entries) in file.tables {
            for (name, entry) in entries {
                let name = Qualified::new(namespace.clone(), name);
                if schema.tables.contains_key(&name) {
                    return Err(twice(&name));
                }
                schema.tables.insert(name, entry.stated(&mut types)?.into());
            }
        }
        Ok(Self { version: version.or(file.version), schema, types })
    }
}

/// The text, cut before headings that go on with another table or enum.
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

/// The text of the lock.
#[must_use]
pub fn print(schema: &stated::Schema) -> String {
    let mut text = format!("{HEADER}version = 1\n");
    if !schema.extensions.is_empty() {
        text += "\n[extension]\n";
    }
    for (name, stated) in &schema.extensions {
        text += &format!("{} = {}\n", key(name), value(stated));
    }
    for (name, stated) in &schema.enums {
        text += &section("enum", name, "");
        text += &fields(&EnumEntry::from(stated));
    }
    for (name, stated) in &schema.tables {
        text += &section("table", name, "");
        let TableEntry {
            renamed_from,
            comment,
            ignored,
            primary_key,
            columns,
            uniques,
            foreign_keys,
            checks,
            exclusions,
            indexes,
            printed,
            sequences,
        } = TableEntry::from(&**stated);
        text += &fields(&entry::Own { renamed_from, comment, ignored, primary_key });
        let columns: Vec<(String, ColumnEntry)> = stated
            .columns
            .iter()
            .filter_map(|it| columns.get_key_value(&it.name))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        text += &lines(name, "column", columns);
        text += &lines(name, "unique", uniques);
        text += &lines(name, "foreign_key", foreign_keys);
        text += &lines(name, "check", checks);
        text += &lines(name, "exclusion", exclusions);
        text += &lines(name, "index", indexes);
        let printed = printed.into_iter().map(|(said, prints)| (said.0, prints));
        text += &lines(name, "printed", printed);
        for (schema, sequences) in sequences {
            text += &lines(name, &format!("sequence.{}", key(&schema)), sequences);
        }
    }
    text
}

fn section(kind: &str, name: &Qualified, part: &str) -> String {
    let part = if part.is_empty() { String::new() } else { format!(".{part}") };
    format!("\n[{kind}.{}.{}{part}]\n", key(&name.schema), key(&name.name))
}

/// A key of TOML: bare where it may be.
fn key(name: &str) -> String {
    let bare =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare {
        return name.to_owned();
    }
    // The string of a key has fewer forms than that of a value.
    let entry = toml::Table::from_iter([(name.to_owned(), toml::Value::Boolean(true))]).to_string();
    entry.trim_end().trim_end_matches(" = true").to_owned()
}

fn value(entry: &impl Serialize) -> String {
    toml::Value::try_from(entry).map(|value| value.to_string()).unwrap_or_default()
}

/// The fields of an entry, one a line.
fn fields(entry: &impl Serialize) -> String {
    match toml::Value::try_from(entry) {
        Ok(toml::Value::Table(table)) => {
            table.iter().map(|(name, value)| format!("{} = {value}\n", key(name))).collect()
        }
        _ => String::new(),
    }
}

/// Entries, one a line, under a heading; nothing where there are none.
fn lines<T: Serialize>(
    table: &Qualified,
    part: &str,
    entries: impl IntoIterator<Item = (String, T)>,
) -> String {
    let lines: String = entries
        .into_iter()
        .map(|(name, entry)| format!("{} = {}\n", key(&name), value(&entry)))
        .collect();
    if lines.is_empty() { lines } else { section("table", table, part) + &lines }
}

#[cfg(test)]
mod tests;
