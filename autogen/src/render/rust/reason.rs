//! Why a step is raw SQL.
//!
//! sea-query 1.0.2 is used wherever it renders correct SQL for Postgres. Everything that it cannot express, or
//! renders incorrectly, is raw SQL with a reason. A reason is in the file of its kind unless several kinds share it,
//! and may be about the step or about its contents.

pub(super) type Reason = &'static str;

pub(super) const NO_WORDS: Reason = "sea-query does not support it";
pub(super) const NO_COMMENTS: Reason = "sea-query leaves comments out on Postgres";
pub(super) const NOT_QUOTED: Reason = "sea-query does not quote the names of extensions";
const NOT_ESCAPED: Reason = "sea-query does not escape the quotes in such a name";

/// sea-query puts names of indexes, keys and unique constraints in quotes without escaping them.
pub(super) fn escaped(name: &str) -> Result<(), Reason> {
    if name.contains('"') { Err(NOT_ESCAPED) } else { Ok(()) }
}
