pub mod job {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub state: JobState,
    }

    impl ActiveModelBehavior for ActiveModel {}

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "job_state")]
    pub enum JobState {
        #[sea_orm(string_value = "new")]
        New,
        #[sea_orm(string_value = "done")]
        Done,
    }
}
