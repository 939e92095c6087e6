//! A derived model under a hand-written entity.

use sea_orm::entity::prelude::*;

const TABLE: &str = "handwritten";

#[derive(Copy, Clone, Default, Debug, DeriveEntity)]
pub struct Entity;

impl EntityName for Entity {
    fn table_name(&self) -> &'static str {
        TABLE
    }
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub parcel_id: i32,
}

#[derive(Copy, Clone, Debug, EnumIter)]
pub enum Relation {
    Parcel,
}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match self {
            Self::Parcel => Entity::belongs_to(super::parcel::Entity)
                .from(Column::ParcelId)
                .to(super::parcel::Column::Id)
                .on_update(ForeignKeyAction::Cascade)
                .fk_name("fk_parcel")
                .into(),
        }
    }
}

impl ActiveModelBehavior for ActiveModel {}
