//! `#[autogen(…)]` on fields and on the struct.

use expect_test::{Expect, expect};

use super::{check, check_fields, model};

#[test]
fn the_autogen_attribute_of_a_field_is_read() {
    check_fields(
        r#"
        #[autogen(generated = "to_tsvector('english', body)")] pub search: String,
        #[autogen(generated = "a + 1", virtual)] pub v: i32,
        #[autogen(identity = "by default")] pub n: i32,
        #[autogen(collate = "C", comment = "c", default = "f(1)")] pub c: String,
        #[autogen(identity = "sometimes")] pub m: i32,
        #[autogen(defualt = "1")] pub e: i32,
        #[autogen(default)] pub g: i32,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              search ~character varying, stored to_tsvector('english', body)
              v ~integer, virtual a + 1
              n ~integer, identity ByDefault
              c ~character varying, default f(1), collate C, comment c
              m ~integer
              e ~integer
              g ~integer
              key t_pkey (id)
            error[malformed-attribute] entity.rs:12:30 (11): `identity` takes `always`, `by default` or `serial`
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
            error[unknown-key] entity.rs:13:19 (7): unknown key `defualt`
              help: did you mean `default`?
              help: the keys here are `generated`, `virtual`, `identity`, `not_null`, `collate`, `default`, `comment`, `renamed_from`, `fill`, `using`, `using_down`
            error[malformed-attribute] entity.rs:14:19 (7): `default` takes a string
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
    );
}

#[test]
fn the_attribute_without_its_derive_is_an_error() {
    let help = "add `autogen_derive::Autogen` to the `#[derive(…)]` above it";
    for source in [
        "#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"t\")] #[autogen(index(on = \"id\"))]
         pub struct Model { #[sea_orm(primary_key)] pub id: i32 }",
        "#[derive(DeriveEntityModel, autogen_derive::Other)] #[sea_orm(table_name = \"t\")]
         pub struct Model { #[sea_orm(primary_key)] #[autogen(comment = \"c\")] pub id: i32 }",
        "#[derive(DeriveEntity)] #[sea_orm(table_name = \"t\")] pub struct Entity;
         #[derive(DeriveModel)] #[autogen(index(on = \"id\"))] pub struct Model { pub id: i32 }
         #[derive(DeriveColumn)] pub enum Column { Id }
         #[derive(DerivePrimaryKey)] pub enum PrimaryKey { Id }
         impl ColumnTrait for Column {
             type EntityName = Entity;
             fn def(&self) -> ColumnDef { match self { Self::Id => ColumnType::Integer.def() } }
         }",
        "#[derive(DeriveActiveEnum)] #[sea_orm(db_type = \"Enum\", enum_name = \"mood\")]
         pub enum Mood { #[sea_orm(string_value = \"glad\")] #[autogen(renamed_from = \"happy\")] Glad }
         #[derive(DeriveEntityModel)] #[sea_orm(table_name = \"t\")]
         pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub mood: Mood }",
    ] {
        let reading = super::reading(&[("entity.rs", source)], crate::entity::Features::Workspace);
        let errors: Vec<_> = reading.diagnostics.iter().map(|it| (it.code, &it.help[..])).collect();
        assert_eq!(errors, [("missing-derive", &[help.to_owned()][..])], "{source}");
    }
}

#[test]
fn attributes_of_other_derives_are_not_read() {
    check(
        r#"
        #[derive(DeriveActiveEnum, ToSchema)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
        #[schema(rename_all = "UPPERCASE", example = "glad")]
        pub enum Mood { #[sea_orm(string_value = "glad")] #[schema(rename = "x")] #[serde(rename = "y")] Glad }
        #[derive(DeriveEntityModel, ToSchema)]
        #[sea_orm(table_name = "t")]
        #[schema(title = "T", example = json!({"id": 1}))]
        pub struct Model {
            #[sea_orm(primary_key)]
            #[schema(minimum = 1, default = 7)]
            pub id: i32,
            #[schema(default = "calm", max_length = 80)]
            #[serde(default)]
            pub title: String,
            #[validate(length(min = 1))]
            pub mood: Mood,
        }
        "#,
        &expect![[r#"
            enum public.mood: glad
            table public.t
              id ~integer, counts by itself
              title ~character varying
              mood ~public.mood
              key t_pkey (id)
        "#]],
    );
}

#[track_caller]
fn check_schema(attribute: &str, expect: &Expect) {
    let source = model(
        &format!("#[autogen({attribute})]"),
        "pub title: String, pub body: String, pub embedding: PgVector, #[sea_orm(column_name = \"deletedAt\")] pub deleted_at: DateTime, #[sea_orm(ignore)] pub tsv: X",
    );
    let reading = super::reading(
        &[("entity.rs", &format!("use sea_orm::entity::prelude::*;\n{source}"))],
        crate::entity::Features::Workspace,
    );
    let shown = super::show::reading(&reading);
    let kept: Vec<_> = shown.lines().filter(|line| !line.contains('~')).collect();
    expect.assert_eq(&kept.join("\n"));
}

#[test]
fn every_kind_of_index_can_be_stated() {
    for (attribute, expect) in [
        (
            r#"index(on = "title")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index idx-t-title btree (title)"#]],
        ),
        (
            r#"index(name = "ix", using = "hnsw", on = "embedding vector_cosine_ops", with = "m = 16, ef_construction = 64")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index ix! hnsw (embedding, class vector_cosine_ops), ef_construction = 64, m = 16"#]],
        ),
        (
            r#"index(on = "lower(title), body DESC NULLS LAST", unique, filter = "\"deletedAt\" IS NULL")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              unique index idx-t-expr-body btree ((lower(title)), body desc nulls last), where "deletedAt" IS NULL"#]],
        ),
        (
            r#"index(on = "\"deletedAt\", TITLE", include = "body, id", nulls_not_distinct, unique)"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              unique index idx-t-deletedAt-title btree (deletedAt, title), include body, id, nulls not distinct"#]],
        ),
        (
            r#"index(on = "tsv", using = "gin", renamed_from = "old_tsv")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index idx-t-tsv gin (tsv), from old_tsv"#]],
        ),
        (
            r#"index(on = "title"), index(on = "title", using = "hash")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index idx-t-title btree (title)
              index idx-t-title-2 hash (title)"#]],
        ),
        (
            r#"index(on = "titel")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[unknown-column] entity.rs:4:22 (7): `t` has no column `titel`
                  help: did you mean `title`?"#]],
        ),
        (
            r#"index(on = "title", include = "bdy")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[unknown-column] entity.rs:4:41 (5): `t` has no column `bdy`
                  help: did you mean `body`?"#]],
        ),
        (
            r#"index(on = "title a b")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[malformed-attribute] entity.rs:4:22 (11): `b` is not understood here
                  help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`"#]],
        ),
        (
            r#"index(name = "x")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[malformed-attribute] entity.rs:4:11 (5): `index` needs `on = "…"`
                  help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`"#]],
        ),
        (
            r#"index(on = "title", fliter = "x")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                  index idx-t-title btree (title)
                error[unknown-key] entity.rs:4:31 (6): unknown key `fliter`
                  help: did you mean `filter`?
                  help: the keys here are `on`, `name`, `using`, `with`, `filter`, `include`, `unique`, `nulls_not_distinct`, `comment`, `renamed_from`"#]],
        ),
        (
            r#"index(on = 3)"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[malformed-attribute] entity.rs:4:22 (1): `on` takes a string
                  help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`"#]],
        ),
        (
            r#"indexes(on = "title")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[unknown-key] entity.rs:4:11 (7): unknown key `indexes`
                  help: did you mean `index`?
                  help: the keys here are `index`, `unique`, `check`, `exclude`, `foreign_key`, `primary_key`, `sequence`, `renamed_from`, `partition_by`, `partition`"#]],
        ),
        (
            r#"index(on = "title", name = "a"), index(on = "body", name = "a")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                  index a! btree (title)
                  index a! btree (body)
                error[duplicate-name] entity.rs:4:44 (5): two objects are called `a`
                  help: the other one is in entity.rs, line 4
                  help: give one of them a `name`; Postgres cuts names off after 63 bytes"#]],
        ),
    ] {
        check_schema(attribute, &expect);
    }
}

#[test]
fn every_kind_of_constraint_can_be_stated() {
    for (attribute, expect) in [
        (
            r#"unique(on = "title, body", deferrable, include = "id")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              unique uq-t-title-body (title, body), include id, deferrable"#]],
        ),
        (
            r#"unique(on = "title", name = "u", nulls_not_distinct, deferrable = "initially deferred")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              unique u! (title), nulls not distinct, deferrable initially deferred"#]],
        ),
        (
            r#"check("length(title) > length(body)"), check(name = "c", "1 = 1", no_inherit)"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              check ck-t-title-body length(title) > length(body)
              check c! 1 = 1, no inherit"#]],
        ),
        (
            r#"check("title <> ''"), check("title <> 'x'")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              check ck-t-title title <> ''
              check ck-t-title-2 title <> 'x'"#]],
        ),
        (
            r#"check(name = "empty")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[malformed-attribute] entity.rs:4:11 (5): a check needs its expression: `check("price > 0")`
                  help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`"#]],
        ),
        (
            r#"exclude(on = "title WITH =, lower(body) WITH &&", filter = "id > 0", deferrable = "initially deferred")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              exclude ex-t-title-expr USING gist (title WITH =, lower(body) WITH &&) WHERE (id > 0) DEFERRABLE INITIALLY DEFERRED"#]],
        ),
        (
            r#"primary_key(name = "the_key", include = "title", deferrable)"#,
            expect![[r#"
            table public.t
              ignored tsv
              key the_key! (id), include title, deferrable"#]],
        ),
        (
            r#"renamed_from = "old_t""#,
            expect![[r#"
            table public.t, from public.old_t
              ignored tsv
              key t_pkey (id)"#]],
        ),
        (
            r#"renamed_from = "app.old_t""#,
            expect![[r#"
            table public.t, from app.old_t
              ignored tsv
              key t_pkey (id)"#]],
        ),
        (
            r#"unique(on = "title", deferrable = "later")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                  unique uq-t-title (title)
                error[malformed-attribute] entity.rs:4:45 (7): `deferrable` takes `initially deferred` or `initially immediate`
                  help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`"#]],
        ),
    ] {
        check_schema(attribute, &expect);
    }
}

#[test]
fn a_malformed_attribute_is_an_error() {
    check(
        &model("#[autogen(index(on = ))]", ""),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:11 (5): this attribute cannot be read: unexpected end of input, expected an expression
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
    );
    check(
        &model("", "#[sea_orm(column_name = 3)] pub a: i32"),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~integer
              key t_pkey (id)
            error[malformed-attribute] entity.rs:7:25 (1): `column_name` takes a string
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
    );
}

#[test]
fn a_comment_with_a_nul_is_an_error() {
    check_fields(
        "#[sea_orm(comment = \"a\\0b\")] pub a: i32,",
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~integer, comment a\0b
              key t_pkey (id)
            error[malformed-comment] entity.rs:7:34 (1): a comment contains a NUL, which Postgres cannot store in text
              help: take the NUL out of the comment
        "#]],
    );
}

#[test]
fn partitions_are_read() {
    for (attribute, expect) in [
        (
            r#"partition_by = "RANGE (at, \"Of\")",
            partition(name = "t_2026", values = "from ('2026-01-01', 'a') to ('2027-01-01', 'a')"),
            partition(name = "old.rest", values = "Default", partition_by = "hash (id)")"#,
            expect![[r#"
                table public.t, partition by RANGE (at, "Of")
                  id ~integer, counts by itself
                  at ~date
                  title ~character varying
                  Of ~character varying
                  key t_pkey (id)
                declares CREATE TABLE t_2026 PARTITION OF t FOR VALUES from ('2026-01-01', 'a') to ('2027-01-01', 'a')
                declares CREATE TABLE old.rest PARTITION OF t DEFAULT PARTITION BY hash (id)
            "#]],
        ),
        (
            r#"partition_by = "list (lower(title))""#,
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              at ~date
              title ~character varying
              Of ~character varying
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:26 (21): `partition_by` takes `range (column, …)`, `list (column)` or `hash (column, …)`; a table over an expression is declared in an SQL file
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
        ),
        (
            r#"partition_by = "by (at)""#,
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              at ~date
              title ~character varying
              Of ~character varying
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:26 (9): `partition_by` takes `range (column, …)`, `list (column)` or `hash (column, …)`; a table over an expression is declared in an SQL file
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
        ),
        (
            r#"partition_by = "hash (nothing)""#,
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              at ~date
              title ~character varying
              Of ~character varying
              key t_pkey (id)
            error[unknown-column] entity.rs:4:26 (16): `t` has no column `nothing`
              help: its columns are id, at, title, Of
        "#]],
        ),
        (
            r#"partition(name = "x")"#,
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              at ~date
              title ~character varying
              Of ~character varying
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:11 (9): a partition needs a `name` and its `values`
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
        ),
        (
            r#"partition(name = "x", values = "in ('a'); DROP TABLE t")"#,
            expect![[r#"
            table public.t
              id ~integer, counts by itself
              at ~date
              title ~character varying
              Of ~character varying
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:11 (9): a `;` ends the statement
              help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
        "#]],
        ),
    ] {
        let fields =
            "pub at: Date, pub title: String, #[sea_orm(column_name = \"Of\")] pub of: String,";
        check(&model(&format!("#[autogen({attribute})]"), fields), &expect);
    }
}
