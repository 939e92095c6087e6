//! Active enums.

use expect_test::expect;

use super::{check, model};

fn check_enum(source: &str, ty: &str, expect: &expect_test::Expect) {
    check(&format!("{source}\n{}", model("", &format!("pub a: {ty},"))), expect);
}

#[test]
fn labels_come_from_values_or_from_case_styles() {
    check_enum(
        r#"#[derive(DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood", rename_all = "kebab-case")]
        pub enum Mood { VeryHappy, #[sea_orm(string_value = "so/sad.é")] Sad, #[sea_orm(rename = "UPPERCASE")] Calm }"#,
        "Option<Vec<Mood>>",
        &expect![[r#"
            enum public.mood: very-happy | so/sad.é | CALM
            table public.t
              id ~integer, counts by itself
              a ~public.mood[] null
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn an_enum_without_a_name_is_called_as_in_rust() {
    check_enum(
        r#"#[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum" rename_all = "snake_case")]
        pub enum favColor { DarkRed }"#,
        "favColor",
        &expect![[r#"
            enum public.FavColor: dark_red
            table public.t
              id ~integer, counts by itself
              a ~public.FavColor
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn the_autogen_attribute_of_an_enum_is_read() {
    check_enum(
        r#"#[derive(DeriveActiveEnum, Autogen)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
        #[autogen(renamed_from = "feeling", schema = "app", comment = "how")]
        pub enum Mood { #[sea_orm(string_value = "glad")] #[autogen(renamed_from = "happy")] Glad }"#,
        "Mood",
        &expect![[r#"
            enum app.mood: glad, comment how, from app.feeling, glad from happy
            table public.t
              id ~integer, counts by itself
              a ~app.mood
              key t_pkey (id)
        "#]],
    );
    check_enum(
        r#"#[derive(DeriveActiveEnum, Autogen)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
        #[autogen(shema = "app")]
        pub enum Mood { #[sea_orm(string_value = "glad")] Glad }"#,
        "Mood",
        &expect![[r#"
            enum public.mood: glad
            table public.t
              id ~integer, counts by itself
              a ~public.mood
              key t_pkey (id)
            error[unknown-key] entity.rs:3:19 (5): unknown key `shema`
              help: did you mean `schema`?
              help: the keys here are `renamed_from`, `schema`, `comment`
        "#]],
    );
}

#[test]
fn an_enum_may_be_stored_in_a_plain_column() {
    check_enum(
        r#"#[derive(DeriveActiveEnum)] #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(1))")]
        pub enum Kind { #[sea_orm(string_value = "B")] Big }"#,
        "Kind",
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~character varying(1)
              key t_pkey (id)
        "#]],
    );
    check_enum(
        r#"#[derive(DeriveActiveEnum)] #[sea_orm(rs_type = "i16", db_type = "SmallInteger")]
        pub enum Kind { Big = -1 }"#,
        "Kind, #[sea_orm(default_expr = \"Kind::Big\")] pub b: Option<Kind>",
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~smallint
              b ~smallint null, default -1
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn enums_made_by_strum_are_read() {
    check_enum(
        r#"#[derive(EnumDiscriminants)]
        #[strum_discriminants(derive(DeriveActiveEnum, EnumIter), name(EventKind))]
        #[strum_discriminants(sea_orm(rs_type = "String", db_type = "Enum", enum_name = "event_kind"))]
        pub enum Event {
            #[strum_discriminants(sea_orm(string_value = "made"))] Made { at: i32 },
            #[strum_discriminants(sea_orm(string_value = "gone"))] Gone(String),
        }"#,
        "EventKind",
        &expect![[r#"
            enum public.event_kind: made | gone
            table public.t
              id ~integer, counts by itself
              a ~public.event_kind
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn enums_that_seaorm_would_not_compile_are_errors() {
    check_enum(
        r#"#[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
        pub enum Mood { Plain, #[sea_orm(num_value = 3)] Three, #[sea_orm(string_value = "a")] A, #[sea_orm(string_value = "a")] B }"#,
        "Mood",
        &expect![[r#"
            enum public.mood: a
            table public.t
              id ~integer, counts by itself
              a ~public.mood
              key t_pkey (id)
            error[enum-label] entity.rs:3:25 (5): the variant `Plain` has no value
              help: give it a `string_value` or `num_value`, or the enum a `rename_all`
            error[enum-label] entity.rs:3:58 (5): `Three` of a Postgres enum is a number
              help: labels are text: give it a `string_value`, or the enum a `rename_all`
            error[enum-label] entity.rs:3:130 (1): the label `a` occurs twice in its enum
              help: give one of them another `string_value`
        "#]],
    );
}

#[test]
fn two_enums_of_one_type_must_have_the_same_labels() {
    check_enum(
        r#"
        mod a { #[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "mood")] pub enum A { #[sea_orm(string_value = "a")] A } }
        mod b { #[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "mood")] pub enum B { #[sea_orm(string_value = "b")] B } }
        mod unused { #[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "unused")] pub enum B { #[sea_orm(string_value = "b")] B } }"#,
        "a::A, pub b: b::B",
        &expect![[r#"
            enum public.mood: a
            enum public.unused: b
            table public.t
              id ~integer, counts by itself
              a ~public.mood
              b ~public.mood
              key t_pkey (id)
            error[duplicate-enum] entity.rs:4:103 (1): two enums are the type `mood`, with other labels
              help: the other one is in entity.rs, line 3
        "#]],
    );
}

#[test]
fn a_label_that_is_too_long_for_postgres_is_an_error() {
    let long = "x".repeat(64);
    check_enum(
        &format!(
            r#"#[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
            pub enum Mood {{ #[sea_orm(string_value = "{long}")] Long, #[sea_orm(string_value = "a\0b")] Nul, #[sea_orm(string_value = "ok")] Ok }}"#
        ),
        "Mood",
        &expect![[r#"
            enum public.mood: ok
            table public.t
              id ~integer, counts by itself
              a ~public.mood
              key t_pkey (id)
            error[enum-label] entity.rs:3:123 (4): the label of `Long` is longer than the 63 bytes that Postgres takes
              help: give it another `string_value`
            error[enum-label] entity.rs:3:163 (3): the label of `Nul` has a NUL in it, which Postgres has no text with
              help: give it another `string_value`
        "#]],
    );
}
