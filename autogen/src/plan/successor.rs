//! A column that takes the place of another one with rows in it, as values: what large tables have instead of a change of
//! type, which would rewrite them while everybody waits.

use std::sync::Arc;

use super::{cast::Cast, parked::Without};
use crate::schema::{ColumnType, relative::Relative};

/// The second column, and how values get into it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Successor {
    /// Its name until it has taken over.
    pub name: String,
    pub ty: Arc<ColumnType>,
    pub cast: Cast,
    pub without: Option<Box<Without>>,
    /// The trigger that keeps it as the first one is, and the function behind that.
    pub trigger: String,
    pub function: String,
}

/// What is done about a second column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Succession {
    CreateFunction,
    /// From now on, whatever is written is written to both columns.
    CreateTrigger,
    /// Gives it the values of the rows that have none yet.
    Copy,
    /// The same, a part of the table at a time, each in a transaction of its own.
    CopyInBatches,
    DropTrigger,
    DropFunction,
}

impl Relative for Successor {
    fn leave_out(&mut self, schema: &str) {
        self.ty.leave_out(schema);
    }
}
