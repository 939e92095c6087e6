//! A case: its files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

/// One change to a schema.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// `kind/what_happens`
    pub(crate) name: String,
    pub(crate) directory: PathBuf,
    pub(crate) expected: Expected,
}

/// The findings that a case must raise, in any order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    #[serde(default)]
    pub(crate) up: Vec<String>,
    #[serde(default)]
    pub(crate) down: Vec<String>,
    /// The oldest server that knows what the case is about.
    #[serde(default)]
    pub(crate) since: u32,
    /// Words of the error that the change is refused with: it comes to nothing.
    pub(crate) refused: Option<String>,
    /// Words of the error that `up` fails with on the rows, as a finding foretells.
    pub(crate) fails: Option<String>,
    /// Extensions that the case is about: it runs where they are available.
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    /// Where names without a schema are looked for, where that is not as by default.
    pub(crate) search_path: Option<String>,
}

impl Case {
    /// A file's text; `None` where the case has none.
    pub(crate) fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.directory.join(file)).ok()
    }

    /// Whether the case uses pgvector, whose types are all called after it: `vector`, `halfvec`, `sparsevec`.
    pub(crate) fn has_vectors(&self) -> bool {
        let files = ["before.rs", "after.rs", "before.toml", "after.toml", "setup.sql", "rows.sql"];
        let texts = files.map(|file| self.text(file));
        let text = texts.into_iter().flatten().collect::<String>().to_lowercase();
        ["vector", "halfvec", "sparsevec", "bit_hamming_ops"].iter().any(|word| text.contains(word))
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.directory.join(file)
    }
}

/// Where the cases lie.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("cases")
}

/// All cases, in order.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in directories(&root()) {
        for directory in directories(&kind) {
            let part =
                |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = format!("{}/{}", part(&kind), part(&directory));
            let expected = fs::read_to_string(directory.join("case.toml")).unwrap_or_default();
            let expected = toml::from_str(&expected)
                .unwrap_or_else(|error| panic!("{name}/case.toml: {error}"));
            cases.push(Case { name, directory, expected });
        }
    }
    cases
}

fn directories(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut directories: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    directories.sort();
    directories
}
