//! What steps keep of rows in the schema of what is parked, as values.

use std::sync::Arc;

use super::cast::Cast;
use crate::schema::{ColumnType, Expression, ForeignKey, relative::Relative};

/// Values of a column in a table of their own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Parked {
    /// The table, in the schema of what is parked.
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
    /// The type of its values if they are parked as text: the type itself may go.
    pub as_text: Option<Arc<ColumnType>>,
}

/// Which values of a column are kept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Kept {
    All,
    /// But nulls.
    Values,
    /// Those that are others once they are converted, and back.
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

/// Labels that are gone, and what is there in their place: a null, if nothing else. An array just loses them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Without {
    pub labels: Vec<String>,
    pub fill: Option<Expression>,
}

/// The rows of a table as plain values in another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Copied {
    /// That table, in the schema of what is parked.
    pub name: String,
    pub columns: Vec<Held>,
    /// Rows come back only if what they refer to is there.
    pub keys: Vec<ForeignKey>,
}

/// What a parked table holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Holding {
    /// Whole rows.
    Rows,
    /// The values of a column that goes.
    Column(String),
    /// The former values of a column that stays.
    Changed(String),
}

impl Parked {
    /// All types in it.
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
