//! A column that replaces another one in a table with rows, as values. Large tables use it instead of a change of type,
//! which would rewrite them while everybody waits.

use std::sync::Arc;

use super::{cast::Cast, parked::Without};
use crate::schema::{ColumnType, relative::Relative};

/// The second column, and how it gets its values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Successor {
    /// Its name until it has replaced the first one.
    pub name: String,
    pub ty: Arc<ColumnType>,
    pub cast: Cast,
    pub without: Option<Box<Without>>,
    /// The trigger that keeps it equal to the first one, and the function of the trigger.
    pub trigger: String,
    pub function: String,
}

/// An action on a second column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Succession {
    CreateFunction,
    /// From now on, every write goes to both columns.
    CreateTrigger,
    /// Gives it the values of the rows that have none yet.
    Copy,
    /// The same in batches, each in its own transaction.
    CopyInBatches,
    DropTrigger,
    DropFunction,
}

impl Relative for Successor {
    fn leave_out(&mut self, schema: &str) {
        self.ty.leave_out(schema);
    }
}
