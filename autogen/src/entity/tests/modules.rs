//! Crates, modules, files and conditional compilation.

use expect_test::expect;

use super::{Features, check_files, model, reading, show};

fn table(name: &str) -> String {
    model("", "").replace("\"t\"", &format!("\"{name}\""))
}

#[test]
fn modules_are_found_as_in_rustc() {
    check_files(
        &[
            ("entity/Cargo.toml", "[package]\nname = \"entity\"\n"),
            (
                "entity/src/lib.rs",
                "mod a; mod b; mod c { mod d; } #[path = \"odd/place.rs\"] mod e; mod f { #[path = \"g.rs\"] mod h; }",
            ),
            ("entity/src/a.rs", &(table("a") + "\nmod inner;")),
            ("entity/src/a/inner.rs", &table("a_inner")),
            ("entity/src/b/mod.rs", &(table("b") + "\nmod inner;")),
            ("entity/src/b/inner.rs", &table("b_inner")),
            ("entity/src/c/d.rs", &table("c_d")),
            ("entity/src/odd/place.rs", &(table("e") + "\nmod beside;")),
            ("entity/src/odd/beside.rs", &table("e_beside")),
            ("entity/src/f/g.rs", &table("f_h")),
            ("entity/src/unused.rs", &table("unused")),
        ],
        &expect![[r#"
            table public.a
              id ~integer, counts by itself
              key a_pkey (id)
            table public.a_inner
              id ~integer, counts by itself
              key a_inner_pkey (id)
            table public.b
              id ~integer, counts by itself
              key b_pkey (id)
            table public.b_inner
              id ~integer, counts by itself
              key b_inner_pkey (id)
            table public.c_d
              id ~integer, counts by itself
              key c_d_pkey (id)
            table public.e
              id ~integer, counts by itself
              key e_pkey (id)
            table public.e_beside
              id ~integer, counts by itself
              key e_beside_pkey (id)
            table public.f_h
              id ~integer, counts by itself
              key f_h_pkey (id)
            warning[unreached-file] entity/src/unused.rs:4:12 (5): no `mod` leads from `entity/src/lib.rs` to `entity/src/unused.rs`: its entity is not read
              help: add `mod unused;` to the module above it, or delete the file
        "#]],
    );
}

#[test]
fn missing_and_broken_modules_are_reported_and_the_rest_is_read() {
    check_files(
        &[
            ("entity/lib.rs", "mod missing;\nmod broken;\nmod unlexed;\nmod fine;"),
            ("entity/broken.rs", "pub struct Model {\n    pub id: ,\n}"),
            ("entity/unlexed.rs", "fn f() { \"open }"),
            ("entity/fine.rs", &table("fine")),
        ],
        &expect![[r#"
            table public.fine
              id ~integer, counts by itself
              key fine_pkey (id)
            error[syntax] entity/broken.rs:2:13 (1): this file does not parse: expected one of: `for`, parentheses, `unsafe`, `fn`, `extern`, identifier, `::`, `<`, `dyn`, square brackets, `*`, `&`, `!`, `impl`, `_`, lifetime
              help: its declarations are not seen; the other files were read
            unseen[missing-module] entity/lib.rs:1:5 (7): there is no file for the module `missing`
              help: looked for `entity/missing.rs` and `entity/missing/mod.rs`
            error[syntax] entity/unlexed.rs:1:10 (1): this file does not parse: cannot parse string into token stream
              help: its declarations are not seen; the other files were read
        "#]],
    );
    check_files(
        &[("nowhere/readme.md", "")],
        &expect![[r#"
        error[no-crate] nowhere:0:0 (0): no crate in `nowhere`
          help: give the folder of an entity crate, with its `Cargo.toml` or `lib.rs`
          help: set it with `--entity DIR`, or `entity` in autogen.toml
    "#]],
    );
}

#[test]
fn cfg_is_evaluated() {
    let lib = format!(
        r#"
        #[cfg(test)] mod tests;
        #[cfg(feature = "extra")] mod extra {{ {} }}
        #[cfg(not(feature = "extra"))] mod plain {{ {} }}
        #[derive(DeriveEntityModel)]
        #[cfg_attr(feature = "postgres", sea_orm(table_name = "x"))]
        #[cfg_attr(not(feature = "postgres"), sea_orm(table_name = "y"))]
        pub struct Model {{
            #[sea_orm(primary_key)] pub id: i32,
            #[cfg(feature = "extra")] pub more: i32,
            #[cfg_attr(all(unix, feature = "postgres"), sea_orm(unique))] pub one: i32,
        }}
        "#,
        table("extra"),
        table("plain")
    );
    let files = [
        (
            "entity/Cargo.toml",
            "[package]\nname = \"entity\"\n[features]\ndefault = [\"db\"]\ndb = [\"postgres\"]\npostgres = []\nextra = []\n",
        ),
        ("entity/src/lib.rs", lib.as_str()),
    ];
    check_files(
        &files,
        &expect![[r#"
        table public.plain
          id ~integer, counts by itself
          key plain_pkey (id)
        table public.x
          id ~integer, counts by itself
          one ~integer
          key x_pkey (id)
          unique x_one_key (one)
    "#]],
    );
    let features = Features::Only(["extra".to_owned()].into());
    expect![[r#"
        table public.extra
          id ~integer, counts by itself
          key extra_pkey (id)
        table public.y
          id ~integer, counts by itself
          more ~integer
          one ~integer
          key y_pkey (id)
    "#]]
    .assert_eq(&show::reading(&reading(&files, features)));
}

#[test]
fn reading_twice_gives_the_same_result() {
    let source = table("t") + "pub fn f() {}";
    let files = [("entity.rs", source.as_str())];
    let one = show::reading(&reading(&files, Features::Workspace));
    assert_eq!(one, show::reading(&reading(&files, Features::Workspace)));
}

#[test]
fn a_file_with_an_entity_that_no_module_leads_to_is_named() {
    let entity = table("t");
    let files = [
        ("entity/Cargo.toml", "[package]\nname = \"entity\""),
        ("entity/src/lib.rs", "mod a; #[cfg(test)] mod tests; #[path = \"there.rs\"] mod c;"),
        ("entity/src/a.rs", "mod b;"),
        ("entity/src/a/b.rs", "pub fn f() {}"),
        ("entity/src/a/forgotten.rs", entity.as_str()),
        ("entity/src/folder/mod.rs", entity.as_str()),
        ("entity/src/notes.rs", "// DeriveEntityModel is for models"),
        ("entity/src/tests/mod.rs", "mod model;"),
        ("entity/src/tests/model.rs", entity.as_str()),
        ("entity/src/other/Cargo.toml", "[package]\nname = \"other\""),
        ("entity/src/other/lib.rs", entity.as_str()),
        ("entity/src/there.rs", entity.as_str()),
    ];
    check_files(
        &files,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          key t_pkey (id)
        warning[unreached-file] entity/src/a/forgotten.rs:4:12 (5): no `mod` leads from `entity/src/lib.rs` to `entity/src/a/forgotten.rs`: its entity is not read
          help: add `mod forgotten;` to the module above it, or delete the file
        warning[unreached-file] entity/src/folder/mod.rs:4:12 (5): no `mod` leads from `entity/src/lib.rs` to `entity/src/folder/mod.rs`: its entity is not read
          help: add `mod folder;` to the module above it, or delete the file
    "#]],
    );
}
