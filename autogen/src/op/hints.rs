//! What is done with rows because somebody asks for it. There is no difference behind it.

use std::collections::BTreeMap;

use super::{Form, Op, ParkedAs, Turn};
use crate::schema::{Expression, Qualified};

/// The fills, conversions and parks among some ops, by their objects.
#[derive(Debug, Default)]
pub struct Hints<'a> {
    fills: BTreeMap<(&'a Qualified, &'a str), &'a Expression>,
    conversions: BTreeMap<(&'a Qualified, &'a str), &'a Expression>,
    parks: BTreeMap<(&'a Qualified, Option<&'a str>, Turn), &'a ParkedAs>,
}

impl<'a> Hints<'a> {
    #[must_use]
    pub fn of(ops: &'a [Op]) -> Self {
        let mut hints = Self::default();
        for op in ops {
            match op {
                Op::Fill(table, column, fill) => {
                    hints.fills.insert((table, column), fill);
                }
                Op::Convert(table, column, by) => {
                    let there = by.after.as_ref().map(|it| ((table, column.as_str()), it));
                    hints.conversions.extend(there);
                }
                Op::Park(table, column, parked) => {
                    hints.parks.insert((table, column.as_deref(), parked.turn), parked);
                }
                _ => {}
            }
        }
        hints
    }

    /// What replaces the nulls of a column.
    #[must_use]
    pub fn fill(&self, table: &Qualified, column: &str) -> Option<&'a Expression> {
        self.fills.get(&(table, column)).copied()
    }

    /// How rows are converted to values of a column's new type.
    #[must_use]
    pub fn conversion(&self, table: &Qualified, column: &str) -> Option<&'a Expression> {
        self.conversions.get(&(table, column)).copied()
    }

    /// Where dropped values of a column, or of a whole table, are parked.
    #[must_use]
    pub fn kept(&self, table: &Qualified, column: Option<&str>) -> Option<&'a ParkedAs> {
        self.parks.get(&(table, column, Turn::Keep)).copied()
    }

    /// Whether a table is parked as a whole, or restored so.
    #[must_use]
    pub fn has_moved(&self, table: &Qualified) -> bool {
        let to = self.kept(table, None).or(self.restored(table, None));
        to.is_some_and(|it| it.form == Form::Moved)
    }

    /// Where restored values of a column, or of a whole table, are parked.
    #[must_use]
    pub fn restored(&self, table: &Qualified, column: Option<&str>) -> Option<&'a ParkedAs> {
        self.parks.get(&(table, column, Turn::Restore)).copied()
    }
}
