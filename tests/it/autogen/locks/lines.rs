//! What changes lock, scan and rewrite: measured with plain SQL on Postgres 14 to 18, on tables of 2,000 rows, by
//! `pg_locks`, `pg_relation_filenode` and the number of scans.
//!
//! `t AX rewrite +2, o SRE none` is what one statement does to two tables: its lock, its work, and how many indexes it builds
//! anew. `; ` parts statements. A statement that locks no table that is there does `nothing`.
//!
//! | lock | |
//! |---|---|
//! | AS | ACCESS SHARE |
//! | RS | ROW SHARE |
//! | RX | ROW EXCLUSIVE |
//! | SUE | SHARE UPDATE EXCLUSIVE |
//! | S | SHARE |
//! | SRE | SHARE ROW EXCLUSIVE |
//! | AX | ACCESS EXCLUSIVE |

/// A change, its two sides, and what it does.
pub(super) type Line<'a> = (&'a str, &'a str, &'a str, &'a str);

#[rustfmt::skip]
pub(super) const TABLES: &[Line<'_>] = &[
    // A column is added.
    ("nullable", "t", "t(c integer)", "t AX none"),
    ("constant", "t", "t(c text NOT NULL DEFAULT 'x')", "t AX none"),
    ("the same time for all rows", "t", "t(c timestamptz NOT NULL DEFAULT now())", "t AX none"),
    ("a number for each row", "t", "t(c float8 DEFAULT random())", "t AX rewrite"),
    ("a time for each row", "t", "t(c timestamptz DEFAULT clock_timestamp())", "t AX rewrite"),
    ("a key for each row", "t(n integer UNIQUE); CREATE INDEX ON t (n)", "t(n integer UNIQUE, c uuid DEFAULT gen_random_uuid()); CREATE INDEX ON t (n)", "t AX rewrite +2"),
    ("serial", "t", "t(c serial)", "t AX rewrite"),
    ("identity", "t", "t(c integer GENERATED ALWAYS AS IDENTITY)", "t AX rewrite"),
    ("stored", "t", "t(c integer GENERATED ALWAYS AS (id + 1) STORED)", "t AX rewrite"),
    ("not null, without a default", "t", "t(c integer NOT NULL)", "t AX scan"),
    ("with a check", "t", "t(c integer CHECK (c > 0))", "t AX none; t AX scan"),
    ("with a unique constraint", "t", "t(c integer UNIQUE)", "t AX none; t AX scan"),
    ("with a foreign key", "o; t", "o; t(c integer REFERENCES o)", "t AX none; t SRE scan, o SRE none"),
    ("with a foreign key and a default", "o; t", "o; t(c integer DEFAULT 1 REFERENCES o)", "t AX none; t SRE scan, o SRE none"),
    // Something is dropped.
    ("a column", "t(c integer)", "t", "t AX none"),
    ("a column with a foreign key", "o; t(c integer REFERENCES o)", "o; t", "t AX none, o AX none; t AX none"),
    ("a table", "t(c integer)", "", "t AX none"),
    ("a table that refers to another", "o; t(c integer REFERENCES o)", "o", "t AX none, o AX none"),
    ("a table that another refers to", "t(c integer UNIQUE); o(id integer REFERENCES t (c))", "o(id integer)", "t AX none, o AX none; t AX none"),
    ("a foreign key", "o; t(c integer REFERENCES o)", "o; t(c integer)", "t AX none, o AX none"),
    ("a check", "t(c integer CHECK (c > 0))", "t(c integer)", "t AX none"),
    ("a unique constraint", "t(c integer UNIQUE)", "t(c integer)", "t AX none"),
    ("a primary key", "t(c integer NOT NULL, PRIMARY KEY (c))", "t(c integer NOT NULL)", "t AX none"),
    ("an exclusion constraint", "t(c int4range, EXCLUDE USING gist (c WITH &&))", "t(c int4range)", "t AX none"),
    ("an index", "t(c integer); CREATE INDEX ON t (c)", "t(c integer)", "t AX none"),
    ("a default", "t(c integer DEFAULT 1)", "t(c integer)", "t AX none"),
    ("NOT NULL", "t(c integer NOT NULL)", "t(c integer)", "t AX none"),
    ("identity", "t(c integer GENERATED ALWAYS AS IDENTITY)", "t(c integer NOT NULL)", "t AX none"),
    ("the expression", "t(c integer GENERATED ALWAYS AS (id + 1) STORED)", "t(c integer)", "t AX none"),
    // NOT NULL, checks and keys are added.
    ("NOT NULL", "t(c integer)", "t(c integer NOT NULL)", "t AX scan"),
    ("NOT NULL, proved", "t(c integer CHECK (c IS NOT NULL))", "t(c integer NOT NULL CHECK (c IS NOT NULL))", "t AX none"),
    ("NOT NULL, half proved", "t(c integer CHECK (c > 0))", "t(c integer NOT NULL CHECK (c > 0))", "t AX scan"),
    ("a check", "t(c integer)", "t(c integer CHECK (c > 0))", "t AX scan"),
    ("a unique constraint", "t(c integer)", "t(c integer UNIQUE)", "t AX scan"),
    ("a primary key", "t(c integer NOT NULL)", "t(c integer PRIMARY KEY)", "t AX scan"),
    ("a primary key of what may be null", "t(c integer)", "t(c integer PRIMARY KEY)", "t AX scan; t AX scan"),
    ("another primary key", "t(a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a))", "t(a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (b))", "t AX none; t AX scan"),
    ("an exclusion constraint", "t(c int4range)", "t(c int4range, EXCLUDE USING gist (c WITH &&))", "t AX scan"),
    // Foreign keys.
    ("a foreign key", "o; t(c integer)", "o; t(c integer REFERENCES o)", "t SRE scan, o SRE none"),
    ("a foreign key to itself", "t(c integer, n integer PRIMARY KEY)", "t(c integer REFERENCES t, n integer PRIMARY KEY)", "t SRE scan"),
    ("a foreign key of a new table", "o", "o; t(c integer REFERENCES o)", "o SRE none"),
    ("a foreign key of a partitioned table", "o; t(c integer) PARTITION BY RANGE (id)", "o; t(c integer REFERENCES o) PARTITION BY RANGE (id)", "t SRE scan, o SRE none"),
    ("a foreign key to a partitioned table", "o(id integer PRIMARY KEY) PARTITION BY RANGE (id); t(c integer)", "o(id integer PRIMARY KEY) PARTITION BY RANGE (id); t(c integer REFERENCES o)", "t SRE scan, o SRE none"),
    ("a deferrable foreign key", "o; t(c integer REFERENCES o)", "o; t(c integer REFERENCES o DEFERRABLE)", "t AX none"),
    // Defaults and sequences.
    ("a default", "t(c integer)", "t(c integer DEFAULT 1)", "t AX none"),
    ("a default for each row", "t(c float8)", "t(c float8 DEFAULT random())", "t AX none"),
    ("identity", "t(c integer NOT NULL)", "t(c integer GENERATED ALWAYS AS IDENTITY)", "t AX none; t AS scan"),
    ("another identity", "t(c integer GENERATED ALWAYS AS IDENTITY)", "t(c integer GENERATED BY DEFAULT AS IDENTITY)", "t AX none"),
    ("another stored expression", "t(c integer GENERATED ALWAYS AS (id + 1) STORED)", "t(c integer GENERATED ALWAYS AS (id + 2) STORED)", "t AX none; t AX rewrite"),
    // Indexes.
    ("an index", "t(c integer)", "t(c integer); CREATE INDEX ON t (c)", "t S scan"),
    ("a unique index", "t(c integer)", "t(c integer); CREATE UNIQUE INDEX ON t (c) WHERE c > 0", "t S scan"),
    ("another order", "t(c integer); CREATE INDEX k ON t (c)", "t(c integer); CREATE INDEX k ON t (c DESC)", "t AX none; t S scan"),
    ("a fill factor", "t(c integer); CREATE INDEX k ON t (c)", "t(c integer); CREATE INDEX k ON t (c) WITH (fillfactor = 70)", "nothing"),
    ("another name of an index", "t(c integer); CREATE INDEX k ON t (c)", "t(c integer); CREATE INDEX d ON t (c)", "nothing"),
    ("hnsw", "t(c vector(3))", "t(c vector(3)); CREATE INDEX ON t USING hnsw (c vector_l2_ops)", "t S scan"),
    ("ivfflat", "t(c vector(3))", "t(c vector(3)); CREATE INDEX ON t USING ivfflat (c vector_l2_ops) WITH (lists = 1)", "t S scan"),
    ("another graph", "t(c vector(3)); CREATE INDEX k ON t USING hnsw (c vector_l2_ops)", "t(c vector(3)); CREATE INDEX k ON t USING hnsw (c vector_l2_ops) WITH (m = 8)", "t AX none; t S scan"),
    ("gin", "t(c jsonb)", "t(c jsonb); CREATE INDEX ON t USING gin (c)", "t S scan"),
    ("brin", "t(c integer)", "t(c integer); CREATE INDEX ON t USING brin (c)", "t S scan"),
    // Partitioned tables, whose partitions count as their own.
    ("an index", "t(c integer) PARTITION BY RANGE (id)", "t(c integer) PARTITION BY RANGE (id); CREATE INDEX ON t (c)", "t S scan"),
    ("a unique constraint", "t(c integer) PARTITION BY RANGE (id)", "t(c integer, UNIQUE (id, c)) PARTITION BY RANGE (id)", "t AX scan"),
    ("NOT NULL", "t(c integer) PARTITION BY RANGE (id)", "t(c integer NOT NULL) PARTITION BY RANGE (id)", "t AX scan"),
    ("a check", "t(c integer) PARTITION BY RANGE (id)", "t(c integer CHECK (c > 0)) PARTITION BY RANGE (id)", "t AX scan"),
    ("a type", "t(c integer) PARTITION BY RANGE (id)", "t(c bigint) PARTITION BY RANGE (id)", "t AX rewrite"),
    // Comments and names.
    ("a comment on a table", "t", "t; COMMENT ON TABLE t IS 'x'", "t SUE none"),
    ("a comment on a column", "t(c integer)", "t(c integer); COMMENT ON COLUMN t.c IS 'x'", "t SUE none"),
    ("a comment on an index", "t(c integer); CREATE INDEX k ON t (c)", "t(c integer); CREATE INDEX k ON t (c); COMMENT ON INDEX k IS 'x'", "nothing"),
    ("a comment on a constraint", "t(c integer CONSTRAINT k CHECK (c > 0))", "t(c integer CONSTRAINT k CHECK (c > 0)); COMMENT ON CONSTRAINT k ON t IS 'x'", "t AS none"),
    ("another name of a check", "t(c integer CONSTRAINT k CHECK (c > 0))", "t(c integer CONSTRAINT d CHECK (c > 0))", "t AX none"),
    // A cheap change of type, and what makes it dear.
    ("a partial index", "t(c varchar(10)); CREATE INDEX ON t (id) WHERE c <> ''", "t(c varchar(20)); CREATE INDEX ON t (id) WHERE c <> ''", "t AX scan +1"),
    ("an index on an expression", "t(c varchar(10)); CREATE INDEX ON t (lower(c))", "t(c varchar(20)); CREATE INDEX ON t (lower(c))", "t AX scan +1"),
    ("a check of the column", "t(c varchar(10) CHECK (c <> ''))", "t(c varchar(20) CHECK (c <> ''))", "t AX scan"),
    ("a foreign key to it", "t(c varchar(10) UNIQUE); o(id varchar(10) REFERENCES t (c))", "t(c varchar(20) UNIQUE); o(id varchar(10) REFERENCES t (c))", "t AX none, o AX none"),
    ("a foreign key from it", "o(id varchar(10) PRIMARY KEY); t(c varchar(10) REFERENCES o)", "o(id varchar(10) PRIMARY KEY); t(c varchar(20) REFERENCES o)", "t AX none, o AX none"),
    ("a foreign key to what is rewritten", "t(c integer UNIQUE); o(id bigint REFERENCES t (c))", "t(c bigint UNIQUE); o(id bigint REFERENCES t (c))", "t AX rewrite +1, o AX scan"),
    ("a foreign key from what is rewritten", "o(id bigint PRIMARY KEY); t(c integer REFERENCES o)", "o(id bigint PRIMARY KEY); t(c bigint REFERENCES o)", "t AX rewrite, o AX none"),
    ("an identity", "t(c integer GENERATED ALWAYS AS IDENTITY)", "t(c bigint GENERATED ALWAYS AS IDENTITY)", "t AX rewrite"),
    ("a serial", "t(c serial)", "t(c bigserial)", "t AX rewrite; nothing"),
];

#[rustfmt::skip]
pub(super) const SINCE_18: &[Line<'_>] = &[
    ("virtual", "t", "t(c integer GENERATED ALWAYS AS (id + 1) VIRTUAL)", "t AX none"),
    ("another virtual expression", "t(c integer GENERATED ALWAYS AS (id + 1) VIRTUAL)", "t(c integer GENERATED ALWAYS AS (id + 2) VIRTUAL)", "t AX none; t AX none"),
    ("a check that is not enforced", "t(c integer)", "t(c integer CHECK (c > 0) NOT ENFORCED)", "t AX none"),
    ("a foreign key that is not enforced", "o; t(c integer)", "o; t(c integer REFERENCES o NOT ENFORCED)", "t SRE none, o SRE none"),
];

/// Changes of a column's type, in a session whose time zone is UTC.
#[rustfmt::skip]
pub(super) const TYPES: &[(&str, &str, &str)] = &[
    // Neither the table nor the index.
    ("varchar(10)", "varchar(20)", "t AX none"),
    ("varchar(10)", "varchar", "t AX none"),
    ("varchar(10)", "text", "t AX none"),
    ("text", "varchar", "t AX none"),
    ("numeric(8,2)", "numeric(10,2)", "t AX none"),
    ("numeric(8,2)", "numeric", "t AX none"),
    ("timestamp(3)", "timestamp(6)", "t AX none"),
    ("timestamp(3)", "timestamp", "t AX none"),
    ("timestamptz(3)", "timestamptz", "t AX none"),
    ("time(3)", "time", "t AX none"),
    ("interval(3)", "interval", "t AX none"),
    ("interval day to second", "interval", "t AX none"),
    ("varbit(3)", "varbit(5)", "t AX none"),
    ("varbit(3)", "varbit", "t AX none"),
    ("cidr", "inet", "t AX none"),
    ("varchar(10)[]", "varchar[]", "t AX none"),
    ("vector(3)", "vector", "t AX none without an index"),
    // The index.
    ("integer", "oid", "t AX scan +1"),
    ("bit(3)", "varbit", "t AX scan +1"),
    ("text", "text COLLATE \"C\"", "t AX scan +1"),
    // The table.
    ("varchar(20)", "varchar(10)", "t AX rewrite +1"),
    ("text", "varchar(10)", "t AX rewrite +1"),
    ("char(3)", "char(5)", "t AX rewrite +1"),
    ("char(3)", "text", "t AX rewrite +1"),
    ("text", "char(3)", "t AX rewrite +1"),
    ("numeric(8,2)", "numeric(8,3)", "t AX rewrite +1"),
    ("numeric(8,2)", "numeric(6,2)", "t AX rewrite +1"),
    ("numeric", "numeric(8,2)", "t AX rewrite +1"),
    ("smallint", "integer", "t AX rewrite +1"),
    ("integer", "bigint", "t AX rewrite +1"),
    ("integer", "numeric", "t AX rewrite +1"),
    ("integer", "text", "t AX rewrite +1"),
    ("real", "double precision", "t AX rewrite +1"),
    // Written with the zone, which is an expression.
    ("timestamp", "timestamptz", "t AX rewrite +1"),
    ("timestamptz", "timestamp", "t AX rewrite +1"),
    ("timestamp", "timestamptz(3)", "t AX rewrite +1"),
    ("date", "timestamp", "t AX rewrite +1"),
    ("inet", "cidr", "t AX rewrite +1"),
    ("bit(3)", "bit(5)", "t AX rewrite +1"),
    ("text", "jsonb", "t AX rewrite +1"),
    ("text", "uuid", "t AX rewrite +1"),
    ("text", "integer", "t AX rewrite +1"),
    ("bytea", "text", "t AX rewrite +1"),
    ("varchar(10)[]", "varchar(20)[]", "t AX rewrite +1"),
    ("varchar[]", "text[]", "t AX rewrite +1"),
    ("json", "jsonb", "t AX rewrite without an index"),
    ("jsonb", "json", "t AX rewrite without an index"),
    ("vector", "vector(3)", "t AX rewrite without an index"),
    ("real[]", "vector(3)", "t AX rewrite without an index"),
    ("vector(3)", "halfvec(3)", "t AX rewrite without an index"),
];

/// Times, in a session whose time zone is not UTC.
#[rustfmt::skip]
pub(super) const ZONE: &[Line<'_>] = &[
    ("timestamp", "t(c timestamp); CREATE INDEX ON t (c)", "t(c timestamptz); CREATE INDEX ON t (c)", "t AX rewrite +1"),
    ("timestamptz", "t(c timestamptz); CREATE INDEX ON t (c)", "t(c timestamp); CREATE INDEX ON t (c)", "t AX rewrite +1"),
];

/// Changes in stages, the last of them since 18.
#[rustfmt::skip]
pub(super) const STAGES: &[(&str, &str, &str, &str, &str)] = &[
    ("an index", "t(c integer)", "t(c integer); CREATE INDEX ON t (c)", "t SUE scan", "t SUE scan"),
    ("no index", "t(c integer); CREATE INDEX ON t (c)", "t(c integer)", "t SUE none", "t SUE none"),
    ("another order", "t(c integer); CREATE INDEX k ON t (c)", "t(c integer); CREATE INDEX k ON t (c DESC)", "t SUE scan; t SUE none; nothing", "t SUE scan; t SUE none; nothing"),
    ("a unique constraint", "t(c integer)", "t(c integer UNIQUE)", "t SUE scan; t AX none", "t SUE scan; t AX none"),
    ("a primary key", "t(c integer NOT NULL)", "t(c integer PRIMARY KEY)", "t SUE scan; t AX none", "t SUE scan; t AX none"),
    ("a check", "t(c integer)", "t(c integer CHECK (c > 0))", "t AX none; t SUE scan", "t AX none; t SUE scan"),
    ("NOT NULL", "t(c integer)", "t(c integer NOT NULL)", "t AX none; t SUE scan; t AX none; t AX none", "t AX none; t SUE scan"),
    ("a foreign key", "o; t(c integer)", "o; t(c integer REFERENCES o)", "t SRE none, o SRE none; t SUE scan, o RS none", "t SRE none, o SRE none; t SUE scan, o RS none"),
    ("a column that is the same for all rows", "t", "t(c integer NOT NULL DEFAULT 1)", "t AX none", "t AX none"),
    ("a column with a value for each row", "t", "t(c float8 DEFAULT random())", "t AX none; t AX none; t RX scan", "t AX none; t AX none; t RX scan"),
    ("a wider column", "t(c varchar(10))", "t(c text)", "t AX none", "t AX none"),
];

/// Names, and the labels of enums.
#[rustfmt::skip]
pub(super) const ENTITIES: &[Line<'_>] = &[
    ("another name of a column", "#[sea_orm(table_name = \"t@\")] | pub c: i32, |", "#[sea_orm(table_name = \"t@\")] | #[autogen(renamed_from = \"c\")] pub d: i32, |", "t AX none"),
    ("another name of a table", "#[sea_orm(table_name = \"t@\")] | |", "#[sea_orm(table_name = \"o@\")] #[autogen(renamed_from = \"t@\")] | |", "t AX none; o AX none"),
    ("a label more", "#[sea_orm(table_name = \"t@\")] | pub c: K, | A B", "#[sea_orm(table_name = \"t@\")] | pub c: K, | A B C", "nothing"),
    ("a label less", "#[sea_orm(table_name = \"t@\")] | pub c: K, | A B", "#[sea_orm(table_name = \"t@\")] | pub c: K, | A", "nothing; nothing; t AX rewrite +1; nothing"),
    ("an enum of what was text", "#[sea_orm(table_name = \"t@\")] | pub c: String, |", "#[sea_orm(table_name = \"t@\")] | pub c: K, | A", "nothing; t AX rewrite +1"),
];
