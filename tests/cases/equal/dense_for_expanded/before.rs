pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Copy, Debug, Default, DeriveEntity)]
    pub struct Entity;

    impl EntityName for Entity {
        fn table_name(&self) -> &'static str {
            "stories"
        }

        fn comment(&self) -> Option<&str> {
            Some("What people write")
        }
    }

    #[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel)]
    pub struct Model {
        pub id: i32,
        pub title: String,
        pub author_id: Option<i32>,
        pub word_count: i32,
        pub edition: i32,
        pub created_at: DateTimeWithTimeZone,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
    pub enum Column {
        Id,
        Title,
        AuthorId,
        #[sea_orm(column_name = "words")]
        WordCount,
        Edition,
        CreatedAt,
    }

    impl ColumnTrait for Column {
        type EntityName = Entity;

        fn def(&self) -> ColumnDef {
            match self {
                Self::Id => ColumnType::Integer.def(),
                Self::Title => ColumnType::String(StringLen::N(200)).def().unique_key("edition"),
                Self::AuthorId => ColumnType::Integer.def().null().indexed(),
                Self::WordCount => ColumnType::Integer.def().default_value(0).comment("Counted"),
                Self::Edition => ColumnType::Integer.def().unique_key("edition"),
                Self::CreatedAt => {
                    ColumnType::TimestampWithTimeZone.def().default(Expr::current_timestamp())
                }
            }
        }
    }

    #[derive(Clone, Copy, Debug, EnumIter, DerivePrimaryKey)]
    pub enum PrimaryKey {
        Id,
    }

    impl PrimaryKeyTrait for PrimaryKey {
        type ValueType = i32;

        fn auto_increment() -> bool {
            true
        }
    }

    #[derive(Clone, Copy, Debug, EnumIter)]
    pub enum Relation {
        Author,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            match self {
                Self::Author => Entity::belongs_to(super::user::Entity)
                    .from(Column::AuthorId)
                    .to(super::user::Column::Id)
                    .on_delete(ForeignKeyAction::SetNull)
                    .into(),
            }
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}
