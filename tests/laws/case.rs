//! A case: its files.

use std::{fs, path::PathBuf};

use serde::Deserialize;

use crate::folders::{self, Folder};

/// One change to a schema.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// `kind/what_happens`
    pub(crate) name: String,
    pub(crate) directory: PathBuf,
    pub(crate) expected: Expected,
}

/// The findings that the case must raise, in any order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    #[serde(default)]
    pub(crate) up: Vec<String>,
    #[serde(default)]
    pub(crate) down: Vec<String>,
    /// The oldest server that supports the case.
    #[serde(default)]
    pub(crate) since: u32,
    /// Words of the error that refuses the change.
    pub(crate) refused: Option<String>,
    /// Words of the error with which `up` fails on the rows, as a finding predicts.
    pub(crate) fails: Option<String>,
    /// Extensions that the case needs: it runs on servers that offer them.
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    /// The search path, if it is not the default.
    pub(crate) search_path: Option<String>,
    /// Whether renames are done in two steps, of which this is the first.
    #[serde(default)]
    pub(crate) expand: bool,
}

impl Case {
    /// A file's text; `None` if the case does not have it.
    pub(crate) fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.directory.join(file)).ok()
    }

    /// Whether the case uses pgvector, whose types all have names with `vec`: `vector`, `halfvec`, `sparsevec`.
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

/// All cases, in order.
pub(crate) fn all() -> Vec<Case> {
    let cases = folders::all().into_iter().map(|Folder { kind, what, directory }| {
        let name = format!("{kind}/{what}");
        let expected = fs::read_to_string(directory.join("case.toml")).unwrap_or_default();
        let expected =
            toml::from_str(&expected).unwrap_or_else(|error| panic!("{name}/case.toml: {error}"));
        Case { name, directory, expected }
    });
    cases.collect()
}
