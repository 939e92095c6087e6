//! Types that are not defined in their field's file: other modules, other crates, shadowed names, expressions.

use expect_test::expect;

use super::{Features, check, check_files, model, read_with, show};

#[test]
fn crates_are_followed_by_path_dependencies() {
    let reading = read_with(
        &[
            (
                "entity/Cargo.toml",
                "[package]\nname = \"entity\"\n[dependencies]\nmy-types = { path = \"../crates/types\" }\nrenamed = { path = \"../crates/more\", package = \"more-types\" }\nshared.workspace = true\nserde = \"1\"\n",
            ),
            (
                "Cargo.toml",
                "[workspace]\nmembers = [\"entity\"]\n[workspace.dependencies]\nshared = { path = \"crates/shared\", features = [\"orm\"] }\n",
            ),
            (
                "entity/src/lib.rs",
                &format!(
                    "use sea_orm::entity::prelude::*;\nuse my_types::{{DbTime, UserId}};\nuse renamed::ids as i;\n{}",
                    model(
                        "",
                        "pub a: DbTime, pub b: UserId, pub c: i::Code, pub d: shared::Settings, #[sea_orm(column_type = \"String(StringLen::N(my_types::LEN))\")] pub e: String, pub f: shared::Kind"
                    )
                ),
            ),
            ("crates/types/Cargo.toml", "[package]\nname = \"my-types\"\n"),
            (
                "crates/types/src/lib.rs",
                "use chrono::{DateTime, Utc};\npub type DbTime = DateTime<Utc>;\n#[derive(DeriveValueType)] pub struct UserId(pub uuid::Uuid);\npub const LEN: u32 = 40;\n",
            ),
            (
                "crates/more/Cargo.toml",
                "[package]\nname = \"more-types\"\n[dependencies]\nmy-types = { path = \"../types\" }\n",
            ),
            (
                "crates/more/src/lib.rs",
                "pub mod ids { #[derive(DeriveValueType)] pub struct Code(my_types::UserId); }\nmod table { #[derive(DeriveEntityModel)] #[sea_orm(table_name = \"theirs\")] pub struct Model { #[sea_orm(primary_key)] pub id: i32 } }",
            ),
            ("crates/shared/Cargo.toml", "[package]\nname = \"shared\"\n"),
            (
                "crates/shared/src/lib.rs",
                "mod broken;\n#[cfg_attr(feature = \"orm\", derive(FromJsonQueryResult))] pub struct Settings { pub a: i32 }\n#[cfg(feature = \"orm\")] #[derive(DeriveActiveEnum)] #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"kind\")] pub enum Kind { #[sea_orm(string_value = \"a\")] A }",
            ),
            ("crates/shared/src/broken.rs", "fn ("),
        ],
        vec!["entity".into()],
        &[],
        Features::Workspace,
    );
    expect![[r#"
        enum public.kind: a
        table public.t
          id ~integer, counts by itself
          a ~timestamp with time zone
          b ~uuid
          c ~uuid
          d ~json
          e =character varying(40)
          f ~public.kind
          key t_pkey (id)
    "#]]
    .assert_eq(&show::reading(&reading));
}

#[test]
fn local_names_shadow_those_of_the_prelude() {
    check(
        &format!(
            r#"
            mod types {{
                #[derive(DeriveValueType)] pub struct Uuid(pub String);
                #[derive(DeriveValueType)] #[sea_orm(column_type = "custom(\"vector(3)\")")] pub struct PgVector(pub Vec<f32>);
                #[derive(FromJsonQueryResult)] pub struct Json<T>(pub T);
                #[derive(DeriveValueType)] pub struct Decimal(pub rust_decimal::Decimal);
                #[derive(DeriveValueType)] pub struct Wrapped<T>(pub T);
                #[derive(DeriveValueType)] #[sea_orm(column_type = "JsonBinary")] pub struct Jsonb<T>(pub T);
            }}
            use types::{{Uuid, PgVector, Json, Decimal, Wrapped, Jsonb}};
            {}"#,
            model(
                "",
                "pub a: Uuid, pub b: PgVector, pub c: Json<Vec<String>>, pub d: Option<Decimal>, pub e: Vec<Uuid>, pub f: sea_orm::prelude::Uuid, pub g: Wrapped<i64>, pub h: Jsonb<Vec<u8>>"
            )
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~character varying
              b ~vector(3)
              c ~json
              d ~numeric null
              e ~character varying[]
              f ~uuid
              g ~bigint
              h ~jsonb
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn constants_are_evaluated_and_calls_are_not() {
    check(
        &format!(
            r#"
            mod limits {{ pub const BASE: u32 = 32; pub const WIDE: u32 = BASE * 2 + (1 << 3); pub const ONE: u64 = 1; }}
            use limits::WIDE as W;
            struct Limits;
            impl Limits {{ const NAME: u32 = 12; }}
            const HALF: u32 = W / 2 - limits::ONE as u32;
            const ZERO: u32 = W / 0;
            const ROUND: u32 = ROUND + 1;
            const fn size() -> u32 {{ 5 }}
            const CALLED: u32 = size();
            {}"#,
            model(
                "",
                r#"
                #[sea_orm(column_type = "String(StringLen::N(W))")] pub a: String,
                #[sea_orm(column_type = "String(StringLen::N(HALF))")] pub b: String,
                #[sea_orm(column_type = "Decimal(Some((limits::BASE, 2 + 2)))")] pub c: Decimal,
                #[sea_orm(column_type = "String(StringLen::N(2 * limits::BASE))")] pub d: String,
                #[sea_orm(column_type = "String(StringLen::N(Limits::NAME))")] pub e: String,
                #[sea_orm(column_type = "String(StringLen::N(ZERO))")] pub f: String,
                #[sea_orm(column_type = "String(StringLen::N(ROUND))")] pub g: String,
                #[sea_orm(column_type = "String(StringLen::N(CALLED))")] pub h: String,
                "#
            )
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a =character varying(72)
              b =character varying(35)
              c =numeric(32,4)
              d =character varying(64)
              e ?the number cannot be known without running it
              f ?the number cannot be known without running it
              g ?the number cannot be known without running it
              h ?the number cannot be known without running it
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn a_newtype_may_wrap_a_newtype_or_an_enum() {
    check(
        &format!(
            r#"
            #[derive(DeriveValueType)] pub struct A(B);
            #[derive(DeriveValueType)] pub struct B(C);
            #[derive(DeriveValueType)] pub struct C(Option<Vec<String>>);
            #[derive(DeriveValueType)] #[sea_orm(value_type = "String", column_type = "Text")] pub enum Tag {{ A }}
            #[derive(DeriveValueType)] #[sea_orm(value_type = "String")] pub struct Address {{ street: String }}
            #[derive(DeriveValueType)] pub struct Round(Round);
            pub struct Hand(i64);
            impl sea_orm::sea_query::ValueType for Hand {{ fn column_type() -> ColumnType {{ <i64 as sea_orm::sea_query::ValueType>::column_type() }} }}
            impl From<Hand> for sea_orm::Value {{ fn from(it: Hand) -> Self {{ it.0.into() }} }}
            pub struct Over(Hand);
            impl ValueType for Over {{ fn column_type() -> ColumnType {{ Hand::column_type() }} }}
            {}"#,
            model(
                "",
                "pub a: A, pub b: Tag, pub c: Option<Address>, pub d: Round, pub e: Hand, pub f: Over"
            )
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~character varying[]
              b ~text
              c ~character varying null
              d ?Round
              e ~bigint
              f ~bigint
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn a_type_may_be_mapped_in_the_settings() {
    let source = model(
        "",
        "pub a: other::Money, pub b: Vec<Money>, pub c: Bad, #[sea_orm(column_type = \"Text\")] pub d: Unused, pub e: a::Same, pub f: b::Same",
    );
    let types = [
        ("Money", "numeric(12,2)"),
        ("Bad", "not a type;"),
        ("Unused", "text"),
        ("a::Same", "jsonb"),
        ("b::Same", "citext"),
    ];
    let reading =
        read_with(&[("entity.rs", &source)], vec!["entity.rs".into()], &types, Features::Workspace);
    expect![[r#"
        table public.t
          id ~integer, counts by itself
          a ~numeric(12,2)
          b ~numeric(12,2)[]
          c ~text
          d =text
          e ~jsonb
          f ~citext
          key t_pkey (id)
        warning[unused-setting] :0:0 (0): `[types]` maps `Unused`, but no field has that type
        error[unreadable-type] entity.rs:6:48 (3): `not a type;` is no SQL type; the settings say it of `Bad`
          help: mend it in autogen.toml, under `[types]`: `"Bad" = "…"`
    "#]].assert_eq(&show::reading(&reading));
}

#[test]
fn two_crates_of_one_name_are_an_error() {
    let crates = [
        ("a/Cargo.toml", "[package]\nname = \"entity\"\n"),
        ("a/src/lib.rs", ""),
        ("b/Cargo.toml", "[package]\nname = \"entity\"\n"),
        ("b/src/lib.rs", ""),
    ];
    check_files(
        &crates,
        &expect![[r#"
        error[duplicate-crate] b/src/lib.rs:0:0 (0): two entity crates are called `entity`
          help: the other one begins in a/src/lib.rs
    "#]],
    );
}
