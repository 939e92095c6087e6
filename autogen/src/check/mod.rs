//! Hazards of a plan: what a reviewer must know before it runs. One file for each hazard; pure.

pub mod alike;
pub mod blocked;
pub mod cast;
mod column;
mod constraint;
pub mod cycle;
mod drops;
mod enumeration;
mod existing_rows;
mod extension;
pub mod follower;
mod index;
pub mod keys;
pub mod names;
pub mod partitioned;
mod renames;
mod sequence;
mod table;
pub mod taken;
pub mod undecided;

use crate::{
    op::{self, Op},
    schema::{Pair, Schema, stated::Place},
};

/// One hazard, or one thing worth knowing, of a plan.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    pub direction: Direction,
    /// Stable, lower-case, with dashes: `drops-data`.
    pub code: &'static str,
    /// The table or type it is about, as a person writes it.
    pub subject: String,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The source that asks for the change, if what it says is the point.
    pub place: Option<Place>,
}

impl Finding {
    /// Whether something that nobody manages is in the way.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.code == blocked::CODE
    }

    /// Whether nothing may be written before somebody has done something about it.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self.direction {
            Direction::Up if self.is_blocked() => true,
            Direction::Up | Direction::Down => {
                [cast::CODE, cycle::CODE, partitioned::CODE, follower::CODE].contains(&self.code)
            }
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// The hazards of carrying these ops out, and of taking them back.
#[must_use]
pub fn check(ops: &[Op], schemas: Pair<&Schema>, default_schema: &str) -> Vec<Finding> {
    let inverse = op::inverse(ops);
    let up = Context { ops, schemas, default_schema, direction: Direction::Up };
    let down = Context {
        ops: &inverse,
        schemas: schemas.swap(),
        default_schema,
        direction: Direction::Down,
    };
    let dropped = drops::find_down(&down);
    one_way(&up).into_iter().chain(dropped).chain(one_way(&down)).collect()
}

/// One direction of a change.
struct Context<'a> {
    ops: &'a [Op],
    schemas: Pair<&'a Schema>,
    default_schema: &'a str,
    direction: Direction,
}

impl Context<'_> {
    fn finding(&self, code: &'static str, subject: &str, message: String, help: &str) -> Finding {
        Finding {
            direction: self.direction,
            code,
            subject: subject.to_owned(),
            message,
            help: (!help.is_empty()).then(|| help.to_owned()),
            place: None,
        }
    }
}

fn one_way(context: &Context<'_>) -> Vec<Finding> {
    let rules: [fn(&Op, &Context<'_>) -> Vec<Finding>; 6] = [
        renames::find,
        extension::find,
        drops::find,
        existing_rows::find,
        index::find,
        column::find,
    ];
    context.ops.iter().flat_map(|op| rules.iter().flat_map(move |rule| rule(op, context))).collect()
}

#[cfg(test)]
mod tests;
