//! The input of a benchmark: entities for a number of tables, and the same tables as SQLAlchemy models.

/// Ten columns, a unique constraint, a check, two indexes, and a foreign key to the table before it.
pub(super) fn entity(table: usize) -> String {
    let relation = table.checked_sub(1).map_or_else(String::new, |before| {
        format!(
            "    #[sea_orm(belongs_to, from = \"parent_id\", to = \"id\")]\n    pub parent: BelongsTo<Option<super::{}::Entity>>,\n",
            name(before)
        )
    });
    let name = name(table);
    format!(
        "use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = \"{name}\")]
#[autogen(check(name = \"ck_{name}_words\", \"words >= 0\"))]
pub struct Model {{
    #[sea_orm(primary_key)]
    pub id: i32,
    pub parent_id: Option<i32>,
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(indexed)]
    pub title: String,
    #[sea_orm(column_type = \"Text\")]
    pub body: String,
    #[sea_orm(default_value = 0)]
    pub words: i32,
    #[sea_orm(column_type = \"Decimal(Some((10, 2)))\")]
    pub price: Decimal,
    #[sea_orm(default_value = false)]
    pub published: bool,
    #[sea_orm(indexed, default_expr = \"Expr::current_timestamp()\")]
    pub created_at: DateTimeWithTimeZone,
    pub updated_at: Option<DateTimeWithTimeZone>,
{relation}}}

impl ActiveModelBehavior for ActiveModel {{}}
"
    )
}

/// The same with a column more.
pub(super) fn with_a_column(table: usize) -> String {
    let more = "    pub more: Option<String>,\n    pub updated_at";
    entity(table).replacen("    pub updated_at", more, 1)
}

pub(super) fn name(table: usize) -> String {
    format!("table_{table:05}")
}

/// The crate root that declares them.
pub(super) fn root(tables: usize) -> String {
    (0..tables).map(|table| format!("pub mod {};\n", name(table))).collect()
}

pub(super) const MIGRATOR: &str = "\
pub use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

/// The five queries of a catalog reader in their plain form: every definition comes from the server's own functions.
pub(super) const PLAIN_QUERIES: &str = "\
SELECT c.oid, n.nspname, c.relname, obj_description(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p');
SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped;
SELECT i.indexrelid, i.indrelid, c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public';
SELECT k.oid, k.conrelid, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE n.nspname = 'public';
SELECT t.oid, t.typname, e.enumlabel FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid WHERE n.nspname = 'public' ORDER BY t.oid, e.enumsortorder;
";

pub(super) const DISCOVERY_MANIFEST: &str = "\
[package]
name = \"discovery\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
sea-schema = { version = \"0.18\", default-features = false, features = [\"discovery\", \"postgres\", \"runtime-tokio-rustls\", \"sqlx-postgres\"] }
sqlx = { version = \"0.9\", default-features = false, features = [\"postgres\", \"runtime-tokio\"] }
tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }

[workspace]
";

/// Discovers a database, as `sea-orm-cli generate entity` does.
pub(super) const DISCOVERY: &str = r#"
#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).expect("the URL of a database");
    let pool = sqlx::PgPool::connect(&url).await.expect("a connection");
    let discovery = sea_schema::postgres::discovery::SchemaDiscovery::new(pool, "public");
    let schema = discovery.discover().await.expect("a schema");
    println!("{} tables", schema.tables.len());
}
"#;

/// Reflects the database and compares it with models that state what the entities state. Any difference beyond the
/// spelling of types is an error, so that the same work is measured.
pub(super) const ALEMBIC: &str = r#"
import sys, threading, time
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

url, tables, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def table(metadata, number):
    name = f"table_{number:05}"
    items = [
        sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("parent_id", sa.Integer),
        sa.Column("slug", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False, index=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("price", sa.Numeric(10, 2), nullable=False),
        sa.Column("published", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("created_at", sa.DateTime(True), nullable=False, server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("updated_at", sa.DateTime(True)),
        sa.UniqueConstraint("slug"),
        sa.CheckConstraint("words >= 0", name=f"ck_{name}_words"),
        sa.Index(f"idx-{name}-title", "title"),
        sa.Index(f"idx-{name}-created_at", "created_at"),
    ]
    if number:
        items.append(sa.ForeignKeyConstraint(["parent_id"], [f"table_{number - 1:05}.id"]))
    sa.Table(name, metadata, *items)


def measure():
    metadata = sa.MetaData()
    for number in range(tables):
        table(metadata, number)
    best = None
    for _ in range(runs):
        with sa.create_engine(url).connect() as connection:
            start = time.perf_counter()
            found = compare_metadata(MigrationContext.configure(connection), metadata)
            took = time.perf_counter() - start
            best = took if best is None else min(best, took)
    if found:
        raise ValueError(f"the models differ from the database: {found[:3]}")
    print(best)


# SQLAlchemy walks along the foreign keys by recursion, of which the main thread's stack takes some thousands.
sys.setrecursionlimit(100 * tables + 10_000)
threading.stack_size(1 << 29)
thread = threading.Thread(target=measure)
thread.start()
thread.join()
"#;
