//! The columns of compact entities: names, key, nullability.

use expect_test::expect;

use super::{check, check_fields, model};

#[test]
fn columns_are_named_as_in_seaorm() {
    check_fields(
        r#"
        pub match_: i32, pub _hidden: i32, pub r#type: i32, pub field_1: i32, pub line2a: i32,
        pub camelCase: i32, pub UPPER: i32, pub HTTPServer: i32, pub self_: i32,
        #[sea_orm(column_name = "Odd Name")] pub odd: i32,
        #[sea_orm(enum_name = "RenamedVariant")] pub plain: i32,
        #[sea_orm(enum_name = "Plain2")] pub plain_2: i32,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              match ~integer
              hidden ~integer
              type ~integer
              field_1 ~integer
              line2a ~integer
              camel_case ~integer
              upper ~integer
              http_server ~integer
              self ~integer
              Odd Name ~integer
              renamed_variant ~integer
              plain_2 ~integer
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn rename_all_starts_from_the_variant() {
    for style in ["camelCase", "snake_case", "camel_case", "SCREAMING-KEBAB-CASE", "Train-Case"] {
        let attribute = format!("#[sea_orm(rename_all = \"{style}\")]");
        let fields =
            "pub first_name: i32, pub field_1: i32, #[sea_orm(column_name = \"x\")] pub y: i32";
        let expect = match style {
            "camelCase" => expect![[r#"
                table public.t
                  id ~integer, counts by itself
                  firstName ~integer
                  field1 ~integer
                  x ~integer
                  key t_pkey (id)
            "#]],
            "snake_case" => expect![[r#"
                table public.t
                  id ~integer, counts by itself
                  first_name ~integer
                  field1 ~integer
                  x ~integer
                  key t_pkey (id)
            "#]],
            "camel_case" => expect![[r#"
                table public.t
                  Id ~integer, counts by itself
                  FirstName ~integer
                  Field1 ~integer
                  x ~integer
                  key t_pkey (Id)
            "#]],
            "SCREAMING-KEBAB-CASE" => expect![[r#"
                table public.t
                  ID ~integer, counts by itself
                  FIRST-NAME ~integer
                  FIELD1 ~integer
                  x ~integer
                  key t_pkey (ID)
            "#]],
            _ => expect![[r#"
                table public.t
                  id ~integer, counts by itself
                  first_name ~integer
                  field_1 ~integer
                  x ~integer
                  key t_pkey (id)
                error[unknown-case] entity.rs:4:24 (12): `Train-Case` is not a case style
                  help: one of `camelCase`, `mixed_case`, `PascalCase`, `camel_case`, `snake_case`, `snek_case`, `SCREAMING_SNAKE_CASE`, `shouty_snake_case`, `shouty_snek_case`, `kebab-case`, `kebab_case`, `SCREAMING-KEBAB-CASE`, `UPPERCASE`, `lowercase`, `title_case`
            "#]],
        };
        check(&model(&attribute, fields), &expect);
    }
}

#[test]
fn option_is_recognised_by_its_text() {
    check_fields(
        r#"
        pub a: Option<String>, pub b: std::option::Option<String>,
        #[sea_orm(nullable)] pub c: String, pub d: Maybe, pub e: Option < Vec < u8 > >,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~character varying null
              b ~character varying
              c ~character varying null
              d ?Maybe
              e ~bytea null
              key t_pkey (id)
            warning[hidden-option] entity.rs:8:39 (27): SeaORM sees no `Option` in a longer path: the column is `NOT NULL`
              help: write `Option<…>`, or add `#[sea_orm(nullable)]`
        "#]],
    );
}

#[test]
fn integer_keys_auto_increment() {
    for (key, expect) in [
        (
            "#[sea_orm(primary_key)] pub id: i32",
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key)] pub id: Uuid",
            expect![[r#"
            table public.t
              id ~uuid
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key)] pub id: String",
            expect![[r#"
            table public.t
              id ~character varying
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key, auto_increment = false)] pub id: i64",
            expect![[r#"
            table public.t
              id ~bigint, does not count
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key, auto_increment = true)] pub id: i16",
            expect![[r#"
            table public.t
              id ~smallint, counts
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key, auto_increment = true)] pub id: bool",
            expect![[r#"
                table public.t
                  id ~boolean
                  key t_pkey (id)
                error[auto-increment] entity.rs:2:129 (2): `id` cannot auto-increment: its type is not an integer
                  help: write `#[sea_orm(primary_key, auto_increment = false)]`
            "#]],
        ),
        (
            "#[sea_orm(primary_key)] pub id: Date",
            expect![[r#"
            table public.t
              id ~date
              key t_pkey (id)
        "#]],
        ),
        (
            "#[sea_orm(primary_key)] pub b: i32, #[sea_orm(primary_key)] pub a: i32",
            expect![[r#"
            table public.t
              b ~integer
              a ~integer
              key pk-t (b, a)
        "#]],
        ),
        (
            "#[sea_orm(primary_key)] #[autogen(identity = \"always\")] pub id: i32",
            expect![[r#"
                table public.t
                  id ~integer, identity Always
                  key t_pkey (id)
                error[missing-derive] entity.rs:2:104 (7): `#[autogen(…)]` needs the derive `autogen_derive::Autogen`
                  help: add `autogen_derive::Autogen` to the `#[derive(…)]` above it
            "#]],
        ),
        (
            "pub id: i32",
            expect![[r#"
            table public.t
              id ~integer
            error[no-primary-key] entity.rs:2:53 (3): the entity of `t` has no primary key
              help: SeaORM wants one: mark its fields with `#[sea_orm(primary_key)]`
        "#]],
        ),
    ] {
        let source = format!(
            "#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"t\")] pub struct Model {{ {key} }}"
        );
        check(&source, &expect);
    }
}

#[test]
fn unique_on_the_primary_key_adds_no_constraint() {
    check(
        r#"#[derive(DeriveEntityModel)] #[sea_orm(table_name = "t")]
        pub struct Model { #[sea_orm(primary_key, unique)] pub id: i32 }"#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn long_names_are_cut_as_in_postgres() {
    let long = "l".repeat(70);
    check(
        &format!(
            r#"#[derive(DeriveEntityModel)] #[sea_orm(table_name = "{long}")]
            pub struct Model {{
                #[sea_orm(primary_key)] pub id: i32,
                #[sea_orm(column_name = "{long}a", unique)] pub a: i32,
                #[sea_orm(column_name = "{long}b", indexed)] pub b: i32,
            }}"#
        ),
        &expect![[r#"
            table public.lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll
              id ~integer, counts by itself
              lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll ~integer
              lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll ~integer
              key llllllllllllllllllllllllllllllllllllllllllllllllllllllllll_pkey (id)
              unique lllllllllllllllllllllllllllll_lllllllllllllllllllllllllllll_key (lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll)
              index idx-lllllllllllllllllllllllllllllllllllllllllllllllllllllllllll btree (lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll)
            error[duplicate-column] entity.rs:6:130 (1): two fields are the column `lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll`
              help: the other one is in line 5
        "#]],
    );
}

#[test]
fn keys_that_seaorm_ignores_are_reported() {
    check_fields(
        "#[sea_orm(not_null)] pub a: i32, #[sea_orm(uniqe)] pub b: i32, #[sea_orm(zzzzzzz = 3)] pub c: i32",
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~integer
              b ~integer
              c ~integer
              key t_pkey (id)
            warning[ignored-key] entity.rs:7:11 (8): SeaORM does not know the key `not_null` and passes over it
              help: a column is `NOT NULL` unless its type is an `Option`
            warning[ignored-key] entity.rs:7:44 (5): SeaORM does not know the key `uniqe` and passes over it
              help: did you mean `unique`?
            warning[ignored-key] entity.rs:7:74 (7): SeaORM does not know the key `zzzzzzz` and passes over it
        "#]],
    );
}
