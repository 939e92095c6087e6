//! Types: the Postgres types of Rust types and of `column_type`.

use expect_test::expect;

use super::{check, check_fields, check_files, model};

#[test]
fn rust_types_map_to_columns_as_in_seaorm() {
    check_fields(
        r#"
        pub a: bool, pub b: i8, pub c: u8, pub d: i16, pub e: u16, pub f: u32, pub g: i64, pub h: u64,
        pub i: f32, pub j: f64, pub k: String, pub l: char, pub m: Vec<u8>, pub n: Date, pub o: Time,
        pub p: DateTime, pub q: DateTimeUtc, pub r: DateTimeWithTimeZone, pub s: DateTimeLocal,
        pub t: chrono::DateTime<chrono::Utc>, pub u: TimeDate, pub v: TimeDateTimeWithTimeZone,
        pub w: ChronoUnixTimestamp, pub x: Uuid, pub y: Decimal, pub z: Json, pub aa: serde_json::Value,
        pub bb: IpNetwork, pub cc: PgVector, pub dd: Vec<String>, pub ee: Option<Vec<DateTimeUtc>>,
        pub ff: uuid::Uuid, pub gg: std::borrow::Cow<'static, str>, pub hh: TextUuid,
        pub ii: time::OffsetDateTime, pub jj: time::Date, pub kk: uuid::fmt::Simple, pub ll: sea_orm::prelude::Date,
        "#,
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~boolean
              b ~smallint
              c ~smallint
              d ~smallint
              e ~integer
              f ~bigint
              g ~bigint
              h ~bigint
              i ~real
              j ~double precision
              k ~character varying
              l ~character(1)
              m ~bytea
              n ~date
              o ~time without time zone
              p ~timestamp without time zone
              q ~timestamp with time zone
              r ~timestamp with time zone
              s ~timestamp with time zone
              t ~timestamp with time zone
              u ~date
              v ~timestamp with time zone
              w ~bigint
              x ~uuid
              y ~numeric
              z ~json
              aa ~json
              bb ~inet
              cc ~vector
              dd ~character varying[]
              ee ~timestamp with time zone[] null
              ff ~uuid
              gg ~character varying
              hh ~character varying
              ii ~timestamp with time zone
              jj ~date
              kk ~uuid
              ll ~date
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn imports_aliases_and_newtypes_are_followed() {
    check(
        &format!(
            r#"
            use chrono::{{DateTime, Utc, NaiveDate as Day}};
            use ids::*;
            type Stamp = DateTime<Utc>;
            type Many<T> = Vec<T>;
            mod ids {{
                #[derive(DeriveValueType)] pub struct UserId(pub i64);
                #[derive(DeriveValueType)] pub struct Outer(pub UserId);
                #[derive(DeriveValueType)] #[sea_orm(column_type = "Text")] pub struct Body(String);
                #[derive(DeriveValueType)] #[sea_orm(value_type = "String")] pub enum Tag {{ A }}
                #[derive(DeriveValueType)] pub struct Maybe(Option<Vec<u8>>);
                #[derive(FromJsonQueryResult)] pub struct Settings {{ x: i32 }}
                pub struct Uuid(String);
                impl sea_orm::sea_query::ValueType for Uuid {{
                    fn column_type() -> ColumnType {{ ColumnType::String(StringLen::N(36)) }}
                }}
            }}
            {}"#,
            model(
                "",
                "pub a: DateTime<Utc>, pub b: Day, pub c: Stamp, pub d: Many<Day>, pub e: UserId, pub f: Outer,
                 pub g: Body, pub h: Tag, pub i: Maybe, pub j: Settings, pub k: Vec<Settings>, pub l: ids::Uuid, pub m: Uuid,"
            )
        ),
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~timestamp with time zone
              b ~date
              c ~timestamp with time zone
              d ~date[]
              e ~bigint
              f ~bigint
              g ~text
              h ~character varying
              i ~bytea
              j ~json
              k ~json[]
              l ~character varying(36)
              m ~character varying(36)
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn an_unknown_type_is_left_for_the_database_to_tell() {
    check_fields(
        "pub a: Strange, pub b: Option<other::Odd<i32>>, pub c: Money, pub d: Vec<Vec<String>>, pub e: (i32, i32),
         #[sea_orm(column_type = \"Text\")] pub f: Strange,",
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ?Strange
              b ?other::Odd<i32> null
              c ~numeric(12,2)
              d ?Vec<Vec<…>>
              e ?(i32,i32)
              f =text
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn column_types_are_read_in_every_spelling() {
    let spellings = [
        "Text",
        "JsonBinary",
        "Timestamp",
        "TimestampWithTimeZone",
        "Decimal(Some((16, 4)))",
        "Decimal(None)",
        "Char(Some(2))",
        "Char(None)",
        "String(StringLen::N(50))",
        "String(StringLen::None)",
        "String(StringLen::Max)",
        "String(Some(1))",
        "string(None)",
        "string(Some(60))",
        "VarBinary(StringLen::None)",
        "var_binary(32)",
        "Binary(BlobSize::Blob(None))",
        "Binary(16)",
        "Blob",
        "Bit(Some(8))",
        "Bit(None)",
        "VarBit(8)",
        "Money(None)",
        "Vector(Some(3))",
        "Vector(None)",
        "Vector(Some(DIM))",
        "Vector(Some(super::entity::DIM as u32))",
        "Interval(None, None)",
        "Interval(Some(sea_orm::sea_query::PgInterval::YearToMonth), None)",
        "Interval(Some(PgInterval::Second), Some(3))",
        "Array(RcOrArc::new(ColumnType::Text))",
        "Array(std::sync::Arc::new(ColumnType::String(StringLen::N(5))))",
        "custom(\\\"citext\\\")",
        "custom(\\\"int8range\\\")",
        "Custom(\\\"timestamp(3)\\\".into())",
        "Custom(KIND.to_owned())",
        "custom(\\\"mood\\\")",
        "custom(\\\"\\\\\\\"Mood\\\\\\\"[]\\\")",
        "Enum { name: \\\"mood\\\".into(), variants: vec![] }",
        "Cidr",
        "LTree",
        "MacAddr",
        "Year",
        "Custom(get_text_type())",
        "Vector(Some(size()))",
        "custom(\\\"not a type; drop\\\")",
        "Tetx",
        "Text(",
    ];
    let mut fields = String::new();
    for (n, spelling) in spellings.iter().enumerate() {
        let field = format!("#[sea_orm(column_type = \"{spelling}\")]\npub c{n}: String,\n");
        fields.push_str(&field);
    }
    check(
        &format!(
            r#"const DIM: u32 = 1_536;
            const KIND: &str = "tsvector";
            #[derive(DeriveActiveEnum)] #[sea_orm(db_type = "Enum", enum_name = "mood")]
            enum Mood {{ #[sea_orm(string_value = "a")] A }}
            {}"#,
            model("", &fields)
        ),
        &expect![[r#"
            enum public.mood: a
            table public.t
              id ~integer, counts by itself
              c0 =text
              c1 =jsonb
              c2 =timestamp without time zone
              c3 =timestamp with time zone
              c4 =numeric(16,4)
              c5 =numeric
              c6 =character(2)
              c7 =character(1)
              c8 =character varying(50)
              c9 =character varying
              c10 =character varying
              c11 =character varying(1)
              c12 =character varying
              c13 =character varying(60)
              c14 =bytea
              c15 =bytea
              c16 =bytea
              c17 =bytea
              c18 =bytea
              c19 =bit(8)
              c20 =bit(1)
              c21 =bit varying(8)
              c22 =money
              c23 =vector(3)
              c24 =vector
              c25 =vector(1536)
              c26 ?the number cannot be known without running it
              c27 =interval
              c28 =interval year to month
              c29 =interval second(3)
              c30 =text[]
              c31 =character varying(5)[]
              c32 =citext
              c33 =int8range
              c34 =timestamp(3) without time zone
              c35 =tsvector
              c36 =public.mood
              c37 =public.Mood[]
              c38 =public.mood
              c39 =cidr
              c40 =ltree
              c41 =macaddr
              c42 ?`Year` is not a type of Postgres
              c43 ?the name of the type cannot be known without running it
              c44 ?the number cannot be known without running it
              c45 ?`not a type; drop` is no SQL type
              c46 ?`ColumnType::Tetx` cannot be read without running it
              c47 ?it does not parse: cannot parse string into token stream
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn types_are_found_in_other_crates_among_the_roots() {
    check_files(
        &[
            ("entity/Cargo.toml", "[package]\nname = \"entity\"\n"),
            (
                "entity/src/lib.rs",
                &format!(
                    "use sea_orm::entity::prelude::*;\nuse my_types::{{Id, prelude::*}};\n{}",
                    model("", "pub a: Id, pub b: Stamp, pub c: my_types::Id,")
                ),
            ),
            ("types/Cargo.toml", "[package]\nname = \"my-types\"\n[lib]\npath = \"types.rs\"\n"),
            (
                "types/types.rs",
                "#[derive(DeriveValueType)] pub struct Id(uuid::Uuid); pub mod prelude { pub type Stamp = time::OffsetDateTime; pub use super::Id; }",
            ),
        ],
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              a ~uuid
              b ~timestamp with time zone
              c ~uuid
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn circular_imports_end() {
    check_files(
        &[(
            "entity.rs",
            &format!(
                "mod a {{ pub use super::b::*; pub use super::b::X; }} mod b {{ pub use super::a::*; pub use super::a::X; }} use a::*; {}",
                model("", "pub x: X, pub y: Y,")
            ),
        )],
        &expect![[r#"
            table public.t
              id ~integer, counts by itself
              x ?X
              y ?Y
              key t_pkey (id)
        "#]],
    );
}

#[test]
fn many_globs_are_followed_quickly() {
    let mut lib = String::from("use sea_orm::entity::prelude::*;\nuse chrono::*;\nuse uuid::*;\n");
    for n in 0..200 {
        let line =
            format!("pub mod m{n} {{ use super::*; use a::*; use b::*; }} pub use m{n}::*;\n");
        lib.push_str(&line);
    }
    lib.push_str("mod last { pub type Stamp = DateTimeUtc; } mod more { pub use super::last::*; } use more::*;\n");
    lib.push_str(&model("", "pub a: Stamp, pub b: Uuid, pub c: m7::Stamp,"));
    check_files(
        &[("entity.rs", &lib)],
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          a ~timestamp with time zone
          b ~uuid
          c ~timestamp with time zone
          key t_pkey (id)
    "#]],
    );
}
