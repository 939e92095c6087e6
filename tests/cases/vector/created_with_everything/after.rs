pub mod insight {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "saved_insights")]
    #[autogen(index(
        name = "ix_saved_insights_embedding",
        using = "hnsw",
        on = "embedding vector_cosine_ops",
        with = "m = 16, ef_construction = 64"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "Text")]
        pub content: String,
        #[sea_orm(column_type = "Vector(Some(1536))", nullable)]
        pub embedding: Option<PgVector>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
