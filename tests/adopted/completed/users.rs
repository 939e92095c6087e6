//! The people.
use sea_orm::entity::prelude::*;

/// What somebody feels.
#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
pub enum Mood {
    #[sea_orm(string_value = "sad")] // never shown
    Sad,
    #[sea_orm(string_value = "plain")]
    Plain,
    #[sea_orm(string_value = "happy")]
    Happy // the last one
}

// Odd, and ours.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "users", comment = "People, \"authors\" among them")] // the people
#[autogen(
    index(
        name = "users_lower",
        on = "lower(email)",
        filter = "score > (1)::double precision"
    )
)]
pub struct Model {
    #[sea_orm(primary_key)] pub id: i64,
    /// Unique, as everybody knows.
    #[sea_orm(unique, column_type = "Text", comment = "as they typed it")]
    pub email: String,
    #[sea_orm(default_value = "nobody")]
    pub name: String, pub mood: Mood, // two on a line
    pub score: Option<f64>,
    pub born: Option<Date>,
    #[sea_orm(column_name = "Shoe size", default_value = 42)]
    pub shoe_size: Option<i32>,
    // no more fields below
}

impl ActiveModelBehavior for ActiveModel {}
