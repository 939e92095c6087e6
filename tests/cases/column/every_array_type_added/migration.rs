//! column every array type added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.a0: time(0) without time zone[]
//! + column stories.a1: time(3) with time zone[]
//! + column stories.a2: timestamp(0) without time zone[]
//! + column stories.a3: timestamp(6) with time zone[]
//! + column stories.a4: interval[]
//! + column stories.a5: interval day to second(3)[]
//! + column stories.a6: interval year[]
//! + column stories.a7: bit(8)[]
//! + column stories.a8: bit varying[]
//! + column stories.a9: bit varying(12)[]
//! + column stories.a10: int4range[]
//! + column stories.a11: int8range[]
//! + column stories.a12: numrange[]
//! + column stories.a13: tsrange[]
//! + column stories.a14: tstzrange[]
//! + column stories.a15: daterange[]
//! + column stories.a16: int4multirange[]
//! + column stories.a17: nummultirange[]
//! + column stories.a18: datemultirange[]
//! + column stories.a19: tsvector[]
//! + column stories.a20: tsquery[]
//! + column stories.a21: point[]
//! + column stories.a22: line[]
//! + column stories.a23: lseg[]
//! + column stories.a24: box[]
//! + column stories.a25: path[]
//! + column stories.a26: polygon[]
//! + column stories.a27: circle[]
//! + column stories.a28: cidr[]
//! + column stories.a29: inet[]
//! + column stories.a30: macaddr[]
//! + column stories.a31: macaddr8[]
//! + column stories.a32: money[]
//! + column stories.a33: "char"[]
//! + column stories.a34: name[]
//! + column stories.a35: oid[]
//! + column stories.a36: xid[]
//! + column stories.a37: tid[]
//! + column stories.a38: regclass[]
//! + column stories.a39: regtype[]
//! + column stories.a40: regproc[]
//! + column stories.a41: regconfig[]
//! + column stories.a42: pg_lsn[]
//! + column stories.a43: jsonpath[]
//! + column stories.a44: xid8[]
//! + column stories.a45: pg_snapshot[]
//! + column stories.a46: numeric(4,-2)[]
//! + column stories.a47: numeric(3,5)[]
//! + column stories.a48: bpchar[]
//! + column stories.a49: character(5)[]
//! + column stories.a51: refcursor[]
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.a0`: drops the columns `stories.a0`, `stories.a1`, `stories.a2`,
//!   `stories.a3`, `stories.a4`, `stories.a5`, `stories.a6`, `stories.a7`, `stories.a8`,
//!   `stories.a9`, `stories.a10`, `stories.a11`, `stories.a12`, `stories.a13`, `stories.a14`,
//!   `stories.a15`, `stories.a16`, `stories.a17`, `stories.a18`, `stories.a19`, `stories.a20`,
//!   `stories.a21`, `stories.a22`, `stories.a23`, `stories.a24`, `stories.a25`, `stories.a26`,
//!   `stories.a27`, `stories.a28`, `stories.a29`, `stories.a30`, `stories.a31`, `stories.a32`,
//!   `stories.a33`, `stories.a34`, `stories.a35`, `stories.a36`, `stories.a37`, `stories.a38`,
//!   `stories.a39`, `stories.a40`, `stories.a41`, `stories.a42`, `stories.a43`, `stories.a44`,
//!   `stories.a45`, `stories.a46`, `stories.a47`, `stories.a48`, `stories.a49`, `stories.a51` and
//!   everything stored in them since `up`
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
                    .add_column(
                        ColumnDef::new("a0").array(ColumnType::custom("time(0) without time zone")),
                    )
                    .add_column(
                        ColumnDef::new("a1").array(ColumnType::custom("time(3) with time zone")),
                    )
                    .add_column(
                        ColumnDef::new("a2")
                            .array(ColumnType::custom("timestamp(0) without time zone")),
                    )
                    .add_column(
                        ColumnDef::new("a3")
                            .array(ColumnType::custom("timestamp(6) with time zone")),
                    )
                    .add_column(ColumnDef::new("a4").array(ColumnType::Interval(None, None)))
                    .add_column(
                        ColumnDef::new("a5").array(ColumnType::custom("interval day to second(3)")),
                    )
                    .add_column(ColumnDef::new("a6").array(ColumnType::custom("interval year")))
                    .add_column(ColumnDef::new("a7").array(ColumnType::Bit(Some(8))))
                    .add_column(ColumnDef::new("a8").array(ColumnType::custom("bit varying")))
                    .add_column(ColumnDef::new("a9").array(ColumnType::VarBit(12)))
                    .add_column(ColumnDef::new("a10").array(ColumnType::custom("int4range")))
                    .add_column(ColumnDef::new("a11").array(ColumnType::custom("int8range")))
                    .add_column(ColumnDef::new("a12").array(ColumnType::custom("numrange")))
                    .add_column(ColumnDef::new("a13").array(ColumnType::custom("tsrange")))
                    .add_column(ColumnDef::new("a14").array(ColumnType::custom("tstzrange")))
                    .add_column(ColumnDef::new("a15").array(ColumnType::custom("daterange")))
                    .add_column(ColumnDef::new("a16").array(ColumnType::custom("int4multirange")))
                    .add_column(ColumnDef::new("a17").array(ColumnType::custom("nummultirange")))
                    .add_column(ColumnDef::new("a18").array(ColumnType::custom("datemultirange")))
                    .add_column(ColumnDef::new("a19").array(ColumnType::custom("tsvector")))
                    .add_column(ColumnDef::new("a20").array(ColumnType::custom("tsquery")))
                    .add_column(ColumnDef::new("a21").array(ColumnType::custom("point")))
                    .add_column(ColumnDef::new("a22").array(ColumnType::custom("line")))
                    .add_column(ColumnDef::new("a23").array(ColumnType::custom("lseg")))
                    .add_column(ColumnDef::new("a24").array(ColumnType::custom("box")))
                    .add_column(ColumnDef::new("a25").array(ColumnType::custom("path")))
                    .add_column(ColumnDef::new("a26").array(ColumnType::custom("polygon")))
                    .add_column(ColumnDef::new("a27").array(ColumnType::custom("circle")))
                    .add_column(ColumnDef::new("a28").array(ColumnType::Cidr))
                    .add_column(ColumnDef::new("a29").array(ColumnType::Inet))
                    .add_column(ColumnDef::new("a30").array(ColumnType::MacAddr))
                    .add_column(ColumnDef::new("a31").array(ColumnType::custom("macaddr8")))
                    .add_column(ColumnDef::new("a32").array(ColumnType::Money(None)))
                    .add_column(ColumnDef::new("a33").array(ColumnType::custom(r#""char""#)))
                    .add_column(ColumnDef::new("a34").array(ColumnType::custom("name")))
                    .add_column(ColumnDef::new("a35").array(ColumnType::custom("oid")))
                    .add_column(ColumnDef::new("a36").array(ColumnType::custom("xid")))
                    .add_column(ColumnDef::new("a37").array(ColumnType::custom("tid")))
                    .add_column(ColumnDef::new("a38").array(ColumnType::custom("regclass")))
                    .add_column(ColumnDef::new("a39").array(ColumnType::custom("regtype")))
                    .add_column(ColumnDef::new("a40").array(ColumnType::custom("regproc")))
                    .add_column(ColumnDef::new("a41").array(ColumnType::custom("regconfig")))
                    .add_column(ColumnDef::new("a42").array(ColumnType::custom("pg_lsn")))
                    .add_column(ColumnDef::new("a43").array(ColumnType::custom("jsonpath")))
                    .add_column(ColumnDef::new("a44").array(ColumnType::custom("xid8")))
                    .add_column(ColumnDef::new("a45").array(ColumnType::custom("pg_snapshot")))
                    .add_column(ColumnDef::new("a46").array(ColumnType::custom("numeric(4,-2)")))
                    .add_column(ColumnDef::new("a47").array(ColumnType::Decimal(Some((3, 5)))))
                    .add_column(ColumnDef::new("a48").array(ColumnType::custom("bpchar")))
                    .add_column(ColumnDef::new("a49").array(ColumnType::Char(Some(5))))
                    .add_column(ColumnDef::new("a51").array(ColumnType::custom("refcursor")))
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
                    .drop_column("a0")
                    .drop_column("a1")
                    .drop_column("a2")
                    .drop_column("a3")
                    .drop_column("a4")
                    .drop_column("a5")
                    .drop_column("a6")
                    .drop_column("a7")
                    .drop_column("a8")
                    .drop_column("a9")
                    .drop_column("a10")
                    .drop_column("a11")
                    .drop_column("a12")
                    .drop_column("a13")
                    .drop_column("a14")
                    .drop_column("a15")
                    .drop_column("a16")
                    .drop_column("a17")
                    .drop_column("a18")
                    .drop_column("a19")
                    .drop_column("a20")
                    .drop_column("a21")
                    .drop_column("a22")
                    .drop_column("a23")
                    .drop_column("a24")
                    .drop_column("a25")
                    .drop_column("a26")
                    .drop_column("a27")
                    .drop_column("a28")
                    .drop_column("a29")
                    .drop_column("a30")
                    .drop_column("a31")
                    .drop_column("a32")
                    .drop_column("a33")
                    .drop_column("a34")
                    .drop_column("a35")
                    .drop_column("a36")
                    .drop_column("a37")
                    .drop_column("a38")
                    .drop_column("a39")
                    .drop_column("a40")
                    .drop_column("a41")
                    .drop_column("a42")
                    .drop_column("a43")
                    .drop_column("a44")
                    .drop_column("a45")
                    .drop_column("a46")
                    .drop_column("a47")
                    .drop_column("a48")
                    .drop_column("a49")
                    .drop_column("a51")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
