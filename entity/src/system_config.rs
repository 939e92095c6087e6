//! Settings of the whole installation, in the expanded format: everything that the other entities' derive generates,
//! written out.

use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, Default, DeriveEntity)]
pub struct Entity;

impl EntityName for Entity {
    fn table_name(&self) -> &'static str {
        "system_config"
    }

    fn comment(&self) -> Option<&str> {
        Some("Settings of the whole installation")
    }
}

#[derive(Clone, Debug, Eq, PartialEq, DeriveModel, DeriveActiveModel)]
pub struct Model {
    pub key: String,
    pub value: Json,
    pub description: Option<String>,
    pub updated_by: Option<i64>,
    pub updated_at: DateTimeWithTimeZone,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Key,
    Value,
    Description,
    UpdatedBy,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        match self {
            Self::Key => ColumnType::String(StringLen::N(100)).def(),
            Self::Value => ColumnType::JsonBinary.def(),
            Self::Description => ColumnType::Text.def().nullable(),
            Self::UpdatedBy => ColumnType::BigInteger.def().nullable(),
            Self::UpdatedAt => {
                ColumnType::TimestampWithTimeZone.def().default(Expr::current_timestamp())
            }
        }
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DerivePrimaryKey)]
pub enum PrimaryKey {
    Key,
}

impl PrimaryKeyTrait for PrimaryKey {
    type ValueType = String;

    fn auto_increment() -> bool {
        false
    }
}

#[derive(Clone, Copy, Debug, EnumIter)]
pub enum Relation {
    UpdatedBy,
}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match self {
            Self::UpdatedBy => Entity::belongs_to(super::user::Entity)
                .from(Column::UpdatedBy)
                .to(super::user::Column::Id)
                .on_delete(ForeignKeyAction::SetNull)
                .into(),
        }
    }
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::UpdatedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
