//! Schemas that SQL files state.

use serde::{Deserialize, Serialize};

use super::Place;

/// A Postgres schema.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Namespace {
    pub comment: Option<String>,
    #[serde(skip)]
    pub place: Place,
}

impl Namespace {
    /// Adds what another statement says of the same schema.
    pub fn add(&mut self, other: Self) {
        if self.place.line == 0 {
            self.place = other.place;
        }
        self.comment = other.comment.or(self.comment.take());
    }
}
