//! Entities as the generators of SeaORM 0.12, 1 and 2 write them, and spellings that no longer compile.

use expect_test::expect;

use super::{check, check_files};

#[test]
fn expanded_entities_of_older_versions_are_read() {
    check(
        r#"
        #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
        pub struct Entity;

        impl EntityName for Entity {
            fn schema_name(&self) -> Option<&str> { Some("shop") }
            fn table_name(&self) -> &str { "Line_Item" }
        }

        #[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel)]
        pub struct Model {
            pub order_id: i32,
            pub r#type: String,
            pub price: Decimal,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
        pub enum Column {
            #[sea_orm(column_name = "orderId")]
            OrderId,
            Type,
            Price,
            State,
            Flag,
            Note,
            Blob,
            Seen,
            Kind,
            Tags,
            Old,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
        pub enum PrimaryKey { OrderId, Type }

        impl PrimaryKeyTrait for PrimaryKey {
            type ValueType = (i32, String);
            fn auto_increment() -> bool { false }
        }

        #[derive(Copy, Clone, Debug, EnumIter)]
        pub enum Relation { Parent, Children }

        impl ColumnTrait for Column {
            type EntityName = Entity;

            fn def(&self) -> ColumnDef {
                match self {
                    Self::OrderId => ColumnType::Integer.def(),
                    Self::Type => ColumnType::String(None).def(),
                    Self::Price => ColumnType::Decimal(Some((10u32, 2u32))).def(),
                    Self::State => State::db_type().def(),
                    Self::Flag => ColumnType::Char(Some(1u32)).def().null(),
                    Self::Note => ColumnType::Text.def().unique().null(),
                    Self::Blob => ColumnType::Binary(BlobSize::Blob(None)).def(),
                    Self::Seen => ColumnType::TimestampWithTimeZone.def().default_value("2020-01-01"),
                    Self::Kind => ColumnType::Enum {
                        name: SeaRc::new(Alias::new("kind")),
                        variants: vec![SeaRc::new(Alias::new("a")), SeaRc::new(Alias::new("b"))],
                    }
                    .def(),
                    Self::Tags => ColumnType::Array(SeaRc::new(ColumnType::Custom("citext".to_owned()))).def(),
                    Self::Old => ColumnType::String(Some(12)).def().indexed(),
                }
            }
        }

        impl RelationTrait for Relation {
            fn def(&self) -> RelationDef {
                match self {
                    Self::Parent => Entity::belongs_to(Entity)
                        .from((Column::OrderId, Column::Type))
                        .to((Column::OrderId, Column::Type))
                        .on_update(ForeignKeyAction::Cascade)
                        .into(),
                    Self::Children => Entity::has_many(Entity).into(),
                }
            }
        }

        #[derive(Debug, Clone, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "state")]
        pub enum State {
            #[sea_orm(string_value = "open")]
            Open,
        }

        impl ActiveModelBehavior for ActiveModel {}
        "#,
        &expect![[r#"
            enum public.kind: a | b
            enum public.state: open
            table shop.Line_Item
              orderId =integer, does not count
              type =character varying, does not count
              price =numeric(10,2)
              state ~public.state
              flag =character(1) null
              note =text null
              blob =bytea
              seen =timestamp with time zone, default '2020-01-01'
              kind =public.kind
              tags =citext[]
              old =character varying(12)
              key pk-Line_Item (orderId, type)
              unique Line_Item_note_key (note)
              foreign key fk-Line_Item-orderId-type (orderId, type) -> shop.Line_Item(orderId, type), on update CASCADE
              index idx-Line_Item-old btree (old)
        "#]],
    );
}

#[test]
fn compact_entities_of_older_versions_are_read() {
    check(
        r#"
        /// The people.
        #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Eq, serde::Serialize, async_graphql::SimpleObject, educe::Educe)]
        #[serde(rename_all = "camelCase")]
        #[graphql(complex, name = "Person")]
        #[sea_orm(table_name = "user", schema_name = "app")]
        #[educe(Default)]
        #[tracing::instrument]
        pub struct Model {
            /// Its key.
            #[sea_orm(primary_key, auto_increment = false, column_type = "Binary(BlobSize::Blob(Some(16)))")]
            #[serde(skip_deserializing)]
            pub id: Vec<u8>,
            #[sea_orm(column_type = "String(Some(1))", nullable)]
            pub r#type: Option<String>,
            #[sea_orm(column_type = "Text", nullable, unique)]
            pub group: std::option::Option<String>,
            #[sea_orm(column_type = "string(None)")] pub a: String,
            #[sea_orm(column_type = "var_binary(32)")] pub b: Vec<u8>,
            #[sea_orm(column_type = "VarBinary(StringLen::None)")] pub c: Vec<u8>,
            #[sea_orm(column_type = "Binary(BlobSize::Blob(None))")] pub d: Vec<u8>,
            #[sea_orm(column_type = "TimestampWithTimeZone")] pub e: DateTimeWithTimeZone,
            #[sea_orm(column_type = "Decimal(Some((78, 0)))")] pub f: BigDecimal,
            #[sea_orm(column_type = "Custom(\"int8range\".into())")] pub g: String,
            #[sea_orm(column_type = "Custom(\"citext\".to_owned())", column_name = "Mixed Case")] pub h: String,
            #[sea_orm(column_type = "JsonBinary", select_as = "text", save_as = "jsonb")] pub i: Json,
            #[sea_orm(column_type = "Float", enum_name = "order")] pub j: f32,
            #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Integer))", nullable)] pub k: Option<Vec<i32>>,
            #[sea_orm(ignore)] pub l: Option<String>,
            #[sea_orm(default_value = "CURRENT_TIMESTAMP")] pub m: DateTimeWithTimeZone,
            #[sea_orm(not_null, uniqe)] pub n: i32,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {
            #[sea_orm(
                belongs_to = "Entity",
                from = "Column::B",
                to = "Column::Id",
                on_update = "NoAction",
                on_delete = "Cascade"
            )]
            SelfRef,
        }
        impl ActiveModelBehavior for ActiveModel {}
        "#,
        &expect![[r#"
            table app.user
              id =bytea, does not count
              type =character varying(1) null
              group =text null
              a =character varying
              b =bytea
              c =bytea
              d =bytea
              e =timestamp with time zone
              f =numeric(78,0)
              g =int8range
              Mixed Case =citext
              i =jsonb
              order =real
              k =integer[] null
              m ~timestamp with time zone
              n ~integer
              ignored l
              key user_pkey (id)
              unique user_group_key (group)
              foreign key fk-user-b (b) -> app.user(id), on update NO ACTION, on delete CASCADE
            warning[quoted-default] entity.rs:31:39 (19): `default_value = "CURRENT_TIMESTAMP"` is the text `CURRENT_TIMESTAMP`, not what it stands for
              help: write `default_expr = "Expr::current_timestamp()"`
              help: until then the default is left as the database has it
            warning[ignored-key] entity.rs:32:23 (8): SeaORM does not know the key `not_null` and passes over it
              help: a column is `NOT NULL` unless its type is an `Option`
            warning[ignored-key] entity.rs:32:33 (5): SeaORM does not know the key `uniqe` and passes over it
              help: did you mean `unique`?
        "#]],
    );
}

#[test]
fn every_file_of_a_generated_crate_is_read() {
    let tree = [
        (
            "entity/Cargo.toml",
            "[package]\nname = \"entity\"\n[lib]\nname = \"entity\"\npath = \"src/mod.rs\"\n",
        ),
        (
            "entity/src/mod.rs",
            "//! `SeaORM` Entity, @generated by sea-orm-codegen 1.1.0\npub mod prelude;\npub mod cake;\npub mod cake_filling;\npub mod filling;\npub mod sea_orm_active_enums;\n",
        ),
        (
            "entity/src/prelude.rs",
            "pub use super::cake::Entity as Cake;\npub use super::cake_filling::Entity as CakeFilling;\npub use super::filling::Entity as Filling;\n",
        ),
        (
            "entity/src/sea_orm_active_enums.rs",
            r#"use sea_orm::entity::prelude::*;
            #[derive(Debug, Clone, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
            #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tea")]
            pub enum Tea { #[sea_orm(string_value = "EverydayTea")] EverydayTea, #[sea_orm(string_value = "_0")] _0 }"#,
        ),
        (
            "entity/src/cake.rs",
            r#"use super::sea_orm_active_enums::Tea;
            use sea_orm::entity::prelude::*;
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = "cake")]
            pub struct Model {
                #[sea_orm(primary_key)] pub id: i32,
                #[sea_orm(column_type = "Text", nullable)] pub name: Option<String>,
                pub tea: Option<Tea>,
                #[sea_orm(has_many, via = "cake_filling")] pub fillings: HasMany<super::filling::Entity>,
            }
            impl ActiveModelBehavior for ActiveModel {}"#,
        ),
        (
            "entity/src/filling.rs",
            r#"use sea_orm::entity::prelude::*;
            #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Eq)]
            #[sea_orm(table_name = "filling")]
            pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub name: String }
            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation { #[sea_orm(has_many = "super::cake_filling::Entity")] CakeFilling }
            impl Related<super::cake_filling::Entity> for Entity { fn to() -> RelationDef { Relation::CakeFilling.def() } }
            impl Related<super::cake::Entity> for Entity {
                fn to() -> RelationDef { super::cake_filling::Relation::Cake.def() }
                fn via() -> Option<RelationDef> { Some(super::cake_filling::Relation::Filling.def().rev()) }
            }
            impl ActiveModelBehavior for ActiveModel {}"#,
        ),
        (
            "entity/src/cake_filling.rs",
            r#"use sea_orm::entity::prelude::*;
            #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
            pub struct Entity;
            impl EntityName for Entity { fn table_name(&self) -> &'static str { "cake_filling" } }
            #[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel, Eq)]
            pub struct Model { pub cake_id: i32, pub filling_id: i32 }
            #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
            pub enum Column { CakeId, FillingId }
            #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
            pub enum PrimaryKey { CakeId, FillingId }
            impl PrimaryKeyTrait for PrimaryKey { type ValueType = (i32, i32); fn auto_increment() -> bool { false } }
            #[derive(Copy, Clone, Debug, EnumIter)]
            pub enum Relation { Cake, Filling }
            impl ColumnTrait for Column {
                type EntityName = Entity;
                fn def(&self) -> ColumnDef { match self { Self::CakeId => ColumnType::Integer.def(), Self::FillingId => ColumnType::Integer.def() } }
            }
            impl RelationTrait for Relation {
                fn def(&self) -> RelationDef {
                    match self {
                        Self::Cake => Entity::belongs_to(super::cake::Entity).from(Column::CakeId).to(super::cake::Column::Id).on_delete(sea_orm::ForeignKeyAction::Cascade).into(),
                        Self::Filling => Entity::belongs_to(super::filling::Entity).from(Column::FillingId).to(super::filling::Column::Id).into(),
                    }
                }
            }
            impl ActiveModelBehavior for ActiveModel {}"#,
        ),
    ];
    check_files(
        &tree,
        &expect![[r#"
            enum public.tea: EverydayTea | _0
            table public.cake
              id ~integer, counts by itself
              name =text null
              tea ~public.tea null
              key cake_pkey (id)
            table public.cake_filling
              cake_id =integer, does not count
              filling_id =integer, does not count
              key pk-cake_filling (cake_id, filling_id)
              foreign key fk-cake_filling-cake_id (cake_id) -> public.cake(id), on delete CASCADE
              foreign key fk-cake_filling-filling_id (filling_id) -> public.filling(id)
            table public.filling
              id ~integer, counts by itself
              name ~character varying
              key filling_pkey (id)
        "#]],
    );
}

#[test]
fn entity_fields_of_older_versions_are_relations() {
    check_files(
        &[
            ("entity/lib.rs", "pub mod user; pub mod post;"),
            (
                "entity/user.rs",
                r#"use sea_orm::entity::prelude::*;
                #[derive(DeriveEntityModel)] #[sea_orm(table_name = "users")]
                pub struct Model { #[sea_orm(primary_key)] pub id: i32,
                #[sea_orm(has_many)] pub posts: Vec<super::post::Entity> }"#,
            ),
            (
                "entity/post.rs",
                r#"use sea_orm::entity::prelude::*;
                #[derive(DeriveEntityModel)] #[sea_orm(table_name = "posts")]
                pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub user_id: Option<i32>, pub editor_id: i32,
                #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "SetNull")] pub user: Option<super::user::Entity>,
                #[sea_orm(belongs_to, from = "editor_id", to = "id")] pub editor: super::user::Entity,
                #[sea_orm(has_one)] pub other: Option<super::user::Entity>,
                #[sea_orm(belongs_to, from = "editor_id", to = "id")] pub today: BelongsTo<super::user::Entity> }"#,
            ),
        ],
        &expect![[r#"
            table public.posts
              id ~integer, counts by itself
              user_id ~integer null
              editor_id ~integer
              key posts_pkey (id)
              foreign key fk-posts-user_id (user_id) -> public.users(id), on delete SET NULL
              foreign key fk-posts-editor_id (editor_id) -> public.users(id)
            table public.users
              id ~integer, counts by itself
              key users_pkey (id)
            warning[former-relation] entity/post.rs:4:102 (27): SeaORM does not read this as a relation; it is taken for one
              help: write `BelongsTo<Option<super::user::Entity>>`
            warning[former-relation] entity/post.rs:5:83 (19): SeaORM does not read this as a relation; it is taken for one
              help: write `BelongsTo<super::user::Entity>`
            warning[former-relation] entity/post.rs:6:48 (27): SeaORM does not read this as a relation; it is taken for one
              help: write `HasOne<super::user::Entity>`
            warning[former-relation] entity/user.rs:4:49 (24): SeaORM does not read this as a relation; it is taken for one
              help: write `HasMany<super::post::Entity>`
        "#]],
    );
}
