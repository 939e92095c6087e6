//! A composite key, foreign keys on its columns, and no commas between the keys of relations.

use sea_orm::entity::prelude::*;

use super::{account, organization};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: i64,
    #[sea_orm(primary_key)]
    pub account_id: i32,
    pub since: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "account::Entity" from = "Column::AccountId" to = "account::Column::Id" fk_name = "fk_member")]
    Account,
    #[sea_orm(
        belongs_to = "organization::Entity",
        from = "Column::OrganizationId",
        to = "organization::Column::Id"
    )]
    Organization,
}

impl Related<account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
