//! Names that Postgres truncates.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "a_table_with_a_name_so_long_that_hardly_anything_fits_behind_it")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique)]
    pub unique_column_with_a_name_so_long_that_hardly_anything_fits_before_it: i32,
    #[sea_orm(unique_key = "pair")]
    pub parent_id: i32,
    #[sea_orm(column_name = "überlanger_name_mit_zeichen_die_mehr_als_ein_byte_lang_sind_äöü")]
    pub wide: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
    Parent,
}

impl ActiveModelBehavior for ActiveModel {}
