//! Errors for people: diagnostics with their source, everything else as `error:` and `help:`.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    ops::Range,
    path::PathBuf,
    sync::Arc,
};

use annotate_snippets::{
    AnnotationKind, Group, Level, Renderer, Snippet,
    renderer::{DEFAULT_TERM_WIDTH, DecorStyle},
};
use terminal_size::{Width, terminal_size};

use super::{args::Common, colors::Colors, width::fitted};
use crate::{
    lock::LockError,
    pipeline::{self, Comparison},
    render::summary::{self, Color, Detail, Summary},
    schema::{
        diagnostic::{Diagnostic, Severity},
        quote,
        stated::Place,
    },
    scratch::ScratchError,
    write::{self, Written},
};

/// Why a command failed.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) message: String,
    pub(super) help: Vec<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) sources: Arc<BTreeMap<PathBuf, String>>,
    /// The exit code.
    pub(super) exit: u8,
}

impl Failure {
    /// Something only a person can decide; the help names the flags that do.
    pub(super) fn undecided(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { exit: 3, ..Self::new(message, help) }
    }

    /// Every failure says what to do.
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: vec![help.into()],
            diagnostics: Vec::new(),
            sources: Arc::default(),
            exit: 1,
        }
    }

    /// An unexpected failure of the operating system.
    pub(super) fn system(act: &str, error: &io::Error) -> Self {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the path, or create what is missing",
            io::ErrorKind::PermissionDenied => "give this user the right to read and write there",
            io::ErrorKind::StorageFull => "free some space on the disk, then try again",
            _ => "the message is from the operating system: resolve it, then try again",
        };
        Self::new(format!("{act}: {error}"), help)
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Diagnostics with their source text; each has its own help.
    pub(super) fn of(
        diagnostics: Vec<Diagnostic>,
        sources: &Arc<BTreeMap<PathBuf, String>>,
    ) -> Self {
        let errors = || diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let n_errors = errors().count();
        // Diagnostics about the settings have no place in an entity.
        let is_sql = |it: &Diagnostic| it.place.file.extension().is_some_and(|it| it == "sql");
        let here = match (errors().any(is_sql), errors().any(|it| it.place.line > 0 && !is_sql(it)))
        {
            (true, true) => " in the entities and SQL files",
            (true, false) => " in the SQL files",
            (false, true) => " in the entities",
            (false, false) => "",
        };
        let errors = if n_errors == 1 { "error" } else { "errors" };
        Self {
            diagnostics,
            sources: Arc::clone(sources),
            message: format!("{n_errors} {errors}{here}"),
            help: Vec::new(),
            exit: 1,
        }
    }

    /// An error of a command that would have written something.
    pub(super) fn unwritten(mut self) -> Self {
        if !self.diagnostics.is_empty() {
            self.message += "; nothing was written";
        }
        self
    }
}

impl From<runner::ConnectError> for Failure {
    fn from(error: runner::ConnectError) -> Self {
        Self::new(error.to_string(), error.help())
    }
}

impl From<LockError> for Failure {
    fn from(error: LockError) -> Self {
        let help = "restore the file from version control; without it, autogen drops nothing that entities no longer state";
        Self::new(error.to_string(), help)
    }
}

impl From<write::Error> for Failure {
    fn from(error: write::Error) -> Self {
        Self::new(error.to_string(), error.help())
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        // The driver adds its own source line to the message.
        let message =
            error.as_database_error().map_or_else(|| error.to_string(), ToString::to_string);
        // Another client's prepared statement exists in the session, or this client's own does not exist any more.
        let help =
            match error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
                Some("42P05" | "26000") => runner::RunError::Pooled.help(),
                Some("42501") => "grant the role the right that the server names".to_owned(),
                Some(_) => "the message is from the server: correct what it names, then try again"
                    .to_owned(),
                None => "try again; the server's log says more".to_owned(),
            };
        Self::new(format!("the database cannot be queried: {message}"), help)
    }
}

impl From<ScratchError> for Failure {
    fn from(error: ScratchError) -> Self {
        let message = error.to_string();
        let (statement, message, code) = match error {
            ScratchError::Statement { statement, message, code, .. } => (statement, message, code),
            ScratchError::Unavailable(reason) => {
                return Self::new(
                    format!("the migration cannot be proved: {reason}"),
                    format!("a migration is proved in a schema or in temporary tables that are rolled back; {}", reason.remedy()),
                )
                .help("`autogen check` and `autogen diff` work without it");
            }
            ScratchError::Server { message, code } => {
                let help = if message.contains("max_locks_per_transaction") {
                    "the migration itself would need as many locks: raise `max_locks_per_transaction`, or split the change into several migrations"
                } else {
                    "this is not about the entities; see the server's log, and try again"
                };
                return Self::new(format!("the server gave up: {message} (SQLSTATE {code})"), help);
            }
            ScratchError::Ambiguous(_) => {
                return Self::new(
                    format!("the migration cannot be proved: {message}"),
                    "grant the role CREATE on the database: proofs run in schemas that are rolled back",
                );
            }
            ScratchError::Database(error) => return error.into(),
        };
        let help = match (code.as_str(), extension(&statement)) {
            // insufficient_privilege
            ("42501", Some(name)) => {
                format!(
                    "have a superuser run `CREATE EXTENSION {}` once, then try again",
                    quote::ident(name)
                )
            }
            ("42501", None) => {
                "grant the role CREATE on the database: proofs run in a schema that is rolled back"
                    .to_owned()
            }
            // undefined_file, feature_not_supported
            ("58P01" | "0A000", Some("vector")) => {
                "install pgvector on the server (Debian: postgresql-NN-pgvector)".to_owned()
            }
            ("58P01" | "0A000", Some(name)) => {
                format!("install the extension `{name}` on the server")
            }
            _ => format!("correct what the statement asks for: {statement}"),
        };
        Self::new(format!("the scratch schema cannot be built: {message} (SQLSTATE {code})"), help)
    }
}

/// The extension that a statement creates.
fn extension(statement: &str) -> Option<&str> {
    let (_, rest) = statement.split_once("CREATE EXTENSION ")?;
    let rest = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest);
    rest.split_whitespace().next().map(|name| name.trim_matches(|c| c == '"' || c == ';'))
}

impl Failure {
    pub(super) fn comparing(
        error: pipeline::Error,
        sources: &Arc<BTreeMap<PathBuf, String>>,
    ) -> Self {
        match error {
            pipeline::Error::Refused(diagnostics) => Self::of(diagnostics, sources),
            pipeline::Error::Scratch(error) => error.into(),
            pipeline::Error::Catalog(error) => error.into(),
        }
    }
}

/// How many findings to show.
pub(super) fn detail(common: &Common) -> Detail {
    if common.verbose > 0 { Detail::All } else { Detail::Grouped }
}

/// Prints a comparison for a reviewer on stdout.
pub(super) fn summary(comparison: &Comparison, detail: Detail, colors: Colors) -> String {
    let text = summary::summary(&Summary { detail, ..comparison.summary() }, colors.stdout);
    fitted(&text, &io::stdout())
}

/// Prints the same on stderr, and leaves stdout to a file.
pub(super) fn summary_aside(comparison: &Comparison, detail: Detail, colors: Colors) {
    let text = summary::summary(&Summary { detail, ..comparison.summary() }, colors.stderr);
    eprintln!("{}", fitted(&text, &io::stderr()));
}

/// Prints the findings of a comparison without differences on stderr.
pub(super) fn findings(comparison: &Comparison, common: &Common, colors: Colors) {
    let text = summary::findings(&comparison.findings, detail(common), colors.stderr);
    eprint!("{}", fitted(&text, &io::stderr()));
}

/// Writes data to stdout. A closed reader is not a failure.
pub(super) fn data(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::system("cannot write to stdout", &error))
        }
        _ => Ok(()),
    }
}

/// The rest of the sentence that entities and database agree.
pub(super) fn as_far_as_known(comparison: &Comparison) -> &'static str {
    if comparison.findings.is_empty() { "" } else { ", except where they could not be compared" }
}

pub(super) fn print(failure: &Failure, colors: Colors) {
    const MOST: usize = 20;
    let (shown, rest) = failure.diagnostics.split_at(failure.diagnostics.len().min(MOST));
    diagnostics(shown, &failure.sources, Detail::All, colors);
    if !rest.is_empty() {
        eprintln!("… and {} more\n", rest.len());
    }
    let help: String = failure.help.iter().map(|it| format!("\n  help: {it}")).collect();
    let text = format!("error: {}{help}", failure.message);
    eprintln!("{}", fitted(&text, &io::stderr()));
}

/// Prints diagnostics to stderr, each with its source line. Unless all are asked for, one is printed of those that say
/// the same of several places.
pub(super) fn diagnostics(
    diagnostics: &[Diagnostic],
    sources: &BTreeMap<PathBuf, String>,
    detail: Detail,
    colors: Colors,
) {
    let renderer = match colors.stderr {
        Color::Always => Renderer::styled().hyperlink(false),
        Color::Never => Renderer::plain(),
    };
    // Only the surroundings of the place are shown of a long line.
    let width = terminal_size().map_or(DEFAULT_TERM_WIDTH, |(Width(width), _)| width.into());
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(width);
    let mut said: BTreeMap<(&str, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for it in diagnostics {
        said.entry((it.code, &it.message)).or_default().push(it);
    }
    for diagnostic in diagnostics {
        let alike = match detail {
            Detail::Grouped => said.remove(&(diagnostic.code, diagnostic.message.as_str())),
            Detail::All => Some(vec![diagnostic]),
        };
        let Some(alike) = alike else { continue };
        eprintln!("{}", renderer.render(&[group(diagnostic, sources)]));
        if let [_, second, rest @ ..] = &alike[..] {
            let more = if rest.is_empty() { "" } else { " …" };
            let n_more = rest.len() + 1;
            eprintln!("  and {n_more} more of this kind, at {}{more}; -v lists them", second.place);
        }
        eprintln!();
    }
}

/// Reports that somebody has to list the migration.
pub(super) fn unlisted(written: &Written) {
    if let Some(why) = &written.unlisted {
        eprintln!("warning: `{}` does not list the new migration: {why}", written.list.display());
    }
}

/// The help of an error that nobody but us can mend.
pub(super) const BUG: &str = "nothing was written: this is a bug in autogen; please report it";

/// How many one-line messages of a kind are printed.
pub(super) const SHOWN: usize = 5;

/// Prints a line for each thing that was not read; beyond a few, only their number.
pub(super) fn unseen(diagnostics: &[Diagnostic]) {
    let shown = || diagnostics.iter().take(SHOWN);
    for Diagnostic { message, place, .. } in shown() {
        eprintln!("not seen: {place}: {message}");
    }
    // One is enough as an example.
    let macros = shown().find(|it| it.code == "unseen-macro");
    for help in macros.iter().flat_map(|it| &it.help) {
        eprintln!("  help: {help}");
    }
    if diagnostics.len() > SHOWN {
        let n_more = diagnostics.len() - SHOWN;
        eprintln!("not seen: {n_more} more; `autogen diff --format json` lists them");
    }
}

/// Prints the warnings of a comparison with their source lines, and its notes as one line each; beyond a few, only
/// their number.
pub(super) fn notes(said: &[Diagnostic], sources: &BTreeMap<PathBuf, String>, colors: Colors) {
    let (notes, warnings): (Vec<_>, Vec<_>) =
        said.iter().cloned().partition(|it| it.severity == Severity::Note);
    diagnostics(&warnings, sources, Detail::All, colors);
    for Diagnostic { message, .. } in notes.iter().take(SHOWN) {
        eprintln!("{}", fitted(&format!("note: {message}"), &io::stderr()));
    }
    if let Some(n_more) = notes.len().checked_sub(SHOWN).filter(|it| *it > 0) {
        eprintln!("note: {n_more} more relations that are not foreign keys");
    }
}

/// A diagnostic as printed: what is wrong, the source line, and what to do.
fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a BTreeMap<PathBuf, String>) -> Group<'a> {
    let Diagnostic { severity, code, message, help, place } = diagnostic;
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Unseen => Level::NOTE,
    };
    let source = sources.get(place.file.as_ref()).filter(|_| place.line > 0);
    let snippet = source.map(|text| {
        Snippet::source(text)
            .path(place.file.display().to_string())
            .annotation(AnnotationKind::Primary.span(span(text, place)))
    });
    let help = help.iter().map(|it| Level::HELP.message(it));
    let group = level.primary_title(message).id(*code).elements(snippet);
    group.elements(help)
}

/// The bytes of a place.
fn span(text: &str, place: &Place) -> Range<usize> {
    let long = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let (above, left, length) =
        (long(place.line - 1), long(place.column.saturating_sub(1)), long(place.length));
    let line = text.split_inclusive('\n').nth(above).unwrap_or("");
    let before: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
    let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let (start, end) = (byte(left), byte(left + length));
    before + start..before + end.max(start)
}

#[cfg(test)]
mod tests {
    use super::extension;

    #[test]
    fn the_extension_is_the_one_of_the_statement() {
        assert_eq!(extension("CREATE EXTENSION IF NOT EXISTS vector"), Some("vector"));
        assert_eq!(extension("CREATE EXTENSION \"uuid-ossp\" SCHEMA x"), Some("uuid-ossp"));
        assert_eq!(extension("CREATE TABLE t ()"), None);
    }
}
