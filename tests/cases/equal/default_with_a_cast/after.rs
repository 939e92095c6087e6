pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Text", default_expr = "Expr::cust(\"'draft'::text\")")]
        pub status: String,
        #[sea_orm(default_expr = "Expr::val(0)")]
        pub words: i64,
        #[sea_orm(default_expr = "Expr::cust(\"TRUE\")")]
        pub active: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
