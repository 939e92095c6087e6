//! Why a step is raw SQL.
//!
//! sea-query 1.0.2 is used wherever it renders correct SQL for Postgres. Everything it cannot express, or gets wrong,
//! is raw, each with its reason, which is in the file for its kind unless several kinds have it. A reason may be
//! about the step as such, or about what it says.

pub(super) type Reason = &'static str;

pub(super) const NO_WORDS: Reason = "sea-query has no words for it";
pub(super) const NO_COMMENTS: Reason = "sea-query leaves comments out on Postgres";
pub(super) const NOT_QUOTED: Reason = "sea-query does not quote the names of extensions";
const NOT_ESCAPED: Reason = "sea-query does not escape the quotes in such a name";

/// Names of indexes, keys and unique constraints are put between quotes as they are.
pub(super) fn escaped(name: &str) -> Result<(), Reason> {
    if name.contains('"') { Err(NOT_ESCAPED) } else { Ok(()) }
}
