use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
#[autogen(comment = "How a room feels")]
pub enum Mood {
    #[sea_orm(string_value = "calm")]
    Calm,
    #[sea_orm(string_value = "very loud")]
    VeryLoud,
    #[sea_orm(string_value = "N/A")]
    NA,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "state")]
#[autogen(schema = "app")]
pub enum State {
    #[sea_orm(string_value = "open")]
    Open,
    #[sea_orm(string_value = "closed")]
    Closed,
}
