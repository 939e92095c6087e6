//! The formats of entities, and the names of tables and columns in them.

use expect_test::expect;

use super::{check, check_fields, model};

#[test]
fn a_compact_entity_is_a_table() {
    check(
        r#"
        #[derive(Clone, Debug, DeriveEntityModel)]
        #[sea_orm(table_name = "users", schema_name = "app", comment = "people")]
        pub struct Model {
            #[sea_orm(primary_key)]
            pub id: i64,
            #[sea_orm(unique)]
            pub email: String,
            #[sea_orm(indexed)]
            pub name: Option<String>,
            #[sea_orm(unique, indexed)]
            pub handle: String,
            #[sea_orm(unique_key = "org_slug")]
            pub org: i32,
            #[sea_orm(unique_key = "org_slug")]
            pub slug: String,
            #[sea_orm(ignore)]
            pub computed: Missing,
            #[sea_orm(comment = "it's", renamed_from = "biography")]
            #[sea_orm(column_type = "Text", nullable)]
            pub bio: String,
        }
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}
        "#,
        &expect![[r#"
            table app.users, comment people
              id ~bigint, counts by itself
              email ~character varying
              name ~character varying null
              handle ~character varying
              org ~integer
              slug ~character varying
              bio =text null, comment it's, from biography
              ignored computed
              key users_pkey (id)
              unique users_email_key (email)
              unique users_handle_key (handle)
              index idx-users-name btree (name)
              unique index idx-users-org_slug btree (org, slug)
        "#]],
    );
}

#[test]
fn a_dense_entity_is_the_same_table_without_its_relations() {
    check(
        r#"
        mod user {
            use sea_orm::entity::prelude::*;
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Schema)]
            #[sea_orm(table_name = "user", model_attrs(schema(index(on = "name"))))]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub name: String,
                #[sea_orm(has_many)]
                pub posts: HasMany<super::post::Entity>,
            }
        }
        mod post {
            use sea_orm::entity::prelude::*;
            #[sea_orm::model]
            #[derive(DeriveEntityModel)]
            #[sea_orm(table_name = "post")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub user_id: i32,
                pub r#ref: Option<i32>,
                #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
                pub author: BelongsTo<super::user::Entity>,
                #[sea_orm(self_ref, relation_enum = "Ref", from = "Ref", to = "Column::Id")]
                pub other: HasOne<Entity>,
                pub unsaid: BelongsTo<Option<super::user::Entity>>,
            }
        }
        "#,
        &expect![[r#"
            table public.post
              id ~integer, counts by itself
              user_id ~integer
              ref ~integer null
              key post_pkey (id)
              foreign key fk-post-user_id (user_id) -> public.user(id), on delete CASCADE
              foreign key fk-post-ref (ref) -> public.post(id)
            table public.user
              id ~integer, counts by itself
              name ~character varying
              key user_pkey (id)
              index idx-user-name btree (name)
        "#]],
    );
}

#[test]
fn an_expanded_entity_is_what_its_impls_say() {
    check(
        r#"
        #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
        pub struct Entity;
        impl EntityName for Entity {
            fn schema_name(&self) -> Option<&str> { Some("kitchen") }
            fn table_name(&self) -> &'static str { "cake_filling" }
        }
        #[derive(DeriveModel, DeriveActiveModel, Schema)]
        #[schema(index(on = "title"))]
        pub struct Model {
            pub cake_id: i32,
            pub filling_id: i32,
            #[schema(collate = "C")]
            pub name: Option<String>,
            pub mood: Mood,
        }
        #[derive(DeriveColumn)]
        pub enum Column { FillingId, CakeId, #[sea_orm(column_name = "title")] Name, Mood, Made }
        #[derive(DerivePrimaryKey)]
        pub enum PrimaryKey { CakeId, FillingId }
        impl PrimaryKeyTrait for PrimaryKey {
            type ValueType = (i32, i32);
            fn auto_increment() -> bool { false }
        }
        impl ColumnTrait for Column {
            type EntityName = Entity;
            fn def(&self) -> ColumnDef {
                match self {
                    Self::CakeId | Self::FillingId => ColumnType::Integer.def(),
                    Self::Name => ColumnType::String(StringLen::N(20)).def().nullable().unique().comment("c"),
                    Column::Mood => Mood::db_type().null().indexed(),
                    _ => ColumnType::TimestampWithTimeZone.def().default(Expr::current_timestamp()),
                }
            }
        }
        #[derive(DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
        pub enum Mood { #[sea_orm(string_value = "ok")] Ok }
        pub enum Relation { Cake, Friends, Odd }
        impl RelationTrait for Relation {
            fn def(&self) -> RelationDef {
                match self {
                    Self::Cake => Entity::belongs_to(Entity)
                        .from(Column::CakeId)
                        .to(Column::FillingId)
                        .on_delete(ForeignKeyAction::Cascade)
                        .fk_name("cakes")
                        .into(),
                    Self::Friends => Entity::has_many(Entity).into(),
                    Self::Odd => other().def().rev(),
                }
            }
        }
        "#,
        &expect![[r#"
            enum public.mood: ok
            table kitchen.cake_filling
              filling_id =integer, does not count
              cake_id =integer, does not count
              title =character varying(20) null, collate C, comment c
              mood =public.mood null
              made =timestamp with time zone, default CURRENT_TIMESTAMP
              key pk-cake_filling (cake_id, filling_id)
              unique cake_filling_title_key (title)
              foreign key cakes! (cake_id) -> kitchen.cake_filling(filling_id), on delete CASCADE
              index idx-cake_filling-mood btree (mood)
              index idx-cake_filling-title btree (title)
            unseen[unseen-relation] entity.rs:51:34 (19): the relation `Odd` is not seen: only running it can tell what it is
              help: a foreign key in the database is left alone; one that is not there is not made
        "#]],
    );
}

#[test]
fn an_expanded_entity_may_name_its_companions_and_columns_itself() {
    check(
        r#"
        #[derive(DeriveEntity)]
        #[sea_orm(table_name = "cakes", column = CakeColumn, primary_key = Key)]
        pub struct Cake;
        pub enum CakeColumn { Id, #[sea_orm(primary_key)] Price }
        impl IdenStatic for CakeColumn {
            fn as_str(&self) -> &'static str { match self { Self::Id => "ID", _ => "x" } }
        }
        impl ColumnTrait for CakeColumn {
            fn def(&self) -> ColumnDef {
                match self {
                    Self::Id => ColumnType::BigInteger.def(),
                    Self::Price => ColumnType::Decimal(Some((10, 2))).def().default_value(1.5).extra("CHECK (\"Price\" > 0)"),
                }
            }
        }
        pub enum Key { Id }
        impl PrimaryKeyTrait for Key { fn auto_increment() -> bool { true } }
        "#,
        &expect![[r#"
            table public.cakes
              ID =bigint, counts
              price =numeric(10,2), default 1.5
              key cakes_pkey (ID)
              check cakes_check "Price" > 0
        "#]],
    );
}

#[test]
fn a_model_without_a_table_name_has_an_entity_written_by_hand() {
    check(
        r#"
        const TABLE: &str = "notes";
        #[derive(DeriveEntity)]
        pub struct Entity;
        impl EntityName for Entity { fn table_name(&self) -> &'static str { TABLE } }
        #[derive(DeriveEntityModel)]
        pub struct Model { #[sea_orm(primary_key)] pub id: i32 }
        "#,
        &expect![[r#"
            table public.notes
              id ~integer, counts by itself
              key notes_pkey (id)
        "#]],
    );
    check(
        "#[derive(DeriveEntityModel)]\npub struct Model { #[sea_orm(primary_key)] pub id: i32 }",
        &expect![[r#"
            error[unknown-table-name] entity.rs:3:12 (5): the table of `Entity` is not known
              help: say it with `#[sea_orm(table_name = "…")]`, or as a literal in `EntityName`
        "#]],
    );
}

#[test]
fn columns_are_named_as_by_seaorm() {
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
                error[unknown-case] entity.rs:4:24 (12): `Train-Case` is no case style
                  help: one of `camelCase`, `mixed_case`, `PascalCase`, `camel_case`, `snake_case`, `snek_case`, `SCREAMING_SNAKE_CASE`, `shouty_snake_case`, `shouty_snek_case`, `kebab-case`, `kebab_case`, `SCREAMING-KEBAB-CASE`, `UPPERCASE`, `lowercase`, `title_case`
            "#]],
        };
        check(&model(&attribute, fields), &expect);
    }
}

#[test]
fn an_option_is_seen_by_its_text_alone() {
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
              d ~text
              e ~bytea null
              key t_pkey (id)
            warning[hidden-option] entity.rs:8:39 (27): SeaORM sees no `Option` in a longer path: the column is `NOT NULL`
              help: write `Option<…>`, or add `#[sea_orm(nullable)]`
            error[unknown-type] entity.rs:9:52 (5): the type `Maybe` of `d` is not known
              help: say on the field what the column is: `#[sea_orm(column_type = "…")]`
              help: or say what the type is, in autogen.toml under `[types]`: `"Maybe" = "text"`
        "#]],
    );
}

#[test]
fn keys_count_by_themselves_unless_they_are_text_or_uuids() {
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
            error[auto-increment] entity.rs:2:129 (2): `id` cannot count: it is no integer
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
            "#[sea_orm(primary_key)] #[schema(identity = \"always\")] pub id: i32",
            expect![[r#"
            table public.t
              id ~integer, identity Always
              key t_pkey (id)
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
fn a_unique_key_column_is_no_second_constraint() {
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
fn names_are_cut_off_as_postgres_does() {
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
fn one_table_belongs_to_one_entity() {
    let one = model("", "");
    check(
        &format!("mod a {{ {one} }}\nmod b {{ {one} }}"),
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          key t_pkey (id)
        error[duplicate-table] entity.rs:11:24 (3): two entities are the table `t`
          help: the other one is in entity.rs, line 3
    "#]],
    );
}

#[test]
fn keys_that_seaorm_passes_over_are_said() {
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

#[test]
fn other_derives_and_structs_are_no_entities() {
    check(
        r#"
        #[derive(DerivePartialModel)] #[sea_orm(entity = "Entity")] pub struct Part { pub id: i32 }
        #[derive(FromQueryResult)] pub struct Row { pub id: i32 }
        #[derive(DeriveEntityModel)] #[sea_orm(table_name = "x")] pub struct User { pub id: i32 }
        "#,
        &expect![[r#"
            error[not-a-model] entity.rs:5:78 (4): `DeriveEntityModel` wants a struct called `Model`, not `User`
        "#]],
    );
}
