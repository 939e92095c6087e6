//! How steps that are free to run are laid out for the reader: what many need first, then table by table, then what is
//! dropped.

use crate::schema::Qualified;

#[derive(Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::plan) struct Rank {
    chapter: Chapter,
    subject: Option<Qualified>,
    paragraph: Paragraph,
}

#[derive(Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Chapter {
    Namespaces,
    Extensions,
    Types,
    Sequences,
    DroppedForeignKeys,
    Tables,
    DroppedTables,
    DroppedSequences,
    DroppedTypes,
    DroppedExtensions,
    DroppedNamespaces,
}

/// Of the chapter on tables.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Paragraph {
    DroppedIndexes,
    DroppedConstraints,
    Table,
    Columns,
    DroppedColumns,
    Constraints,
    ForeignKeys,
    Indexes,
    Comments,
}

impl Rank {
    /// Of what is not a part of a table.
    pub(super) fn in_chapter(chapter: Chapter, subject: Option<&Qualified>) -> Self {
        Self { chapter, subject: subject.cloned(), paragraph: Paragraph::Table }
    }

    pub(super) fn in_table(table: &Qualified, paragraph: Paragraph) -> Self {
        Self { chapter: Chapter::Tables, subject: Some(table.clone()), paragraph }
    }
}
