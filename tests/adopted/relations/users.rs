use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(column_type = "Text", unique)]
    pub email: String,
    pub invited_by_id: Option<i64>,
    #[sea_orm(
        self_ref,
        relation_enum = "InvitedBy",
        relation_reverse = "UsersAsInvitedBy",
        from = "invited_by_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub invited_by: BelongsTo<Option<Entity>>,
    #[sea_orm(has_many, relation_enum = "FollowsAsFollower", via_rel = "Follower")]
    pub follows_as_follower: HasMany<super::follows::Entity>,
    #[sea_orm(has_many, relation_enum = "FollowsAsFollowed", via_rel = "Followed")]
    pub follows_as_followed: HasMany<super::follows::Entity>,
    #[sea_orm(has_one)]
    pub passports: HasOne<super::passports::Entity>,
    #[sea_orm(has_one)]
    pub profiles: HasOne<super::profiles::Entity>,
    #[sea_orm(has_many, relation_enum = "StoriesAsAuthor", via_rel = "Author")]
    pub stories_as_author: HasMany<super::stories::Entity>,
    #[sea_orm(has_many, relation_enum = "StoriesAsEditor", via_rel = "Editor")]
    pub stories_as_editor: HasMany<super::stories::Entity>,
    #[sea_orm(
        self_ref,
        relation_enum = "UsersAsInvitedBy",
        relation_reverse = "InvitedBy"
    )]
    pub users_as_invited_by: HasMany<Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
