//! The entity reader: SeaORM entities in, as Rust source; what they say of the schema out, and what is wrong in them.
//!
//! Nothing is compiled or run. What only running the code could tell is a diagnostic at its place in the source, never
//! a guess. Reading the files is the business of one module; all others work on what has been parsed.

mod load;
mod mean;
mod path;
mod place;
mod read;
#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use crate::schema::{diagnostic::Diagnostic, stated::Schema};

use self::{
    load::{files::Files, source},
    place::Report,
};

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folders of entity crates (with `Cargo.toml`, or their `src`), or single files.
    pub roots: Vec<PathBuf>,
    /// The Postgres schema of entities that name none.
    pub default_schema: String,
    /// SQL types of Rust types that cannot be known from source, by the tail or the whole of their path.
    pub types: BTreeMap<String, String>,
    /// The cargo features that are on.
    pub features: Features,
}

/// Which cargo features are on, in every entity crate.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Features {
    /// Those that a build of the workspace turns on.
    #[default]
    Workspace,
    All,
    /// Those on by default and these.
    DefaultAnd(BTreeSet<String>),
    /// These and no others.
    Only(BTreeSet<String>),
}

/// The files that were read, by path: their text, to show places in.
pub type Sources = BTreeMap<PathBuf, String>;

/// What came out.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the entities say. Not to be used if a diagnostic is an error: it may lack what could not be read.
    pub schema: Schema,
    /// In the order of files, lines and columns.
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
    /// What stays unsaid because features are off.
    pub disabled: Option<Disabled>,
}

/// What the entities would say with all features on.
#[derive(Clone, Debug)]
pub struct Disabled {
    pub schema: Schema,
    /// The features that something of it may be behind.
    pub features: BTreeSet<String>,
}

/// Reads all entities below some roots.
#[must_use]
pub fn read(options: &Options) -> Reading {
    read_from(Files::Disk, options, || options.default_schema.clone())
}

/// Reads all entities below some roots while the default schema is still being found out: only what has been parsed asks
/// for it. The one of the options counts for nothing.
#[must_use]
pub fn read_while(options: &Options, default_schema: impl FnOnce() -> String) -> Reading {
    read_from(Files::Disk, options, default_schema)
}

fn read_from(
    files: Files<'_>,
    options: &Options,
    default_schema: impl FnOnce() -> String,
) -> Reading {
    let mut report = Report::default();
    let read =
        |features, report: &mut Report| source::load(files, &options.roots, features, report);
    let (mut program, sources) = read(&options.features, &mut report);
    let features = std::mem::take(&mut program.off);
    // What is wrong in source that is not compiled is nobody's concern.
    let more = (!features.is_empty()).then(|| read(&Features::All, &mut Report::default()).0);
    let default_schema = default_schema();
    let mean = |program: &mut _, report: &mut _| {
        mean::schema(program, &default_schema, &options.types, report)
    };
    let schema = mean(&mut program, &mut report);
    let mut diagnostics = report.diagnostics;
    let disabled = more.map(|mut more| {
        let mut of_all = Report::default();
        let schema = mean(&mut more, &mut of_all);
        // A setting may be about what is not compiled.
        diagnostics.retain(|it| {
            let same = |other: &Diagnostic| other.code == it.code && other.message == it.message;
            it.code != "unused-setting" || of_all.diagnostics.iter().any(same)
        });
        Disabled { schema, features }
    });
    diagnostics.sort_by(|left, right| {
        let key = |it: &Diagnostic| (it.place.file.clone(), it.place.line, it.place.column);
        key(left).cmp(&key(right))
    });
    Reading { schema, diagnostics, sources, disabled }
}
