use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "Option")]
pub enum OptionEnum {
    #[sea_orm(string_value = "1")]
    X1,
    #[sea_orm(string_value = "")]
    Unnamed,
    #[sea_orm(string_value = "a b")]
    AB,
    #[sea_orm(string_value = "a-b")]
    AbX2,
}
