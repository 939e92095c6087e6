//! column every type added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.c0: time(0) without time zone
//! + column stories.c1: time(3) with time zone
//! + column stories.c2: timestamp(0) without time zone
//! + column stories.c3: timestamp(6) with time zone
//! + column stories.c4: interval
//! + column stories.c5: interval day to second(3)
//! + column stories.c6: interval year
//! + column stories.c7: bit(8)
//! + column stories.c8: bit varying
//! + column stories.c9: bit varying(12)
//! + column stories.c10: int4range
//! + column stories.c11: int8range
//! + column stories.c12: numrange
//! + column stories.c13: tsrange
//! + column stories.c14: tstzrange
//! + column stories.c15: daterange
//! + column stories.c16: int4multirange
//! + column stories.c17: nummultirange
//! + column stories.c18: datemultirange
//! + column stories.c19: tsvector
//! + column stories.c20: tsquery
//! + column stories.c21: point
//! + column stories.c22: line
//! + column stories.c23: lseg
//! + column stories.c24: box
//! + column stories.c25: path
//! + column stories.c26: polygon
//! + column stories.c27: circle
//! + column stories.c28: cidr
//! + column stories.c29: inet
//! + column stories.c30: macaddr
//! + column stories.c31: macaddr8
//! + column stories.c32: money
//! + column stories.c33: "char"
//! + column stories.c34: name
//! + column stories.c35: oid
//! + column stories.c36: xid
//! + column stories.c37: tid
//! + column stories.c38: regclass
//! + column stories.c39: regtype
//! + column stories.c40: regproc
//! + column stories.c41: regconfig
//! + column stories.c42: pg_lsn
//! + column stories.c43: jsonpath
//! + column stories.c44: xid8
//! + column stories.c45: pg_snapshot
//! + column stories.c46: numeric(4,-2)
//! + column stories.c47: numeric(3,5)
//! + column stories.c48: bpchar
//! + column stories.c49: character(5)
//! + column stories.c50: int2vector
//! + column stories.c51: refcursor
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.c0`: drops the columns `stories.c0`, `stories.c1`, `stories.c2`,
//!   `stories.c3`, `stories.c4`, `stories.c5`, `stories.c6`, `stories.c7`, `stories.c8`,
//!   `stories.c9`, `stories.c10`, `stories.c11`, `stories.c12`, `stories.c13`, `stories.c14`,
//!   `stories.c15`, `stories.c16`, `stories.c17`, `stories.c18`, `stories.c19`, `stories.c20`,
//!   `stories.c21`, `stories.c22`, `stories.c23`, `stories.c24`, `stories.c25`, `stories.c26`,
//!   `stories.c27`, `stories.c28`, `stories.c29`, `stories.c30`, `stories.c31`, `stories.c32`,
//!   `stories.c33`, `stories.c34`, `stories.c35`, `stories.c36`, `stories.c37`, `stories.c38`,
//!   `stories.c39`, `stories.c40`, `stories.c41`, `stories.c42`, `stories.c43`, `stories.c44`,
//!   `stories.c45`, `stories.c46`, `stories.c47`, `stories.c48`, `stories.c49`, `stories.c50`,
//!   `stories.c51` and everything stored in them since `up`
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
                    .add_column(ColumnDef::new("c0").custom("time(0) without time zone"))
                    .add_column(ColumnDef::new("c1").custom("time(3) with time zone"))
                    .add_column(ColumnDef::new("c2").custom("timestamp(0) without time zone"))
                    .add_column(ColumnDef::new("c3").custom("timestamp(6) with time zone"))
                    .add_column(ColumnDef::new("c4").interval(None, None))
                    .add_column(ColumnDef::new("c5").custom("interval day to second(3)"))
                    .add_column(ColumnDef::new("c6").custom("interval year"))
                    .add_column(ColumnDef::new("c7").bit(Some(8)))
                    .add_column(ColumnDef::new("c8").custom("bit varying"))
                    .add_column(ColumnDef::new("c9").varbit(12))
                    .add_column(ColumnDef::new("c10").custom("int4range"))
                    .add_column(ColumnDef::new("c11").custom("int8range"))
                    .add_column(ColumnDef::new("c12").custom("numrange"))
                    .add_column(ColumnDef::new("c13").custom("tsrange"))
                    .add_column(ColumnDef::new("c14").custom("tstzrange"))
                    .add_column(ColumnDef::new("c15").custom("daterange"))
                    .add_column(ColumnDef::new("c16").custom("int4multirange"))
                    .add_column(ColumnDef::new("c17").custom("nummultirange"))
                    .add_column(ColumnDef::new("c18").custom("datemultirange"))
                    .add_column(ColumnDef::new("c19").custom("tsvector"))
                    .add_column(ColumnDef::new("c20").custom("tsquery"))
                    .add_column(ColumnDef::new("c21").custom("point"))
                    .add_column(ColumnDef::new("c22").custom("line"))
                    .add_column(ColumnDef::new("c23").custom("lseg"))
                    .add_column(ColumnDef::new("c24").custom("box"))
                    .add_column(ColumnDef::new("c25").custom("path"))
                    .add_column(ColumnDef::new("c26").custom("polygon"))
                    .add_column(ColumnDef::new("c27").custom("circle"))
                    .add_column(ColumnDef::new("c28").cidr())
                    .add_column(ColumnDef::new("c29").inet())
                    .add_column(ColumnDef::new("c30").mac_address())
                    .add_column(ColumnDef::new("c31").custom("macaddr8"))
                    .add_column(ColumnDef::new("c32").money())
                    .add_column(ColumnDef::new("c33").custom(r#""char""#))
                    .add_column(ColumnDef::new("c34").custom("name"))
                    .add_column(ColumnDef::new("c35").custom("oid"))
                    .add_column(ColumnDef::new("c36").custom("xid"))
                    .add_column(ColumnDef::new("c37").custom("tid"))
                    .add_column(ColumnDef::new("c38").custom("regclass"))
                    .add_column(ColumnDef::new("c39").custom("regtype"))
                    .add_column(ColumnDef::new("c40").custom("regproc"))
                    .add_column(ColumnDef::new("c41").custom("regconfig"))
                    .add_column(ColumnDef::new("c42").custom("pg_lsn"))
                    .add_column(ColumnDef::new("c43").custom("jsonpath"))
                    .add_column(ColumnDef::new("c44").custom("xid8"))
                    .add_column(ColumnDef::new("c45").custom("pg_snapshot"))
                    .add_column(ColumnDef::new("c46").custom("numeric(4,-2)"))
                    .add_column(ColumnDef::new("c47").decimal_len(3, 5))
                    .add_column(ColumnDef::new("c48").custom("bpchar"))
                    .add_column(ColumnDef::new("c49").char_len(5))
                    .add_column(ColumnDef::new("c50").custom("int2vector"))
                    .add_column(ColumnDef::new("c51").custom("refcursor"))
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
                    .drop_column("c0")
                    .drop_column("c1")
                    .drop_column("c2")
                    .drop_column("c3")
                    .drop_column("c4")
                    .drop_column("c5")
                    .drop_column("c6")
                    .drop_column("c7")
                    .drop_column("c8")
                    .drop_column("c9")
                    .drop_column("c10")
                    .drop_column("c11")
                    .drop_column("c12")
                    .drop_column("c13")
                    .drop_column("c14")
                    .drop_column("c15")
                    .drop_column("c16")
                    .drop_column("c17")
                    .drop_column("c18")
                    .drop_column("c19")
                    .drop_column("c20")
                    .drop_column("c21")
                    .drop_column("c22")
                    .drop_column("c23")
                    .drop_column("c24")
                    .drop_column("c25")
                    .drop_column("c26")
                    .drop_column("c27")
                    .drop_column("c28")
                    .drop_column("c29")
                    .drop_column("c30")
                    .drop_column("c31")
                    .drop_column("c32")
                    .drop_column("c33")
                    .drop_column("c34")
                    .drop_column("c35")
                    .drop_column("c36")
                    .drop_column("c37")
                    .drop_column("c38")
                    .drop_column("c39")
                    .drop_column("c40")
                    .drop_column("c41")
                    .drop_column("c42")
                    .drop_column("c43")
                    .drop_column("c44")
                    .drop_column("c45")
                    .drop_column("c46")
                    .drop_column("c47")
                    .drop_column("c48")
                    .drop_column("c49")
                    .drop_column("c50")
                    .drop_column("c51")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
