//! The entities of the sample writing app: people write stories in chapters, keep insights about them with an
//! embedding each, and tune how an author's style sounds.
//!
//! An entity states what its table contains, and `autogen` writes the migrations for it. What `#[sea_orm(…)]` cannot
//! express (index methods, partial and expression indexes, checks, generated columns) is in `#[autogen(…)]`. All
//! three formats are used: dense for entities with many relations, compact for plain ones, and expanded once, in
//! [`system_config`].

pub mod author_style;
pub mod chapter;
pub mod prelude;
pub mod published_story;
pub mod saved_insight;
pub mod story;
pub mod story_tag;
pub mod system_config;
pub mod tag;
pub mod user;
pub mod user_preferences;
