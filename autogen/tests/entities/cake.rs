//! Expanded.

use sea_orm::entity::prelude::*;

use super::kinds::Mood;

#[derive(Copy, Clone, Default, Debug, DeriveEntity)]
#[sea_orm(table_name = "cakes")]
pub struct Entity;

#[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
pub struct Model {
    pub id: i64,
    pub name: Option<String>,
    pub price: Decimal,
    pub mood: Option<Mood>,
    pub made: DateTimeUtc,
    pub baker_id: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Id,
    #[sea_orm(column_name = "title")]
    Name,
    Price,
    Mood,
    Made,
    BakerId,
}

#[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
pub enum PrimaryKey {
    Id,
}

impl PrimaryKeyTrait for PrimaryKey {
    type ValueType = i64;

    fn auto_increment() -> bool {
        true
    }
}

#[derive(Copy, Clone, Debug, EnumIter)]
pub enum Relation {
    Baker,
    Fillings,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        match self {
            Self::Id => ColumnType::BigInteger.def(),
            Self::Name => ColumnType::String(StringLen::N(40)).def().null().indexed(),
            Self::Price => {
                ColumnType::Decimal(Some((10, 2))).def().default_value(5).extra("CHECK (price > 0)")
            }
            Self::Mood => Mood::db_type().nullable(),
            Self::Made => ColumnType::TimestampWithTimeZone
                .def()
                .default(Expr::current_timestamp())
                .unique_key("made_by"),
            Self::BakerId => ColumnType::Integer.def().unique_key("made_by"),
        }
    }
}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match self {
            Self::Baker => Entity::belongs_to(super::account::Entity)
                .from(Column::BakerId)
                .to(super::account::Column::Id)
                .on_delete(ForeignKeyAction::Restrict)
                .into(),
            Self::Fillings => Entity::has_many(super::cake_filling::Entity).into(),
        }
    }
}

impl Related<super::cake_filling::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Fillings.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
