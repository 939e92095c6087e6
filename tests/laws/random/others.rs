//! Types that need no more than a name, two values and whether they can be ordered.

pub(super) struct Other {
    pub(super) sql: &'static str,
    pub(super) values: [&'static str; 2],
    /// Whether a btree can be built over it (manual, section 11.10).
    pub(super) is_ordered: bool,
}

const fn ordered(sql: &'static str, values: [&'static str; 2]) -> Other {
    Other { sql, values, is_ordered: true }
}

const fn unordered(sql: &'static str, values: [&'static str; 2]) -> Other {
    Other { sql, values, is_ordered: false }
}

pub(super) const OTHERS: [Other; 35] = [
    ordered("money", ["1.50", "2.50"]),
    ordered("macaddr", ["08:00:2b:01:02:03", "08:00:2b:01:02:04"]),
    ordered("macaddr8", ["08:00:2b:ff:fe:01:02:03", "08:00:2b:ff:fe:01:02:04"]),
    ordered("cidr", ["10.1.0.0/16", "10.2.0.0/16"]),
    ordered("name", ["one", "two"]),
    ordered("oid", ["1", "2"]),
    ordered("pg_lsn", ["0/1", "0/2"]),
    ordered("tsvector", ["a:1", "b:1"]),
    ordered("tsquery", ["a", "b"]),
    ordered("time(3)", ["10:00", "11:00"]),
    ordered("timetz", ["10:00+00", "11:00+00"]),
    ordered("timestamp(0)", ["2024-01-01", "2024-01-02"]),
    ordered("interval(3)", ["1 day", "2 days"]),
    ordered("interval day to second", ["1 day", "2 days"]),
    ordered("bit varying(8)", ["0001", "0010"]),
    ordered("varbit", ["0001", "0010"]),
    ordered("smallint[]", ["{1}", "{2}"]),
    ordered("bigint[]", ["{1}", "{2}"]),
    ordered("numeric(10,2)[]", ["{1.5}", "{2.5}"]),
    ordered("boolean[]", ["{t}", "{f}"]),
    ordered("date[]", ["{2024-01-01}", "{2024-01-02}"]),
    ordered("timestamptz[]", ["{2024-01-01}", "{2024-01-02}"]),
    ordered("varchar(20)[]", ["{a}", "{b}"]),
    ordered(
        "uuid[]",
        ["{00000000-0000-0000-0000-000000000001}", "{00000000-0000-0000-0000-000000000002}"],
    ),
    ordered("jsonb[]", ["{1}", "{2}"]),
    ordered("int8range", ["[1,2)", "[3,4)"]),
    ordered("numrange", ["[1,2)", "[3,4)"]),
    ordered("daterange", ["[2024-01-01,2024-01-02)", "[2024-01-03,2024-01-04)"]),
    ordered("tstzrange", ["[2024-01-01,2024-01-02)", "[2024-01-03,2024-01-04)"]),
    ordered("int4multirange", ["{[1,2)}", "{[3,4)}"]),
    ordered("numeric", ["1", "2"]),
    unordered("point", ["(1,2)", "(3,4)"]),
    unordered("jsonpath", ["$.a", "$.b"]),
    unordered("halfvec(3)", ["[1,2,3]", "[2,2,3]"]),
    unordered("sparsevec(3)", ["{1:1}/3", "{1:2}/3"]),
];

pub(super) fn of(sql: &str) -> &'static Other {
    let found = OTHERS.iter().find(|it| it.sql == sql);
    found.unwrap_or_else(|| panic!("`{sql}` is none of the others"))
}
