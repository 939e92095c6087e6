//! Rows that steps park, as values.

use std::sync::Arc;

use super::cast::Cast;
use crate::schema::{ColumnType, Expression, ForeignKey, relative::Relative};

/// Values of a column in a separate table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Parked {
    /// That table, in the schema of parked objects.
    pub name: String,
    /// The primary key of the rows.
    pub key: Vec<Held>,
    pub column: Held,
    pub kept: Kept,
}

/// A column of a parked table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Held {
    pub name: String,
    /// The type, if its values are parked as text: the type itself may be dropped.
    pub as_text: Option<Arc<ColumnType>>,
}

/// Which values of a column are parked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Kept {
    All,
    /// Except nulls.
    Values,
    /// Those that change when they are converted there and back.
    Converted {
        there: Conversion,
        back: Conversion,
    },
    /// Those with one of these labels.
    Labelled(Without),
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Conversion {
    pub ty: Arc<ColumnType>,
    pub cast: Cast,
}

/// Dropped labels, and what replaces them: a null by default. An array just loses them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Without {
    pub labels: Vec<String>,
    pub fill: Option<Expression>,
}

/// The rows of a table, as plain values in another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Copied {
    /// That table, in the schema of parked objects.
    pub name: String,
    pub columns: Vec<Held>,
    /// Rows are restored only if the rows they refer to exist.
    pub keys: Vec<ForeignKey>,
}

/// What a parked table contains.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Holding {
    /// Whole rows.
    Rows,
    /// The values of a dropped column.
    Column(String),
    /// The former values of a column that stays.
    Changed(String),
}

impl Parked {
    /// All types of its columns.
    pub(super) fn types_mut(&mut self) -> Vec<&mut Arc<ColumnType>> {
        let held = self.key.iter_mut().chain([&mut self.column]);
        let mut types: Vec<_> = held.filter_map(|it| it.as_text.as_mut()).collect();
        if let Kept::Converted { there, back } = &mut self.kept {
            types.extend([&mut there.ty, &mut back.ty]);
        }
        types
    }
}

impl Copied {
    pub(super) fn types_mut(&mut self) -> Vec<&mut Arc<ColumnType>> {
        self.columns.iter_mut().filter_map(|it| it.as_text.as_mut()).collect()
    }
}

impl Relative for Parked {
    fn leave_out(&mut self, schema: &str) {
        self.types_mut().into_iter().for_each(|it| it.leave_out(schema));
    }
}

impl Relative for Copied {
    fn leave_out(&mut self, schema: &str) {
        self.types_mut().into_iter().for_each(|it| it.leave_out(schema));
        self.keys.iter_mut().for_each(|it| it.leave_out(schema));
    }
}
