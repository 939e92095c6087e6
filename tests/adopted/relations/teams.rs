use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "teams")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub captain_id: Option<i32>,
    #[sea_orm(belongs_to, relation_enum = "Captain", from = "captain_id", to = "id")]
    pub captain: BelongsTo<Option<super::players::Entity>>,
    #[sea_orm(has_many, relation_enum = "PlayersAsTeam", via_rel = "Team")]
    pub players_as_team: HasMany<super::players::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
