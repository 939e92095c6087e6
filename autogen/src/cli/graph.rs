//! The order of migrations and the names that databases record for them, read from their files.

use std::{collections::BTreeMap, ops::Deref};

use super::report::Failure;
use crate::write::{
    MigrationCrate,
    register::record::{self, Told},
};

/// The migrations of a crate.
pub(super) struct Graph {
    revisions: runner::Graph,
    /// The recorded names.
    pub(super) recorded: Vec<String>,
    /// The modules of migrations whose names are computed by code.
    pub(super) computed: Vec<String>,
}

impl Graph {
    /// Reads the graph of these migrations. If a file cannot be read, what it revises is unknown; compiling the crate
    /// reports more.
    ///
    /// # Errors
    /// If a file says that it revises a migration that does not exist.
    pub(super) fn read(
        migrations: &MigrationCrate,
        registered: &[String],
    ) -> Result<Self, Failure> {
        let (mut names, mut recorded, mut computed) = (Vec::new(), Vec::new(), Vec::new());
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for module in registered {
            let source = migrations.source(module);
            let name = match source.as_deref().map_or(Told::Default, record::name) {
                Told::Text(name) => name,
                Told::Default => module.clone(),
                Told::Computed => {
                    computed.push(module.clone());
                    names.push(module.clone());
                    continue;
                }
            };
            texts.extend(source.map(|text| (name.clone(), text)));
            names.push(name.clone());
            recorded.push(name);
        }
        let names = names.iter().map(String::as_str);
        let revisions = runner::Graph::new(names, |name| texts.get(name).map(String::as_str))
            .map_err(|error| Failure::new(error.to_string(), error.help()))?;
        Ok(Self { revisions, recorded, computed })
    }

    /// What the next migration revises: the only head, or nothing if there is no migration yet.
    ///
    /// # Errors
    /// If there are several heads. A tool must not choose which of them the next migration follows.
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
        &self.revisions
    }
}
