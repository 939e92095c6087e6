//! Every entity under its own name.

pub use super::{
    author_style::Entity as AuthorStyle, chapter::Entity as Chapter,
    published_story::Entity as PublishedStory, saved_insight::Entity as SavedInsight,
    story::Entity as Story, story_tag::Entity as StoryTag, system_config::Entity as SystemConfig,
    tag::Entity as Tag, user::Entity as User, user_preferences::Entity as UserPreferences,
};
