//! The formats of entities.

use expect_test::expect;

use super::{check, model};

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
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
            #[sea_orm(table_name = "user", model_attrs(autogen(index(on = "name"))))]
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
        #[derive(DeriveModel, DeriveActiveModel, Autogen)]
        #[autogen(index(on = "title"))]
        pub struct Model {
            pub cake_id: i32,
            pub filling_id: i32,
            #[autogen(collate = "C")]
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
              mood ~public.mood null
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
fn a_model_without_a_table_name_uses_a_handwritten_entity() {
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
fn entities_of_one_table_state_it_together() {
    let role = |fields: &str| model("", fields);
    let (one, other) = (role("pub a: i32,"), role("#[sea_orm(indexed)] pub b: Option<String>,"));
    check(
        &format!("mod a {{ {one} }}\nmod b {{ {other} }}"),
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          a ~integer
          b ~character varying null
          key t_pkey (id)
          index idx-t-b btree (b)
    "#]],
    );
}

#[test]
fn entities_of_one_table_may_not_contradict_each_other() {
    let role = |fields: &str| model("", fields);
    let (one, other) = (role("pub a: i32,"), role("pub a: String,"));
    check(
        &format!("mod a {{ {one} }}\nmod b {{ {other} }}"),
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          a ~integer
          key t_pkey (id)
        error[duplicate-table] entity.rs:15:5 (1): two entities over the table `t` state `a` differently
          help: the other one is in entity.rs, line 3; state the same in both
    "#]],
    );
}

#[test]
fn only_a_struct_called_model_is_an_entity() {
    check(
        r#"
        #[derive(DerivePartialModel)] #[sea_orm(entity = "Entity")] pub struct Part { pub id: i32 }
        #[derive(FromQueryResult)] pub struct Row { pub id: i32 }
        #[derive(DeriveEntityModel)] #[sea_orm(table_name = "x")] pub struct User { pub id: i32 }
        "#,
        &expect![[r#"
            error[not-a-model] entity.rs:5:78 (4): `DeriveEntityModel` wants a struct called `Model`, not `User`
              help: call it `Model`, in a module of its own
        "#]],
    );
}

#[test]
fn calls_behind_a_match_apply_to_each_arm() {
    check(
        r#"
        #[derive(DeriveEntity)]
        #[sea_orm(table_name = "cakes")]
        pub struct Entity;
        pub enum Column { Id, Name, BakerId }
        impl IdenStatic for Column {
            fn as_str(&self) -> &'static str { match self { Self::Name => "title", _ => "x" }.into() }
        }
        impl ColumnTrait for Column {
            fn def(&self) -> ColumnDef {
                (match self {
                    Column::Id => ColumnType::BigInteger,
                    Column::Name => ColumnType::String(StringLen::N(255)),
                    Column::BakerId => { ColumnType::BigInteger }
                })
                .def()
                .nullable()
            }
        }
        pub enum PrimaryKey { Id }
        impl PrimaryKeyTrait for PrimaryKey { fn auto_increment() -> bool { true } }
        pub enum Relation { Baker }
        impl RelationTrait for Relation {
            fn def(&self) -> RelationDef {
                match self {
                    Self::Baker => Entity::belongs_to(Entity).from(Column::BakerId).to(Column::Id),
                }
                .into()
            }
        }
        "#,
        &expect![[r#"
            table public.cakes
              id =bigint null, counts
              title =character varying(255) null
              baker_id =bigint null
              key cakes_pkey (id)
              foreign key fk-cakes-baker_id (baker_id) -> public.cakes(id)
        "#]],
    );
}
