use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "notes")]
#[autogen(foreign_key(on = "story_id", name = "notes_story_id_fkey"))]
pub struct Model {
	#[sea_orm(primary_key)]
	pub id: i32,
	pub story_id: i64,
	pub text: Option<String>,
	#[sea_orm(default_value = false)]
	pub pinned: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::stories::Entity",
        from = "Column::StoryId",
        to = "super::stories::Column::Id",
        on_update = "Cascade"
    )]
    Story,
}

impl ActiveModelBehavior for ActiveModel {}
