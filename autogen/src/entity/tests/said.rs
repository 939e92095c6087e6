//! Defaults, `extra` and `#[schema(…)]`.

use expect_test::{Expect, expect};

use super::{check, check_fields, model};

#[test]
fn literals_are_defaults() {
    check_fields(
        r#"
        #[sea_orm(default_value = 7)] pub a: i32, #[sea_orm(default_value = -1.5)] pub b: f64,
        #[sea_orm(default_value = "it's")] pub c: String, #[sea_orm(default_value = true)] pub d: bool,
        #[sea_orm(default_value = 'x')] pub e: String, #[sea_orm(default_value = "CURRENT_TIMESTAMP")] pub f: DateTimeUtc,
        #[sea_orm(default_value = "now()")] pub g: Date, #[sea_orm(default_value = "now()")] pub h: String,
        #[sea_orm(default_value = 1, default_expr = "Expr::value(2)")] pub i: i32,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~integer, default 7
              b ~double precision, default -1.5
              c ~character varying, default 'it''s'
              d ~boolean, default TRUE
              e ~character varying, default 'x'
              f ~timestamp with time zone
              g ~date
              h ~character varying, default 'now()'
              i ~integer, default 2
              key t_pkey (id)
            warning[quoted-default] entity.rs:10:82 (19): `default_value = "CURRENT_TIMESTAMP"` is the text `CURRENT_TIMESTAMP`, not what it stands for
              help: write `default_expr = "Expr::current_timestamp()"`
              help: until then the default is left as the database has it
            warning[quoted-default] entity.rs:11:35 (7): `default_value = "now()"` is the text `now()`, not what it stands for
              help: write `default_expr = "Expr::current_timestamp()"`
              help: until then the default is left as the database has it
        "#]],
    );
}

#[test]
fn the_usual_expressions_are_defaults() {
    let spellings = [
        "Expr::current_timestamp()",
        "Expr::cust(\\\"now() + interval '1 day'\\\")",
        "Expr::value(3)",
        "Expr::val(\\\"it's\\\")",
        "SimpleExpr::Custom(\\\"gen_random_uuid()\\\".into())",
        "SimpleExpr::Keyword(Keyword::CurrentTimestamp)",
        "Keyword::CurrentDate",
        "Func::cust(\\\"gen_random_uuid\\\")",
        "Func::cust(Alias::new(\\\"uuid_generate_v4\\\"))",
        "Func::cust(\\\"nextval\\\").arg(\\\"seq\\\")",
        "\\\"text\\\"",
        "42",
        "-1",
        "sea_orm::sea_query::Expr::current_timestamp().into()",
        "String::from(\\\"a\\\")",
        "LIMIT",
        "Expr::val(LIMIT).add(1)",
        "compute()",
        "chrono::Utc::now()",
        "Expr::cust(",
    ];
    let mut fields = String::new();
    for (n, spelling) in spellings.iter().enumerate() {
        let field = format!("#[sea_orm(default_expr = \"{spelling}\")]\npub c{n}: String,\n");
        fields.push_str(&field);
    }
    check(
        &format!("const LIMIT: i32 = 9;\n{}", model("", &fields)),
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          c0 ~character varying, default CURRENT_TIMESTAMP
          c1 ~character varying, default now() + interval '1 day'
          c2 ~character varying, default 3
          c3 ~character varying, default 'it''s'
          c4 ~character varying, default gen_random_uuid()
          c5 ~character varying, default CURRENT_TIMESTAMP
          c6 ~character varying, default CURRENT_DATE
          c7 ~character varying, default gen_random_uuid()
          c8 ~character varying, default uuid_generate_v4()
          c9 ~character varying, default nextval('seq')
          c10 ~character varying, default 'text'
          c11 ~character varying, default 42
          c12 ~character varying, default -1
          c13 ~character varying, default CURRENT_TIMESTAMP
          c14 ~character varying, default 'a'
          c15 ~character varying, default 9
          c16 ~character varying
          c17 ~character varying
          c18 ~character varying
          c19 ~character varying
          key t_pkey (id)
        error[unreadable-default] entity.rs:40:26 (25): the default of `c16` cannot be known without running it
          help: say it in SQL: `#[schema(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:42:26 (11): the default of `c17` cannot be known without running it
          help: say it in SQL: `#[schema(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:44:26 (20): the default of `c18` cannot be known without running it
          help: say it in SQL: `#[schema(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:46:26 (13): the default of `c19` cannot be known without running it
          help: say it in SQL: `#[schema(default = "…")]`
          help: or with `Expr::cust("…")`
    "#]],
    );
}

#[test]
fn extra_is_cut_into_facets() {
    check_fields(
        r#"
        #[sea_orm(extra = "CHECK (price > 0)")] pub price: Decimal,
        #[sea_orm(extra = "CHECK (qty > 0) CHECK (qty < id)")] pub qty: i32,
        #[sea_orm(extra = "CONSTRAINT short CHECK (length(code) < 4) NO INHERIT")] pub code: String,
        #[sea_orm(extra = "COLLATE \"C\" UNIQUE NOT NULL")] pub name: String,
        #[sea_orm(extra = "GENERATED ALWAYS AS (lower(name)) STORED")] pub lower: String,
        #[sea_orm(extra = "generated always as (1) virtual")] pub one: i32,
        #[sea_orm(extra = "GENERATED ALWAYS AS IDENTITY")] pub n: i32,
        #[sea_orm(extra = "DEFAULT f('a', 1) CHECK (d <> 'x)')")] pub d: String,
        #[sea_orm(extra = "REFERENCES users (id)")] pub r: i32,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              price ~numeric
              qty ~integer
              code ~character varying
              name ~character varying, collate C
              lower ~character varying, stored lower(name)
              one ~integer, virtual 1
              n ~integer, identity Always
              d ~character varying, default f('a', 1)
              r ~integer
              key t_pkey (id)
              unique t_name_key (name)
              check t_price_check price > 0
              check t_qty_check qty > 0
              check t_check qty < id
              check short! length(code) < 4, no inherit
              check t_d_check d <> 'x)'
            error[unreadable-extra] entity.rs:16:27 (23): `REFERENCES users (id)` in `extra` is not understood
              help: `CHECK (…)`, `COLLATE …`, `DEFAULT …` and `GENERATED …` are
              help: or say it beside SeaORM, with `#[schema(…)]`
        "#]],
    );
}

#[test]
fn fields_may_say_more() {
    check_fields(
        r#"
        #[schema(generated = "to_tsvector('english', body)")] pub search: String,
        #[schema(generated = "a + 1", virtual)] pub v: i32,
        #[schema(identity = "by default")] pub n: i32,
        #[schema(collate = "C", comment = "c", default = "f(1)")] pub c: String,
        #[schema(identity = "sometimes")] pub m: i32,
        #[schema(defualt = "1")] pub e: i32,
        #[schema(default)] pub g: i32,
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
            error[malformed-attribute] entity.rs:12:29 (11): `identity` takes `always`, `by default` or `serial`
            error[unknown-key] entity.rs:13:18 (7): unknown key `defualt`
              help: did you mean `default`?
              help: the keys here are `generated`, `virtual`, `identity`, `collate`, `default`, `comment`, `renamed_from`
            error[malformed-attribute] entity.rs:14:18 (7): `default` takes a string
        "#]],
    );
}

#[track_caller]
fn check_schema(attribute: &str, expect: &Expect) {
    let source = model(
        &format!("#[schema({attribute})]"),
        "pub title: String, pub body: String, pub embedding: PgVector, #[sea_orm(column_name = \"deletedAt\")] pub deleted_at: DateTime, #[sea_orm(ignore)] pub tsv: X",
    );
    let reading = super::reading(
        &[("entity.rs", &format!("use sea_orm::entity::prelude::*;\n{source}"))],
        crate::entity::Features::Default,
    );
    let shown = super::show::reading(&reading);
    let kept: Vec<_> = shown.lines().filter(|line| !line.contains('~')).collect();
    expect.assert_eq(&kept.join("\n"));
}

#[test]
fn indexes_of_any_kind_can_be_said() {
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
            error[unknown-column] entity.rs:4:21 (7): `t` has no column `titel`
              help: did you mean `title`?"#]],
        ),
        (
            r#"index(on = "title", include = "bdy")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[unknown-column] entity.rs:4:40 (5): `t` has no column `bdy`
                  help: did you mean `body`?"#]],
        ),
        (
            r#"index(on = "title a b")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:21 (11): `b` is not understood here"#]],
        ),
        (
            r#"index(name = "x")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:10 (5): `index` needs `on = "…"`"#]],
        ),
        (
            r#"index(on = "title", fliter = "x")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index idx-t-title btree (title)
            error[unknown-key] entity.rs:4:30 (6): unknown key `fliter`
              help: did you mean `filter`?
              help: the keys here are `on`, `name`, `using`, `with`, `filter`, `include`, `unique`, `nulls_not_distinct`, `comment`, `renamed_from`"#]],
        ),
        (
            r#"index(on = 3)"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[malformed-attribute] entity.rs:4:21 (1): `on` takes a string"#]],
        ),
        (
            r#"indexes(on = "title")"#,
            expect![[r#"
                table public.t
                  ignored tsv
                  key t_pkey (id)
                error[unknown-key] entity.rs:4:10 (7): unknown key `indexes`
                  help: did you mean `index`?
                  help: the keys here are `index`, `unique`, `check`, `exclude`, `foreign_key`, `primary_key`, `sequence`, `renamed_from`"#]],
        ),
        (
            r#"index(on = "title", name = "a"), index(on = "body", name = "a")"#,
            expect![[r#"
            table public.t
              ignored tsv
              key t_pkey (id)
              index a! btree (title)
              index a! btree (body)
            error[duplicate-name] entity.rs:4:43 (5): two objects are called `a`
              help: the other one is in entity.rs, line 4
              help: give one of them a `name`; Postgres cuts names off after 63 bytes"#]],
        ),
    ] {
        check_schema(attribute, &expect);
    }
}

#[test]
fn constraints_can_be_said() {
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
            error[malformed-attribute] entity.rs:4:10 (5): a check needs its expression: `check("price > 0")`"#]],
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
            error[malformed-attribute] entity.rs:4:44 (7): `deferrable` takes `initially deferred` or `initially immediate`"#]],
        ),
    ] {
        check_schema(attribute, &expect);
    }
}

#[test]
fn attributes_that_are_no_lists_of_keys_are_errors() {
    check(
        &model("#[schema(index(on = ))]", ""),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              key t_pkey (id)
            error[malformed-attribute] entity.rs:4:10 (5): this attribute cannot be read: unexpected end of input, expected an expression
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
        error[malformed-comment] entity.rs:7:34 (1): a comment has a NUL in it, which Postgres has no text with
    "#]],
    );
}
