//! column default of every kind set
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.v_a: default 'it''s \  '
//! ~ column stories.v_b: default -5
//! ~ column stories.v_c: default '{a,"b c"}'
//! ~ column stories.v_d: default '{"a": [1, "ü"]}'
//! ~ column stories.v_e: default '\xdeadbeef'
//! ~ column stories.v_f: default '1 day 02:00:00'
//! ~ column stories.v_g: default B'1010'
//! ~ column stories.v_h: default CURRENT_TIMESTAMP(3)
//! ~ column stories.v_i: default gen_random_uuid()
//! ~ column stories.v_j: default 'NaN'
//! ~ column stories.v_k: default 1.50
//! ~ column stories.v_l: default CURRENT_DATE
//! ~ column stories.v_m: default '[1,5)'
//! ~ column stories.v_n: default E'tab\t\'quote'
//! ~ column stories.v_o: default 1 = 1
//! ~ column stories.v_p: default 'abc'
//! ~ column stories.v_q: default 'x'
//! ~ column stories.v_r: default '10.0.0.1'
//! ~ column stories.v_s: default '(1,2)'
//! ~ column stories.v_t: default ''
//! ~ column stories.v_u: default 'snowman ☃ {} %s $1'
//! ~ column stories.v_v: default 3
//! ~ column stories.v_w: default LOCALTIME(2)
//! ~ column stories.v_x: default 12.34
//! ~ column stories.v_y: default ARRAY[1, 2]
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
                    .modify_column(ColumnDef::new("v_a").default("it's \\ \n"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_b").default(Expr::cust("-5")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_c").default(r#"{a,"b c"}"#))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_d").default(r#"{"a": [1, "ü"]}"#))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_e").default(r"\xdeadbeef"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_f").default("1 day 02:00:00"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_g").default(Expr::cust("B'1010'")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("v_h").default(Expr::cust("CURRENT_TIMESTAMP(3)")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_i").default(Expr::cust("gen_random_uuid()")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_j").default("NaN"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_k").default(Expr::cust("1.50")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_l").default(Expr::cust("CURRENT_DATE")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_m").default("[1,5)"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_n").default(Expr::cust(r"E'tab\t\'quote'")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_o").default(Expr::cust("1 = 1")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_p").default("abc"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_q").default("x"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_r").default("10.0.0.1"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_s").default("(1,2)"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_t").default(""))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_u").default("snowman ☃ {} %s $1"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_v").default(3))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_w").default(Expr::cust("LOCALTIME(2)")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_x").default(Expr::cust("12.34")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("v_y").default(Expr::cust("ARRAY[1, 2]")))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_a DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_b DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_c DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_d DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_e DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_f DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_g DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_h DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_i DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_j DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_k DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_l DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_m DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_n DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_o DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_p DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_q DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_r DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_s DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_t DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_u DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_v DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_w DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_x DROP DEFAULT").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN v_y DROP DEFAULT").await?;

        Ok(())
    }
}
