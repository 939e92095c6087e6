//! Foreign keys.

use expect_test::{Expect, expect};

use super::{check, model};

/// Reads the entity `post` with a relation enum, along with an entity `user` with the columns `id` and `tenantId`.
#[track_caller]
fn check_relation(relations: &str, expect: &Expect) {
    let user = r#"#[derive(DeriveEntityModel)] #[sea_orm(table_name = "users", schema_name = "app")]
        pub struct Model { #[sea_orm(primary_key)] pub id: i32, #[sea_orm(column_name = "tenantId")] pub tenant_id: i32 }"#;
    let post = format!(
        r#"#[derive(DeriveEntityModel)] #[sea_orm(table_name = "posts")]
        pub struct Model {{ #[sea_orm(primary_key)] pub id: i32, pub user_id: i32, pub tenant_id: i32 }}
        {relations}"#
    );
    let reading = super::reading(
        &[(
            "entity.rs",
            &format!(
                "mod user {{ {user} }}\nmod deep {{ pub mod post {{ use sea_orm::entity::prelude::*; use crate::user::Entity as User;\n{post} }} }}"
            ),
        )],
        crate::entity::Features::Workspace,
    );
    let shown = super::show::reading(&reading);
    let kept: Vec<_> = shown
        .lines()
        .filter(|line| !line.starts_with("  id") && !line.contains('~') && !line.contains("  key "))
        .collect();
    expect.assert_eq(&kept.join("\n"));
}

fn derived(variants: &str) -> String {
    format!("#[derive(DeriveRelation)] pub enum Relation {{ {variants} }}")
}

#[test]
fn only_belongs_to_is_a_foreign_key() {
    check_relation(
        &derived(
            r#"
            #[sea_orm(belongs_to = "super::super::user::Entity", from = "Column::UserId", to = "super::super::user::Column::Id", on_delete = "Cascade", on_update = "NoAction")]
            User,
            #[sea_orm(has_many = "crate::user::Entity")]
            Users,
            #[sea_orm(has_one = "User")]
            OneUser,
            #[sea_orm(belongs_to = "Entity", from = "Column::TenantId", to = "Column::Id", skip_fk)]
            Skipped,
            "#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> app.users(id), on update NO ACTION, on delete CASCADE"#]],
    );
}

#[test]
fn keys_need_no_commas_and_a_relation_may_have_several_columns() {
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "User" from = "(Column::UserId, Column::TenantId)" to = "(crate::user::Column::Id, crate::user::Column::TenantId)" fk_name = "their user")]
            User,"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key their user! (user_id, tenant_id) -> app.users(id, tenantId)"#]],
    );
}

#[test]
fn a_repeated_pair_of_columns_counts_once() {
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "User" from = "(Column::UserId, Column::UserId)" to = "(crate::user::Column::Id, crate::user::Column::Id)")] A,
            #[sea_orm(belongs_to = "User" from = "(Column::TenantId, Column::TenantId)" to = "(crate::user::Column::Id, crate::user::Column::TenantId)")] B"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> app.users(id)
              foreign key fk-posts-tenant_id-tenant_id (tenant_id, tenant_id) -> app.users(id, tenantId)"#]],
    );
}

#[test]
fn a_relation_to_entity_refers_to_its_own_table() {
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "Entity", from = "Column::UserId", to = "Column::Id")] Parent"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> public.posts(id)"#]],
    );
}

#[test]
fn two_relations_on_the_same_columns_are_one_foreign_key() {
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "User", from = "Column::UserId", to = "crate::user::Column::Id")] A,
            #[sea_orm(belongs_to = "crate::user::Entity", from = "Column::UserId", to = "crate::user::Column::Id", on_delete = "SetNull")] B"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> app.users(id), on delete SET NULL"#]],
    );
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "User", from = "Column::UserId", to = "crate::user::Column::Id")] A,
            #[sea_orm(belongs_to = "Entity", from = "Column::UserId", to = "Column::Id")] B"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> app.users(id)
              foreign key fk-posts-user_id (user_id) -> public.posts(id)"#]],
    );
}

#[test]
fn an_unknown_entity_or_column_is_an_error_with_a_suggestion() {
    check_relation(
        &derived(
            r#"#[sea_orm(belongs_to = "crate::usr::Entity", from = "Column::UserId", to = "crate::usr::Column::Id")] A,
            #[sea_orm(belongs_to = "User", from = "Column::UsrId", to = "crate::user::Column::Id")] B,
            #[sea_orm(belongs_to = "User", from = "Column::UserId", to = "crate::user::Column::TenentId")] C,
            #[sea_orm(belongs_to = "User", from = "Column::UserId", to = "crate::user::Column::Id", on_delete = "Casscade")] D,
            #[sea_orm(belongs_to = "User", from = "Column::UserId")] E,
            #[sea_orm(belongs_to = "User", from = "(Column::UserId, Column::TenantId)", to = "crate::user::Column::Id")] F,"#,
        ),
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id (user_id) -> app.users(id)
            error[unknown-table] entity.rs:6:78 (20): `crate::usr::Entity` leads to no entity
              help: did you mean `user`?
            error[unknown-column] entity.rs:7:51 (15): `posts` has no column `UsrId`
              help: did you mean `UserId`?
            error[unknown-column] entity.rs:8:74 (31): `users` has no column `TenentId`
              help: did you mean `TenantId`?
            error[unknown-action] entity.rs:9:113 (10): `Casscade` is not an action of a foreign key
              help: did you mean `Cascade`?
            error[malformed-relation] entity.rs:10:70 (1): a `belongs_to` needs `from` and `to`
              help: write `from = "Column::UserId", to = "super::user::Column::Id"`
            error[malformed-relation] entity.rs:11:94 (25): 2 columns refer to 1
              help: name as many columns in `to` as in `from`"#]],
    );
}

#[test]
fn relations_written_by_hand_are_read_if_they_can_be() {
    check_relation(
        r#"pub enum Relation { User, Odd, None }
        impl RelationTrait for Relation {
            fn def(&self) -> RelationDef {
                match self {
                    Relation::User => Entity::belongs_to(User).from((Column::UserId, Column::TenantId)).to((crate::user::Column::Id, crate::user::Column::TenantId)).on_update(sea_orm::ForeignKeyAction::SetNull).into(),
                    Relation::Odd => { let def = make(); def.into() }
                    _ => panic!("no such relation"),
                }
            }
        }"#,
        &expect![[r#"
            table app.users
            table public.posts
              foreign key fk-posts-user_id-tenant_id (user_id, tenant_id) -> app.users(id, tenantId), on update SET NULL
            unseen[unseen-relation] entity.rs:11:38 (32): the relation `Odd` is not seen: only running it can tell what it is
              help: a foreign key in the database is left alone; one that is not there is not made"#]],
    );
    check_relation(
        r#"pub enum Relation {}
        impl RelationTrait for Relation { fn def(&self) -> RelationDef { panic!("none") } }"#,
        &expect![[r#"
            table app.users
            table public.posts"#]],
    );
}

#[test]
fn the_autogen_attribute_adds_to_a_foreign_key() {
    check(
        &model(
            "#[autogen(foreign_key(on = \"parent\", name = \"fk_parent\", deferrable = \"initially deferred\", match = \"full\"), foreign_key(on = \"id\"))]",
            "pub parent: i32,",
        )
        .replace(
            "Relation {}",
            r#"Relation { #[sea_orm(belongs_to = "Entity", from = "Column::Parent", to = "Column::Id")] Parent }"#,
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              parent ~integer
              key t_pkey (id)
              foreign key fk_parent! (parent) -> public.t(id), match full true, deferrable initially deferred
            error[no-foreign-key] entity.rs:4:110 (11): no `belongs_to` is on `id`
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
    );
}
