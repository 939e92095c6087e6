//! Every action of a foreign key, and composite ones.

pub mod parent {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "action_parents")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub b: i32,
        #[sea_orm(primary_key)]
        pub a: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod child {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "action_children")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub b: i32,
        pub a: String,
        pub c: i32,
        pub d: Option<i32>,
        pub e: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::parent::Entity",
            from = "(Column::B, Column::A)",
            to = "(super::parent::Column::B, super::parent::Column::A)",
            on_delete = "Cascade",
            on_update = "Restrict"
        )]
        Both,
        #[sea_orm(
            belongs_to = "Entity",
            from = "Column::C",
            to = "Column::Id",
            on_delete = "SetDefault",
            on_update = "SetNull"
        )]
        C,
        #[sea_orm(
            belongs_to = "super::super::actions::child::Entity",
            from = "Column::D",
            to = "super::super::actions::child::Column::Id",
            fk_name = "Odd name"
        )]
        D,
        #[sea_orm(belongs_to = "Entity", from = "Column::E", to = "Column::Id", skip_fk)]
        E,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
