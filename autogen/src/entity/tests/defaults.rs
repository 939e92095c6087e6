//! Defaults, and what `extra` states about a column.

use expect_test::expect;

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
fn common_expressions_are_defaults() {
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
          help: say it in SQL: `#[autogen(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:42:26 (11): the default of `c17` cannot be known without running it
          help: say it in SQL: `#[autogen(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:44:26 (20): the default of `c18` cannot be known without running it
          help: say it in SQL: `#[autogen(default = "…")]`
          help: or with `Expr::cust("…")`
        error[unreadable-default] entity.rs:46:26 (13): the default of `c19` cannot be known without running it
          help: say it in SQL: `#[autogen(default = "…")]`
          help: or with `Expr::cust("…")`
    "#]],
    );
}

#[test]
fn extra_is_read_as_column_facets() {
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
              help: or say it beside SeaORM, with `#[autogen(…)]`
        "#]],
    );
}
