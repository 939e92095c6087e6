//! How to arrange independent steps for the reader: first what many others need, next table by table, and last what
//! is dropped.

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
    DroppedDeclared,
    DroppedForeignKeys,
    Tables,
    Declared,
    /// After everything that is created, so that nothing is granted on that unless it is stated.
    DefaultPrivileges,
    DroppedTables,
    DroppedSequences,
    DroppedTypes,
    DroppedExtensions,
    DroppedNamespaces,
}

/// The rank of steps about tables.
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
    /// The rank of steps about everything else.
    pub(super) fn in_chapter(chapter: Chapter, subject: Option<&Qualified>) -> Self {
        Self { chapter, subject: subject.cloned(), paragraph: Paragraph::Table }
    }

    pub(super) fn in_table(table: &Qualified, paragraph: Paragraph) -> Self {
        Self { chapter: Chapter::Tables, subject: Some(table.clone()), paragraph }
    }
}
