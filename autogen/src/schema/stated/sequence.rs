//! What entities state about sequences: those of columns, and independent ones.

use serde::{Deserialize, Serialize};

use super::Place;
use crate::schema::{IdentityKind, IntegerType, SequenceOptions, sequence};

/// What an entity states about the source of a key's numbers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AutoIncrement {
    /// SeaORM's default for a single key: an identity for a new column, otherwise as the database has it.
    Implied,
    /// `auto_increment = true`: any identity or serial; `BY DEFAULT` for a new column.
    Wanted,
    /// `auto_increment = false`.
    Unwanted,
    /// `#[autogen(identity = "…")]`: exactly this, with the stated options.
    Exact(Box<Identity>),
}

/// An identity or serial.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Identity {
    pub kind: IdentityKind,
    pub options: SequenceOptions,
    /// Only of a serial.
    pub ty: Option<IntegerType>,
    /// The name of its sequence, which is in the schema of the table.
    pub sequence: Option<String>,
}

impl Identity {
    /// Without options.
    #[must_use]
    pub fn new(kind: IdentityKind) -> Self {
        Self { kind, options: SequenceOptions::default(), ty: None, sequence: None }
    }
}

impl From<sequence::Identity> for Identity {
    fn from(it: sequence::Identity) -> Self {
        let sequence::Identity { kind, options, ty, sequence } = it;
        Self { kind, options, ty, sequence: sequence.map(|it| it.name) }
    }
}

/// An independent sequence.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Sequence {
    #[serde(rename = "type")]
    pub ty: Option<IntegerType>,
    #[serde(flatten)]
    pub options: SequenceOptions,
    /// A column of the table beside which it is stated.
    pub owned_by: Option<String>,
    pub comment: Option<String>,
    #[serde(skip)]
    pub place: Place,
}
