//! Which migration follows which, read from their files.

use std::{collections::BTreeMap, fs, ops::Deref};

use super::report::Failure;
use crate::write::MigrationCrate;

/// The migrations of a crate.
pub(super) struct Graph(runner::Graph);

impl Graph {
    /// Of these migrations. What a file that cannot be read revises is not known; compiling the crate says more about it.
    ///
    /// # Errors
    /// Where a file says that it revises what is not there.
    pub(super) fn read(
        migrations: &MigrationCrate,
        registered: &[String],
    ) -> Result<Self, Failure> {
        let sources = migrations.sources();
        let text = |name: &String| {
            let file = fs::read_to_string(sources.join(format!("{name}.rs")));
            file.or_else(|_| fs::read_to_string(sources.join(name).join("mod.rs"))).ok()
        };
        let texts: BTreeMap<&str, String> =
            registered.iter().filter_map(|name| Some((name.as_str(), text(name)?))).collect();
        let names = registered.iter().map(String::as_str);
        runner::Graph::new(names, |name| texts.get(name).map(String::as_str))
            .map(Self)
            .map_err(|error| Failure::new(error.to_string(), error.help()))
    }

    /// What the next migration revises: the one head, or nothing where there is no migration yet.
    ///
    /// # Errors
    /// Where there are several heads: which of them the next one follows is not for a tool to choose.
    pub(super) fn head(&self) -> Result<Vec<String>, Failure> {
        let heads: Vec<String> = self.heads().into_iter().map(ToOwned::to_owned).collect();
        if heads.len() > 1 {
            let message = format!("there are {} heads: {}", heads.len(), heads.join(", "));
            return Err(Failure::new(message, "join them: autogen merge -m \"merge\""));
        }
        Ok(heads)
    }
}

impl Deref for Graph {
    type Target = runner::Graph;

    fn deref(&self) -> &runner::Graph {
        &self.0
    }
}
