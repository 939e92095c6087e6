//! Everything that `#[autogen(…)]` can state, and that SeaORM does not know.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "said")]
#[autogen(
    index(on = "title DESC NULLS LAST, lower(body)", name = "ix_said", include = "id"),
    unique(on = "title, body", nulls_not_distinct, deferrable = "initially deferred"),
    check("length(title) < 100", no_inherit),
    exclude(on = "title WITH =", using = "btree"),
    foreign_key(on = "parent_id", deferrable, match = "full"),
    primary_key(name = "said_key"),
    renamed_from = "told"
)]
pub struct Model {
    #[sea_orm(primary_key)]
    #[autogen(identity = "always")]
    pub id: i32,
    #[autogen(collate = "C", comment = "its name", default = "upper('x')")]
    pub title: String,
    pub body: String,
    #[autogen(generated = "title || body", virtual)]
    pub both: Option<String>,
    pub parent_id: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
    Parent,
}

impl ActiveModelBehavior for ActiveModel {}
