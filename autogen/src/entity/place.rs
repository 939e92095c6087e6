//! Places in source: a module for resolving names, a file to point into, and the diagnostics so far.

use std::{path::PathBuf, sync::Arc};

use proc_macro2::Span;

use crate::{
    entity::path::ModulePath,
    schema::{diagnostic::Diagnostic, stated::Place},
};

/// A place in a file: a span that outlives the syntax tree, and may move to another thread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    line: u32,
    column: u32,
    length: u32,
}

/// A span over several lines cannot be underlined, so its length is one.
impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        let (start, end) = (span.start(), span.end());
        let one_line = start.line == end.line;
        let length = if one_line { end.column.saturating_sub(start.column) } else { 1 };
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            line: short(start.line),
            column: short(start.column + 1),
            length: short(length.max(1)),
        }
    }
}

/// The module and the file of a piece of source.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) module: ModulePath,
    pub(super) file: Arc<PathBuf>,
    /// The place of everything, for source that is the text of an attribute.
    within: Option<Spot>,
}

impl Site {
    pub(super) fn new(module: ModulePath, file: Arc<PathBuf>) -> Self {
        Self { module, file, within: None }
    }

    /// The site of source that is the text of an attribute: errors in it point at the whole text.
    pub(super) fn within(&self, spot: Spot) -> Self {
        Self { within: Some(spot), ..self.clone() }
    }

    pub(super) fn place(&self, spot: impl Into<Spot>) -> Place {
        place(&self.file, self.within.unwrap_or_else(|| spot.into()))
    }
}

pub(super) fn place(file: &Arc<PathBuf>, spot: impl Into<Spot>) -> Place {
    let Spot { line, column, length } = spot.into();
    Place { file: Arc::clone(file), line, column, length }
}

/// The diagnostics so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The value, or `None` after recording its diagnostic.
    pub(super) fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }
}
