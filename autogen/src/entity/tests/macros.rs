//! What macros generate, and what cannot be read.

use expect_test::expect;

use super::{check, check_files, model};

#[test]
fn types_made_by_macros_of_the_program_are_known() {
    check(
        &format!(
            r#"
            macro_rules! id {{
                ($(#[$meta:meta])* $vis:vis struct $name:ident($inner:ty);) => {{
                    $(#[$meta])* #[derive(Clone, DeriveValueType)] $vis struct $name($inner);
                    impl From<$inner> for $name {{ fn from(it: $inner) -> Self {{ Self(it) }} }}
                }};
            }}
            id! {{ /** of a user */ pub struct UserId(uuid::Uuid); }}
            id! {{ pub struct Codes(Vec<String>); }}
            macro_rules! ids {{
                ($($name:ident => $inner:ty),+ $(,)?) => {{ $( id! {{ pub struct $name($inner); }} )+ }};
            }}
            ids! {{ A => i64, B => Option<DateTimeUtc>, }}
            macro_rules! json {{ ($($name:ident),*) => {{ $(
                #[derive(FromJsonQueryResult)] pub struct $name {{ a: i32 }}
            )* }} }}
            json!(Settings, Limits);
            macro_rules! text {{
                ($name:ident, $ty:literal) => {{ #[derive(DeriveValueType)] #[sea_orm(column_type = $ty)] pub struct $name(String); }};
                ($name:ident) => {{ text!($name, "Text"); }};
            }}
            text!(Body);
            text!(Short, "String(StringLen::N(8))");
            {}"#,
            model(
                "",
                "pub a: UserId, pub b: Codes, pub c: A, pub d: B, pub e: Settings, pub f: Limits, pub g: Body, pub h: Short"
            )
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~uuid
              b ~character varying[]
              c ~bigint
              d ~timestamp with time zone
              e ~json
              f ~json
              g ~text
              h ~character varying(8)
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn entities_made_by_macros_of_the_program_are_read() {
    check_files(
        &[
            (
                "entity/lib.rs",
                "#[macro_use] mod macros; mod tables; mod late { crate::exported!(late, \"late\"); } mod later;",
            ),
            (
                "entity/macros.rs",
                r#"macro_rules! lookup {
                    ($module:ident, $table:literal $(, $field:ident : $ty:ty)*) => {
                        pub mod $module {
                            use sea_orm::entity::prelude::*;
                            #[derive(Clone, Debug, DeriveEntityModel)]
                            #[sea_orm(table_name = $table)]
                            pub struct Model {
                                #[sea_orm(primary_key)] pub id: i32,
                                $( #[sea_orm(unique)] pub $field: $ty, )*
                            }
                            #[derive(DeriveRelation)] pub enum Relation {}
                        }
                    };
                }"#,
            ),
            (
                "entity/tables.rs",
                "lookup!(color, \"colors\", name: String, code: Option<i16>); lookup!(size, \"sizes\");",
            ),
            (
                "entity/later.rs",
                "#[macro_export] macro_rules! exported { ($module:ident, $table:expr) => { mod $module { use sea_orm::entity::prelude::*; #[derive(DeriveEntityModel)] #[sea_orm(table_name = $table)] pub struct Model { #[sea_orm(primary_key)] pub id: i32 } } } }",
            ),
        ],
        &expect![[r#"
            table public.colors
              id ~integer, counts by itself
              name ~character varying
              code ~smallint null
              key colors_pkey (id)
              unique colors_name_key (name)
              unique colors_code_key (code)
            table public.late
              id ~integer, counts by itself
              key late_pkey (id)
            table public.sizes
              id ~integer, counts by itself
              key sizes_pkey (id)
        "#]],
    );
}

#[test]
fn an_unknown_macro_is_reported_with_its_place() {
    check(
        &format!(
            r#"
            some_crate::entity! {{ users {{ id: i32 }} }}
            include!("generated.rs");
            some_crate::nothing!(Labels);
            lazy_static::lazy_static! {{ static ref A: u32 = 1; }}
            macro_rules! endless {{ ($($t:tt)*) => {{ endless!($($t)* a); }} }}
            endless!();
            macro_rules! odd {{ ($a:ident) => {{ struct $a; }} }}
            odd!(1 + 2);
            pub fn f() {{
                mod inner {{ #[derive(DeriveEntityModel)] #[sea_orm(table_name = "hidden")] pub struct Model {{ #[sea_orm(primary_key)] pub id: i32 }} }}
            }}
            const _: () = {{ #[derive(DeriveEntity)] pub struct Entity; }};
            #[cfg(test)] some_crate::entity! {{ tests }}
            {}"#,
            model("", "")
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              key t_pkey (id)
            unseen[unseen-macro] entity.rs:3:13 (18): the output of the macro `entity!` is not seen
              help: if it declares no entity: macros-without-entities = ["entity"] in autogen.toml
            unseen[unseen-macro] entity.rs:4:13 (7): the output of the macro `include!` is not seen
              help: if it declares no entity: macros-without-entities = ["include"] in autogen.toml
            unseen[unseen-macro] entity.rs:8:13 (7): the output of the macro `endless!` is not seen
              help: if it declares no entity: macros-without-entities = ["endless"] in autogen.toml
            unseen[unseen-macro] entity.rs:10:13 (3): the output of the macro `odd!` is not seen
              help: if it declares no entity: macros-without-entities = ["odd"] in autogen.toml
            unseen[unseen-entity] entity.rs:12:103 (5): an entity inside a function is not seen
              help: move it into a module, if it is one of the schema
            unseen[unseen-entity] entity.rs:14:64 (6): an entity inside a function is not seen
              help: move it into a module, if it is one of the schema
        "#]],
    );
}

#[test]
fn a_macro_that_a_macro_declares_has_its_own_variables() {
    check(
        &format!(
            r#"
            macro_rules! declares {{
                ($name:ident, $d:tt) => {{
                    macro_rules! $name {{ ($alias:ident = $ty:ty) => {{ pub type $alias = $ty; }} }}
                    macro_rules! several {{ ($d($d alias:ident),*) => {{ $d( pub type $d alias = i16; )* }} }}
                }};
            }}
            declares!(one, $);
            one!(Count = i64);
            several!(Small, Smaller);
            {}"#,
            model("", "pub count: Count, pub small: Small, pub smaller: Smaller,")
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              count ~bigint
              small ~smallint
              smaller ~smallint
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn macros_in_modules_of_an_application_that_have_no_entity_are_not_reported() {
    let lib = format!("mod routes; mod models;\n{}", "some_web::routes! { all }");
    let models = format!(
        "use sea_orm::entity::prelude::*;\nsome_orm::entity! {{ more }}\n{}",
        model("", "")
    );
    let files = [
        ("app/Cargo.toml", "[package]\nname = \"app\""),
        ("app/src/lib.rs", lib.as_str()),
        ("app/src/routes.rs", "some_web::route! { a }"),
        ("app/src/models.rs", models.as_str()),
    ];
    check_files(
        &files,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          key t_pkey (id)
        unseen[unseen-macro] app/src/lib.rs:2:1 (16): the output of the macro `routes!` is not seen
          help: if it declares no entity: macros-without-entities = ["routes"] in autogen.toml
        unseen[unseen-macro] app/src/models.rs:2:1 (16): the output of the macro `entity!` is not seen
          help: if it declares no entity: macros-without-entities = ["entity"] in autogen.toml
        unseen[unseen-macro] app/src/routes.rs:1:1 (15): the output of the macro `route!` is not seen
          help: if it declares no entity: macros-without-entities = ["route"] in autogen.toml
    "#]],
    );
    let application: Vec<_> =
        files.into_iter().chain([("app/src/main.rs", "fn main() {}")]).collect();
    check_files(
        &application,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          key t_pkey (id)
        unseen[unseen-macro] app/src/models.rs:2:1 (16): the output of the macro `entity!` is not seen
          help: if it declares no entity: macros-without-entities = ["entity"] in autogen.toml
    "#]],
    );
}
