use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "players")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub team_id: i32,
    #[sea_orm(belongs_to, relation_enum = "Team", from = "team_id", to = "id")]
    pub team: BelongsTo<super::teams::Entity>,
    #[sea_orm(has_many, relation_enum = "TeamsAsCaptain", via_rel = "Captain")]
    pub teams_as_captain: HasMany<super::teams::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
