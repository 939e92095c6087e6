//! Fields that are not columns, and conditional ones.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[cfg_attr(unix, sea_orm(table_name = "ignored"))]
#[cfg_attr(not(unix), sea_orm(table_name = "other"))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(ignore)]
    pub computed: Option<std::sync::Arc<str>>,
    #[cfg(windows)]
    pub window: i32,
    #[cfg_attr(all(unix, not(windows)), sea_orm(unique))]
    pub door: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
