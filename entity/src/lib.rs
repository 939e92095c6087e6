//! The entities of the sample writing app: people write stories in chapters, keep insights about them with an
//! embedding each, and tune how an author's style sounds.
//!
//! An entity says what its table holds, and `autogen` writes the migrations that make it so. What `#[sea_orm(…)]`
//! has no word for (index methods, partial and expression indexes, checks, generated columns) stands beside it in
//! `#[autogen(…)]`. All three formats are here: dense for what relates to much, compact for the plain ones, and
//! expanded once, in [`system_config`].

pub mod author_style;
pub mod chapter;
pub mod prelude;
pub mod saved_insight;
pub mod story;
pub mod story_tag;
pub mod system_config;
pub mod tag;
pub mod user;
pub mod user_preferences;
