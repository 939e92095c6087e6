//! Where something stands: a module to resolve names in, a file to point into, and everything said so far.

use std::{path::PathBuf, sync::Arc};

use proc_macro2::Span;

use crate::schema::{diagnostic::Diagnostic, stated::Place};

use super::source::ModulePath;

/// The module and the file that a piece of source stands in.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) module: ModulePath,
    pub(super) file: Arc<PathBuf>,
}

impl Site {
    pub(super) fn place(&self, span: Span) -> Place {
        place(&self.file, span)
    }
}

/// Turns a span into a place. A span over several lines is underlined to nowhere, so its length is one.
pub(super) fn place(file: &Arc<PathBuf>, span: Span) -> Place {
    let (start, end) = (span.start(), span.end());
    let length = if start.line == end.line { end.column.saturating_sub(start.column) } else { 1 };
    Place {
        file: Arc::clone(file),
        line: start.line,
        column: start.column + 1,
        length: length.max(1),
    }
}

/// What has been found wrong so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The value, or `None` with its diagnostic noted down.
    pub(super) fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }
}
