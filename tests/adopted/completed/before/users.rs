//! The people.
use sea_orm::entity::prelude::*;

/// What somebody feels.
#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
pub enum Mood {
    #[sea_orm(string_value = "sad")] // never shown
    Sad,
    #[sea_orm(string_value = "happy")]
    Happy // the last one
}

// Odd, and ours.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "users")] // the people
pub struct Model {
    #[sea_orm(primary_key)] pub id: i64,
    /// Unique, as everybody knows.
    #[sea_orm(unique)]
    pub email: String,
    pub name: String, pub mood: Mood, // two on a line
    // no more fields below
}

impl ActiveModelBehavior for ActiveModel {}
