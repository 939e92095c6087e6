//! Newtypes, JSON structs and hand-written value types.

use sea_orm::{
    FromJsonQueryResult, TryGetError, TryGetable,
    entity::prelude::*,
    sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr},
};
use serde::{Deserialize, Serialize};

pub const EMBEDDING: u32 = 1_536;

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
#[sea_orm(try_getable_array)]
pub struct UserId(pub i64);

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
pub struct Outer(pub UserId);

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
#[sea_orm(column_type = "Text")]
pub struct Body(pub String);

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
pub struct Names(pub Vec<String>);

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct Tag {
    pub inner: String,
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.inner)
    }
}

impl std::str::FromStr for Tag {
    type Err = std::convert::Infallible;

    fn from_str(inner: &str) -> Result<Self, Self::Err> {
        Ok(Self { inner: inner.to_owned() })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Settings {
    pub dark: bool,
}

/// Shadows the one of the prelude if it is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uuid(pub String);

impl From<Uuid> for Value {
    fn from(uuid: Uuid) -> Self {
        uuid.0.into()
    }
}

impl TryGetable for Uuid {
    fn try_get_by<I: sea_orm::ColIdx>(res: &QueryResult, index: I) -> Result<Self, TryGetError> {
        String::try_get_by(res, index).map(Self)
    }
}

impl ValueType for Uuid {
    fn try_from(v: Value) -> Result<Self, ValueTypeErr> {
        <String as ValueType>::try_from(v).map(Self)
    }

    fn type_name() -> String {
        "Uuid".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::N(36))
    }
}

impl Nullable for Uuid {
    fn null() -> Value {
        Value::String(None)
    }
}

pub mod entity {
    use sea_orm::entity::prelude::*;

    use super::{Body, Names, Outer, Settings, Tag, UserId, Uuid};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "newtypes")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: UserId,
        pub outer: Outer,
        pub body: Body,
        pub maybe_body: Option<Body>,
        pub names: Names,
        pub tag: Tag,
        pub settings: Settings,
        pub uuid: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
