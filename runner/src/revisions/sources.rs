//! The texts of the migrations, which a built program carries with it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use include_dir::Dir;

/// The source of each migration, by the migration's name.
///
/// Without the source of a migration its message and its checksum are unknown, and it follows the one before it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<String, Cow<'static, str>>,
}

impl Sources {
    /// The files of a directory and those below it: `m20250101_120000_base.rs`, or `m20250101_120000_base/mod.rs`. What
    /// one takes in with `include_str!` from the same directory belongs to it.
    ///
    /// [`crate::sources!`] embeds the directory of the crate it is written in.
    #[must_use]
    pub fn embedded(directory: &Dir<'static>) -> Self {
        let mut files = BTreeMap::new();
        collect(directory, &mut files);
        let texts = files.iter().filter_map(|(path, text)| {
            let name = migration(path)?.to_owned();
            let included = included(path, text, &files);
            let text = if included.is_empty() {
                Cow::Borrowed(*text)
            } else {
                Cow::Owned(format!("{text}{included}"))
            };
            Some((name, text))
        });
        Self { texts: texts.collect() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(AsRef::as_ref)
    }
}

/// Of `(name, source)`.
impl FromIterator<(String, String)> for Sources {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(texts: T) -> Self {
        Self { texts: texts.into_iter().map(|(name, text)| (name, Cow::Owned(text))).collect() }
    }
}

fn collect(directory: &Dir<'static>, files: &mut BTreeMap<&'static Path, &'static str>) {
    for file in directory.files() {
        if let Some(text) = file.contents_utf8() {
            files.insert(file.path(), text);
        }
    }
    for directory in directory.dirs() {
        collect(directory, files);
    }
}

/// The name of the migration that the file may be.
fn migration(path: &Path) -> Option<&str> {
    if path.file_name()? == "mod.rs" {
        return path.parent()?.file_name()?.to_str();
    }
    path.extension().filter(|extension| *extension == "rs").and(path.file_stem())?.to_str()
}

/// The files that a text takes in, as constants of Rust, so that the whole is still a text of Rust.
fn included(path: &Path, text: &str, files: &BTreeMap<&Path, &str>) -> String {
    let mut included = String::new();
    for call in text.split("include_str!(").skip(1) {
        let name = call.trim_start().strip_prefix('"').and_then(|name| name.split('"').next());
        let Some(name) = name else { continue };
        let place = path.parent().unwrap_or(Path::new("")).join(name);
        if let Some(text) = files.get(plain(&place).as_path()) {
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

/// The sources of the crate that this is written in, embedded when it is built: `runner::sources!()`.
///
/// For a program that runs the migrations of a library, it is written in the library:
///
/// ```text
/// pub fn sources() -> runner::Sources { runner::sources!() }
/// ```
#[macro_export]
macro_rules! sources {
    () => {{
        use $crate::include_dir;
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
    fn a_migration_is_its_file_and_what_that_takes_in() {
        let sources = Sources::embedded(&Dir::new("", ENTRIES));
        assert_eq!(sources.get("lib"), Some("mod m1_a;"));
        let sql = "\nconst _: &str = r####\"SELECT 'a' -- \"why\"\"####;\n";
        for name in ["m1_a", "m2_b"] {
            assert!(sources.get(name).is_some_and(|text| text.ends_with(sql)), "{sources:?}");
        }
        assert_eq!(sources.get("sql"), None);
    }
}
