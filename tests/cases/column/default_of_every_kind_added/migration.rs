//! column default of every kind added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.v_a: text not null
//! + column stories.v_b: integer not null
//! + column stories.v_c: text[] not null
//! + column stories.v_d: jsonb not null
//! + column stories.v_e: bytea not null
//! + column stories.v_f: interval not null
//! + column stories.v_g: bit(4) not null
//! + column stories.v_h: timestamp with time zone not null
//! + column stories.v_i: uuid not null
//! + column stories.v_j: double precision not null
//! + column stories.v_k: numeric(10,2) not null
//! + column stories.v_l: date not null
//! + column stories.v_m: int4range not null
//! + column stories.v_n: text not null
//! + column stories.v_o: boolean not null
//! + column stories.v_p: character varying(3) not null
//! + column stories.v_q: character(3) not null
//! + column stories.v_r: inet not null
//! + column stories.v_s: point not null
//! + column stories.v_t: tsvector not null
//! + column stories.v_u: text not null
//! + column stories.v_v: smallint not null
//! + column stories.v_w: time(2) without time zone not null
//! + column stories.v_x: money not null
//! + column stories.v_y: integer[] not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.v_a`: drops the columns `stories.v_a`, `stories.v_b`,
//!   `stories.v_c`, `stories.v_d`, `stories.v_e`, `stories.v_f`, `stories.v_g`, `stories.v_h`,
//!   `stories.v_i`, `stories.v_j`, `stories.v_k`, `stories.v_l`, `stories.v_m`, `stories.v_n`,
//!   `stories.v_o`, `stories.v_p`, `stories.v_q`, `stories.v_r`, `stories.v_s`, `stories.v_t`,
//!   `stories.v_u`, `stories.v_v`, `stories.v_w`, `stories.v_x`, `stories.v_y` and everything
//!   stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN v_i uuid DEFAULT gen_random_uuid() NOT NULL
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("v_a").text().not_null().default("it's \\ \n"))
                    .add_column(
                        ColumnDef::new("v_b").integer().not_null().default(Expr::cust("-5")),
                    )
                    .add_column(
                        ColumnDef::new("v_c")
                            .array(ColumnType::Text)
                            .not_null()
                            .default(r#"{a,"b c"}"#),
                    )
                    .add_column(
                        ColumnDef::new("v_d")
                            .json_binary()
                            .not_null()
                            .default(r#"{"a": [1, "ü"]}"#),
                    )
                    .add_column(ColumnDef::new("v_e").blob().not_null().default(r"\xdeadbeef"))
                    .add_column(
                        ColumnDef::new("v_f")
                            .interval(None, None)
                            .not_null()
                            .default("1 day 02:00:00"),
                    )
                    .add_column(
                        ColumnDef::new("v_g")
                            .bit(Some(4))
                            .not_null()
                            .default(Expr::cust("B'1010'")),
                    )
                    .add_column(
                        ColumnDef::new("v_h")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::cust("CURRENT_TIMESTAMP(3)")),
                    )
                    .add_column(
                        ColumnDef::new("v_i")
                            .uuid()
                            .not_null()
                            .default(Expr::cust("gen_random_uuid()")),
                    )
                    .add_column(ColumnDef::new("v_j").double().not_null().default("NaN"))
                    .add_column(
                        ColumnDef::new("v_k")
                            .decimal_len(10, 2)
                            .not_null()
                            .default(Expr::cust("1.50")),
                    )
                    .add_column(
                        ColumnDef::new("v_l").date().not_null().default(Expr::cust("CURRENT_DATE")),
                    )
                    .add_column(
                        ColumnDef::new("v_m").custom("int4range").not_null().default("[1,5)"),
                    )
                    .add_column(
                        ColumnDef::new("v_n")
                            .text()
                            .not_null()
                            .default(Expr::cust(r"E'tab\t\'quote'")),
                    )
                    .add_column(
                        ColumnDef::new("v_o").boolean().not_null().default(Expr::cust("1 = 1")),
                    )
                    .add_column(ColumnDef::new("v_p").string_len(3).not_null().default("abc"))
                    .add_column(ColumnDef::new("v_q").char_len(3).not_null().default("x"))
                    .add_column(ColumnDef::new("v_r").inet().not_null().default("10.0.0.1"))
                    .add_column(ColumnDef::new("v_s").custom("point").not_null().default("(1,2)"))
                    .add_column(ColumnDef::new("v_t").custom("tsvector").not_null().default(""))
                    .add_column(
                        ColumnDef::new("v_u").text().not_null().default("snowman ☃ {} %s $1"),
                    )
                    .add_column(ColumnDef::new("v_v").small_integer().not_null().default(3))
                    .add_column(
                        ColumnDef::new("v_w")
                            .custom("time(2) without time zone")
                            .not_null()
                            .default(Expr::cust("LOCALTIME(2)")),
                    )
                    .add_column(
                        ColumnDef::new("v_x").money().not_null().default(Expr::cust("12.34")),
                    )
                    .add_column(
                        ColumnDef::new("v_y")
                            .array(ColumnType::Integer)
                            .not_null()
                            .default(Expr::cust("ARRAY[1, 2]")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("v_a")
                    .drop_column("v_b")
                    .drop_column("v_c")
                    .drop_column("v_d")
                    .drop_column("v_e")
                    .drop_column("v_f")
                    .drop_column("v_g")
                    .drop_column("v_h")
                    .drop_column("v_i")
                    .drop_column("v_j")
                    .drop_column("v_k")
                    .drop_column("v_l")
                    .drop_column("v_m")
                    .drop_column("v_n")
                    .drop_column("v_o")
                    .drop_column("v_p")
                    .drop_column("v_q")
                    .drop_column("v_r")
                    .drop_column("v_s")
                    .drop_column("v_t")
                    .drop_column("v_u")
                    .drop_column("v_v")
                    .drop_column("v_w")
                    .drop_column("v_x")
                    .drop_column("v_y")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
