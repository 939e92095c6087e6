//! Compact, with most of the keys a field can have.

use sea_orm::entity::prelude::*;

use super::kinds::Mood;

/// Somebody with a login.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts", comment = "who can log in")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique)]
    pub email: String,
    #[sea_orm(indexed, comment = "as shown")]
    pub display_name: String,
    #[sea_orm(unique, indexed)]
    pub handle: Option<String>,
    #[sea_orm(column_name = "bio", column_type = "Text", nullable, renamed_from = "about")]
    pub biography: Option<String>,
    pub mood: Option<Mood>,
    #[sea_orm(default_value = "sad")]
    pub default_mood: Mood,
    #[sea_orm(select_as = "text", save_as = "citext", column_type = "custom(\"citext\")")]
    pub nickname: String,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeUtc,
    pub organization_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::organization::Entity",
        from = "Column::OrganizationId",
        to = "super::organization::Column::Id",
        on_update = "NoAction",
        on_delete = "SetNull"
    )]
    Organization,
    #[sea_orm(has_many = "super::membership::Entity")]
    Membership,
}

impl Related<super::organization::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organization.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
