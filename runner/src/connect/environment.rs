//! Environment variables with `.env` behind them.
//!
//! A variable of the real environment overrides the same one in `.env`; an empty one counts as unset. Nothing is
//! written back to the process, so reading stays safe when threads run.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::dotenv::{self, Dotenv};
use super::error::ConnectError;

/// The variables of the process, and below them those of the nearest `.env`.
#[derive(Default)]
pub struct Environment {
    dotenv: BTreeMap<String, String>,
    inherited: Inherited,
}

/// The source of the process's variables.
#[derive(Default)]
enum Inherited {
    /// The process's own.
    #[default]
    Process,
    /// A fixed set, for tests.
    #[cfg(test)]
    Fixed(BTreeMap<String, String>),
}

impl Environment {
    /// Reads the first `.env` from the working directory upwards. A missing file is not an error, nor is an
    /// unreadable line for another program.
    pub fn load() -> Result<Self, ConnectError> {
        Self::load_for(&[])
    }

    /// The same for a program with its own variables, whose lines must be readable too.
    pub fn load_for(names: &[&str]) -> Result<Self, ConnectError> {
        let here = std::env::current_dir().unwrap_or_default();
        let Some(file) = here.ancestors().map(|it| it.join(".env")).find(|it| it.is_file()) else {
            return Ok(Self::default());
        };
        let unread = |reason: String| ConnectError::Dotenv { place: place(&file), reason };
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(unread(error.to_string())),
        };
        let process = Self::default();
        let Dotenv { variables, broken } =
            dotenv::read(&String::from_utf8_lossy(&bytes), &|name| process.get(name));
        let is_wanted = |name: &str| is_ours(name) || names.contains(&name);
        let wanted =
            broken.iter().find(|it| is_wanted(&it.name) && process.get(&it.name).is_none());
        if let Some(it) = wanted {
            return Err(ConnectError::Dotenv {
                place: format!("{}, line {}", place(&file), it.line),
                reason: format!("{}: {}", it.name, it.reason),
            });
        }
        for it in &broken {
            tracing::info!("{}, line {} is ignored: {}", place(&file), it.line, it.reason);
        }
        Ok(Self { dotenv: variables, inherited: Inherited::Process })
    }

    #[cfg(test)]
    pub(super) fn fixed(inherited: &[(&str, &str)], dotenv: &[(&str, &str)]) -> Self {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect()
        };
        Self { dotenv: map(dotenv), inherited: Inherited::Fixed(map(inherited)) }
    }

    /// The value of a variable, if it has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.inherited(name).or_else(|| self.dotenv.get(name).cloned().filter(|v| !v.is_empty()))
    }

    /// Without `.env`: the variables that the driver reads by itself.
    pub(super) fn inherited(&self, name: &str) -> Option<String> {
        let inherited = match &self.inherited {
            Inherited::Process => std::env::var(name).ok(),
            #[cfg(test)]
            Inherited::Fixed(map) => map.get(name).cloned(),
        };
        inherited.filter(|value| !value.is_empty())
    }

    /// A file below the home directory, as libpq looks for its own.
    pub(super) fn at_home(&self, path: &str) -> Option<PathBuf> {
        match &self.inherited {
            Inherited::Process => std::env::home_dir().map(|home| home.join(path)),
            #[cfg(test)]
            Inherited::Fixed(map) => map.get("HOME").map(|home| Path::new(home).join(path)),
        }
    }
}

/// Whether the variable leads to a database, or protects one.
fn is_ours(name: &str) -> bool {
    name.starts_with("PG") || name.starts_with("DATABASE_") || name == "ENVIRONMENT"
}

fn place(file: &Path) -> String {
    file.display().to_string()
}
