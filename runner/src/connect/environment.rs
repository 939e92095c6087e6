//! Environment variables with `.env` behind them.
//!
//! A variable of the real environment wins over the same one in `.env`; an empty one counts as unset. Nothing is
//! written back to the process, so that reading stays safe once threads run.

use std::collections::BTreeMap;

use super::error::ConnectError;

/// What the process was started with, and below it what the nearest `.env` says.
#[derive(Default)]
pub(crate) struct Environment {
    dotenv: BTreeMap<String, String>,
    inherited: Inherited,
}

/// Where the variables of the process come from.
#[derive(Default)]
enum Inherited {
    /// The process's own.
    #[default]
    Process,
    /// A fixed set, so that a test says all there is.
    #[cfg(test)]
    Fixed(BTreeMap<String, String>),
}

impl Environment {
    /// Reads `.env` from the working directory upwards, as `dotenvy` does. No such file is not an error.
    pub(crate) fn load() -> Result<Self, ConnectError> {
        let dotenv = match dotenvy::dotenv_iter() {
            Ok(entries) => {
                entries.collect::<Result<_, _>>().map_err(|error| dotenv_error(&error))?
            }
            Err(error) if error.not_found() => BTreeMap::new(),
            Err(error) => return Err(dotenv_error(&error)),
        };
        Ok(Self { dotenv, inherited: Inherited::Process })
    }

    #[cfg(test)]
    pub(super) fn fixed(inherited: &[(&str, &str)], dotenv: &[(&str, &str)]) -> Self {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect()
        };
        Self { dotenv: map(dotenv), inherited: Inherited::Fixed(map(inherited)) }
    }

    #[must_use]
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let inherited = match &self.inherited {
            Inherited::Process => std::env::var(name).ok(),
            #[cfg(test)]
            Inherited::Fixed(map) => map.get(name).cloned(),
        };
        inherited
            .filter(|value| !value.is_empty())
            .or_else(|| self.dotenv.get(name).cloned())
            .filter(|v| !v.is_empty())
    }
}

/// `dotenvy` quotes the offending line, which may hold a password; only its kind is passed on.
fn dotenv_error(error: &dotenvy::Error) -> ConnectError {
    let reason = match error {
        dotenvy::Error::LineParse(_, position) => {
            format!("a line cannot be read (near character {position} of it)")
        }
        dotenvy::Error::Io(error) => error.to_string(),
        _ => "it cannot be read".to_owned(),
    };
    ConnectError::Dotenv { reason }
}
