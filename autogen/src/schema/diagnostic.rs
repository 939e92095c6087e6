//! Messages of the entity reader about the source.

use super::stated::Place;

/// One thing wrong, or worth knowing, at a place in the source.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable, lower-case, with dashes: `unknown-type`, `duplicate-table`.
    pub code: &'static str,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it, one entry for each way out.
    pub help: Vec<String>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Said, and gone on from.
    Warning,
    /// Said in a line, and nothing need be done.
    Note,
    /// There is something that is not seen. What an incomplete reading does not say is not taken away.
    Unseen,
}

impl Diagnostic {
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), help: Vec::new(), place }
    }

    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    pub fn note(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, place, message) }
    }

    pub fn unseen(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Unseen, ..Self::error(code, place, message) }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}
