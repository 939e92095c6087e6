//! The entity reader: takes SeaORM entities as Rust source, and returns what they state about the schema and what is
//! wrong in them.
//!
//! Nothing is compiled or run. What is known only by running the code is a diagnostic at its place in the source,
//! never a guess. Only one module reads files; all others work on parsed source.

mod load;
mod mean;
mod path;
mod place;
mod read;
pub(crate) mod spelling;
#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
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
    /// Folders whose entities do not count. Migrations may have copies of entities as they were.
    pub without: Vec<PathBuf>,
    /// The Postgres schema of entities without one.
    pub default_schema: String,
    /// SQL types of Rust types that cannot be determined from source, by a full path or its last segments.
    pub types: BTreeMap<String, String>,
    /// Macros of other crates that declare no entities.
    pub macros_without_entities: Vec<String>,
    /// The enabled cargo features.
    pub features: Features,
}

/// Which cargo features are enabled, in every entity crate.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Features {
    /// Those that a build of the workspace enables.
    #[default]
    Workspace,
    All,
    /// The default features and these.
    DefaultAnd(BTreeSet<String>),
    /// Only these.
    Only(BTreeSet<String>),
}

/// The text of the files that were read, by path, to show places in.
pub type Sources = BTreeMap<PathBuf, String>;

/// The result.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the entities state. Unusable if a diagnostic is an error: it may lack what could not be read.
    pub schema: Schema,
    /// Sorted by file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
    /// What is not stated because features are disabled.
    pub disabled: Option<Disabled>,
}

/// What the entities would state with all features enabled.
#[derive(Clone, Debug)]
pub struct Disabled {
    pub schema: Schema,
    /// The features that parts of it may depend on.
    pub features: BTreeSet<String>,
}

/// Reads all entities below some roots.
#[must_use]
pub fn read(options: &Options) -> Reading {
    read_from(Files::Disk, options, || options.default_schema.clone())
}

/// The same, with files that are not written yet.
#[must_use]
pub fn read_over(options: &Options, files: &BTreeMap<PathBuf, String>) -> Reading {
    read_from(Files::Over(files), options, || options.default_schema.clone())
}

/// Reads all entities below some roots while the default schema is still being determined: it is needed only after
/// parsing. The default schema in the options is ignored.
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
    let counts = |file: &Path| !options.without.iter().any(|it| file.starts_with(it));
    let read = |features, report: &mut Report| {
        let (mut program, sources) = source::load(files, options, features, report);
        program.modules.retain(|_, it| counts(&it.file));
        (program, sources)
    };
    let (mut program, sources) = read(&options.features, &mut report);
    let features = std::mem::take(&mut program.off);
    // Errors in source that is not compiled do not matter.
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
        // A setting may be about source that is not compiled.
        diagnostics.retain(|it| {
            let same = |other: &Diagnostic| other.code == it.code && other.message == it.message;
            it.code != "unused-setting" || of_all.diagnostics.iter().any(same)
        });
        Disabled { schema, features }
    });
    diagnostics.retain(|it| counts(&it.place.file));
    diagnostics.sort_by(|left, right| {
        let key = |it: &Diagnostic| (it.place.file.clone(), it.place.line, it.place.column);
        key(left).cmp(&key(right))
    });
    Reading { schema, diagnostics, sources, disabled }
}
