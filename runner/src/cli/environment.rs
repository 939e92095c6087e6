//! The environment in which the program runs, as set in `ENVIRONMENT`.

use crate::connect::environment::Environment as Variables;
use crate::error::RunError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Environment {
    Production,
    Other,
}

impl Environment {
    pub(super) fn here() -> Result<Self, RunError> {
        Ok(match Variables::load()?.get("ENVIRONMENT") {
            Some(it) if it.eq_ignore_ascii_case("production") => Self::Production,
            _ => Self::Other,
        })
    }
}
