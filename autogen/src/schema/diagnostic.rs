//! Messages of the entity reader about the source.

use super::stated::Place;

/// An error or remark about a place in the source.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable, lower-case, with dashes: `unknown-type`, `duplicate-table`.
    pub code: &'static str,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it, with an entry for each solution.
    pub help: Vec<String>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// It is reported, and the command continues.
    Warning,
    /// It is reported in one line, and nothing needs to be done.
    Note,
    /// Something could not be read. What an incomplete reading does not state is not dropped.
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
    pub fn help(self, help: impl Into<String>) -> Self {
        self.helps(Some(help.into()))
    }

    /// The same, if there is such a solution.
    #[must_use]
    pub fn helps(mut self, help: Option<String>) -> Self {
        self.help.extend(help);
        self
    }
}
