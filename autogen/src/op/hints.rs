//! What is done with rows because somebody asks for it, by what it is done to: no difference is behind it.

use std::collections::BTreeMap;

use super::{Op, ParkedAs};
use crate::schema::{Expression, Qualified};

/// The fills, conversions and parks among some ops.
#[derive(Debug, Default)]
pub struct Hints<'a> {
    fills: BTreeMap<(&'a Qualified, &'a str), &'a Expression>,
    conversions: BTreeMap<(&'a Qualified, &'a str), &'a Expression>,
    parks: BTreeMap<(&'a Qualified, Option<&'a str>), &'a ParkedAs>,
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
                    hints.parks.insert((table, column.as_deref()), parked);
                }
                _ => {}
            }
        }
        hints
    }

    /// What takes the place of the nulls of a column.
    #[must_use]
    pub fn fill(&self, table: &Qualified, column: &str) -> Option<&'a Expression> {
        self.fills.get(&(table, column)).copied()
    }

    /// What makes values of a column's new type of its rows.
    #[must_use]
    pub fn conversion(&self, table: &Qualified, column: &str) -> Option<&'a Expression> {
        self.conversions.get(&(table, column)).copied()
    }

    /// Where the values of a column are kept, or the whole table.
    #[must_use]
    pub fn parked(&self, table: &Qualified, column: Option<&str>) -> Option<&'a ParkedAs> {
        self.parks.get(&(table, column)).copied()
    }
}
