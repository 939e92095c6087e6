pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories", schema_name = "app")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod invoice {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "invoices", schema_name = "billing")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub story_id: i32,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        pub amount: Decimal,
        #[sea_orm(belongs_to, from = "story_id", to = "id")]
        pub story: BelongsTo<super::story::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
