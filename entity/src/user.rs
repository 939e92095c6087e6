//! People with an account.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, Eq, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "users", comment = "People with an account")]
#[autogen(
    index(name = "ux_users_email", on = "lower(email)", unique),
    check(name = "ck_users_email", "position('@' in email) > 1")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Unique regardless of case: see the index on `lower(email)`.
    #[sea_orm(column_type = "String(StringLen::N(320))")]
    pub email: String,
    #[sea_orm(unique, column_type = "String(StringLen::N(40))")]
    pub handle: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub bio: Option<String>,
    #[sea_orm(default_value = "writer")]
    pub role: UserRole,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeWithTimeZone,
    #[sea_orm(nullable, comment = "Set when the account is closed; the stories stay")]
    pub closed_at: Option<DateTimeWithTimeZone>,
    #[sea_orm(has_one)]
    pub preferences: HasOne<super::user_preferences::Entity>,
    #[sea_orm(has_many)]
    pub stories: HasMany<super::story::Entity>,
}

/// What a person may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "user_role")]
pub enum UserRole {
    #[sea_orm(string_value = "reader")]
    Reader,
    #[sea_orm(string_value = "writer")]
    Writer,
    #[sea_orm(string_value = "editor")]
    Editor,
    #[sea_orm(string_value = "admin")]
    Admin,
}

impl ActiveModelBehavior for ActiveModel {}
