//! The texts of the migrations, which are embedded in a program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use include_dir::Dir;
use sea_orm_migration::MigrationTrait;

use super::graph::{Graph, GraphError};
use super::meaning::{self, Checksums, checksum};

/// The source of each migration, by the migration's name.
///
/// Without a source, the migration's message and checksum are unknown, and it follows the one before it.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Found among the embedded files on first use.
    texts: Arc<LazyLock<Texts, Box<dyn FnOnce() -> Texts + Send>>>,
}

type Texts = BTreeMap<String, Source>;

#[derive(Debug)]
struct Source {
    text: Cow<'static, str>,
    /// Computed on first use.
    checksum: OnceLock<String>,
}

impl Source {
    fn checksum(&self) -> &str {
        self.checksum.get_or_init(|| checksum(&self.text))
    }
}

impl From<Cow<'static, str>> for Source {
    fn from(text: Cow<'static, str>) -> Self {
        Self { text, checksum: OnceLock::new() }
    }
}

impl Sources {
    /// The files of a directory, at any depth: `m20250101_120000_base.rs`, or `m20250101_120000_base/mod.rs`. Files
    /// of the same directory that one includes with `include_str!` belong to it.
    ///
    /// [`crate::sources!`] embeds the directory of the crate in which it is used.
    #[must_use]
    pub fn embedded(directory: &Dir<'static>) -> Self {
        let directory = directory.clone();
        Self { texts: Arc::new(LazyLock::new(Box::new(move || texts(&directory)))) }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|source| source.text.as_ref())
    }

    /// Whether the text of a migration differs from the recorded one.
    pub(crate) fn is_edited(&self, name: &str, recorded: &Checksums) -> bool {
        let is_same = |source: &Source| meaning::is_same(recorded, source.checksum(), &source.text);
        self.texts.get(name).is_some_and(|source| !is_same(source))
    }

    /// The revisions of a migrator, with their headers.
    pub(crate) fn graph(
        &self,
        migrations: &[Box<dyn MigrationTrait>],
    ) -> Result<Graph, GraphError> {
        Graph::new(migrations.iter().map(|it| it.name()), |name| self.get(name))
    }

    /// Computes the checksums in advance.
    pub(crate) fn compute_checksums(&self) {
        for source in self.texts.values() {
            source.checksum();
        }
    }
}

impl Default for Sources {
    fn default() -> Self {
        Self { texts: Arc::new(LazyLock::new(Box::new(Texts::new))) }
    }
}

/// From pairs `(name, source)`.
impl FromIterator<(String, String)> for Sources {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(texts: T) -> Self {
        let texts = texts.into_iter().map(|(name, text)| (name, Source::from(Cow::from(text))));
        let texts = texts.collect();
        Self { texts: Arc::new(LazyLock::new(Box::new(|| texts))) }
    }
}

/// The texts of the migrations among some files.
fn texts(directory: &Dir<'static>) -> Texts {
    let mut files = BTreeMap::new();
    collect(directory, &mut files);
    let texts = files.iter().filter_map(|(path, text)| {
        let name = migration(Path::new(path))?.to_owned();
        let included = included(Path::new(path), text, &files);
        let text = if included.is_empty() {
            Cow::Borrowed(*text)
        } else {
            Cow::Owned(format!("{text}{included}"))
        };
        Some((name, text.into()))
    });
    texts.collect()
}

/// Sorted by path, as text: paths are slow to compare.
fn collect(directory: &Dir<'static>, files: &mut BTreeMap<&'static str, &'static str>) {
    for file in directory.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path, text);
        }
    }
    for directory in directory.dirs() {
        collect(directory, files);
    }
}

/// The migration in this file, if there is one.
fn migration(path: &Path) -> Option<&str> {
    if path.file_name()? == "mod.rs" {
        return path.parent()?.file_name()?.to_str();
    }
    path.extension().filter(|extension| *extension == "rs").and(path.file_stem())?.to_str()
}

/// The files that a text includes, as Rust constants, so that the whole is still Rust source.
fn included(path: &Path, text: &str, files: &BTreeMap<&str, &str>) -> String {
    const CALL: &str = "include_str!(";
    let mut included = String::new();
    // Much quicker than parsing the text, and true for nearly all.
    if !text.contains(CALL) {
        return included;
    }
    for call in text.split(CALL).skip(1) {
        let name = call.trim_start().strip_prefix('"').and_then(|name| name.split('"').next());
        let Some(name) = name else { continue };
        let place = path.parent().unwrap_or(Path::new("")).join(name);
        if let Some(text) = plain(&place).to_str().and_then(|place| files.get(place)) {
            included.push_str(&format!("\nconst _: &str = r####\"{text}\"####;\n"));
        }
    }
    included
}

/// Without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::Normal(name) => plain.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    plain
}

/// Embeds the sources of the crate in which it is used: `runner::sources!()`.
///
/// If a program runs the migrations of a library, use it in the library:
///
/// ```
/// pub fn sources() -> runner::Sources {
///     runner::sources!()
/// }
/// ```
#[macro_export]
macro_rules! sources {
    () => {{
        use $crate::__private::include_dir;
        static DIRECTORY: include_dir::Dir<'static> =
            include_dir::include_dir!("$CARGO_MANIFEST_DIR/src");
        $crate::Sources::embedded(&DIRECTORY)
    }};
}

#[cfg(test)]
mod tests {
    use include_dir::{Dir, DirEntry, File};

    use super::Sources;

    const ENTRIES: &[DirEntry<'static>] = &[
        DirEntry::File(File::new("lib.rs", b"mod m1_a;")),
        DirEntry::File(File::new("m1_a.rs", b"fn up() { sql(include_str!(\"sql/a.sql\")) }")),
        DirEntry::Dir(Dir::new(
            "m2_b",
            &[DirEntry::File(File::new(
                "m2_b/mod.rs",
                b"fn up() { sql(include_str!(\n    \"../sql/a.sql\")); sql(include_str!(\"../../far.sql\")) }",
            ))],
        )),
        DirEntry::Dir(Dir::new(
            "sql",
            &[DirEntry::File(File::new("sql/a.sql", b"SELECT 'a' -- \"why\""))],
        )),
    ];

    #[test]
    fn included_files_are_part_of_a_migration() {
        let sources = Sources::embedded(&Dir::new("", ENTRIES));
        assert_eq!(sources.get("lib"), Some("mod m1_a;"));
        let sql = "\nconst _: &str = r####\"SELECT 'a' -- \"why\"\"####;\n";
        for name in ["m1_a", "m2_b"] {
            assert!(sources.get(name).is_some_and(|text| text.ends_with(sql)), "{sources:?}");
        }
        assert_eq!(sources.get("sql"), None);
    }
}
