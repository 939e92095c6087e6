//! Enums.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
#[autogen(comment = "how somebody is", renamed_from = "feeling")]
pub enum Mood {
    #[sea_orm(string_value = "happy")]
    Happy,
    #[sea_orm(string_value = "sad")]
    #[autogen(renamed_from = "unhappy")]
    Sad,
    #[sea_orm(string_value = "it's complicated")]
    Complicated,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "Enum", db_type = "Enum", enum_name = "weekday", rename_all = "kebab-case")]
pub enum Weekday {
    Monday,
    LateTuesday,
    #[sea_orm(string_value = "wed/nesday")]
    Wednesday,
    #[sea_orm(rename = "SCREAMING_SNAKE_CASE")]
    EarlyThursday,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", rename_all = "camelCase")]
pub enum Colour {
    DarkRed,
    Green,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(1))")]
pub enum Size {
    #[sea_orm(string_value = "B")]
    Big,
    #[sea_orm(string_value = "S")]
    Small,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i16", db_type = "SmallInteger")]
pub enum Priority {
    #[sea_orm(num_value = -1)]
    Low,
    #[sea_orm(num_value = 1)]
    High,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Level {
    Low = -10,
    High = 10,
}
