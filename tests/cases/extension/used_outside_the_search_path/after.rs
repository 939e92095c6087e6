pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(name = "ix_stories_embedding", using = "hnsw", on = "embedding vector_cosine_ops"), index(name = "ix_stories_draft", using = "hnsw", on = "draft vector_ip_ops"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "Vector(Some(3))", nullable)]
        pub embedding: Option<PgVector>,
        #[sea_orm(column_type = "Vector(Some(3))", nullable)]
        pub draft: Option<PgVector>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod note {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notes")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "Vector(Some(3))", nullable)]
        pub sense: Option<PgVector>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
