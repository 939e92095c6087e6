//! Citus, with a catalog that only looks like Citus': there is no package to install it from. What `autogen` reads is faked,
//! and that Citus itself refuses what it says is not tested.

use tests::on_every_server;

use super::workspace::Workspace;

/// The columns are Citus' own. The real `partkey` is a tree, which the real function reads.
const CITUS: &str = "\
    SET allow_system_table_mods = on; \
    CREATE TABLE pg_catalog.pg_dist_partition \
    (logicalrelid regclass, partmethod \"char\", partkey text, colocationid int, repmodel \"char\"); \
    CREATE FUNCTION pg_catalog.column_to_column_name(regclass, text) RETURNS text LANGUAGE sql AS 'SELECT $2'; \
    INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion) \
    VALUES (99999, 'citus', 10, 'pg_catalog'::regnamespace, false, '14.0-1'); \
    INSERT INTO pg_dist_partition VALUES ('orders', 'h', 'tenant', 1, 's'), ('lines', 'h', 'tenant', 1, 's'), \
    ('others', 'h', 'tenant', 2, 's'), ('countries', 'n', NULL, 3, 't')";
const KEYS: &str = "\
    #[sea_orm(primary_key, auto_increment = false)] pub tenant: i64,
    #[sea_orm(primary_key, auto_increment = false)] pub id: i64,
    pub other: i64, pub country: i64,";

fn entity(table: &str, attribute: &str, fields: &str) -> String {
    format!(
        "use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = {table:?})]
{attribute}
pub struct Model {{
    {fields}
}}

impl ActiveModelBehavior for ActiveModel {{}}
"
    )
}

on_every_server!(what_citus_refuses_is_found_before_anything_is_written, |server| {
    let workspace = Workspace::new(server);
    let country = "#[sea_orm(primary_key, auto_increment = false)] pub id: i64,";
    for table in ["orders", "lines", "others", "plain"] {
        workspace.entity(&format!("{table}.rs"), &entity(table, "", KEYS));
    }
    workspace.entity("countries.rs", &entity("countries", "", country));
    workspace.migrate("start");
    workspace.database.execute(CITUS);
    workspace.run(&["check"]).success();
    let to = |table: &str, from: &str, to: &str, more: &str| {
        format!(
            "{KEYS}#[sea_orm(belongs_to, from = \"{from}\", to = \"{to}\"{more})] pub to: BelongsTo<super::{table}::Entity>,"
        )
    };
    let both = |table: &str| to(table, "(tenant, other)", "(tenant, id)", "");
    for (file, attribute, fields, ours) in [
        ("orders", "index(on = \"id\", unique)", KEYS.to_owned(), "adds the unique index"),
        ("orders", "index(on = \"tenant, other\", unique)", KEYS.to_owned(), ""),
        ("countries", "index(on = \"id\", unique)", country.to_owned(), ""),
        ("plain", "index(on = \"id\", unique)", KEYS.to_owned(), ""),
        (
            "orders",
            "exclude(on = \"id WITH =\", using = \"btree\")",
            KEYS.to_owned(),
            "adds the exclusion constraint",
        ),
        (
            "orders",
            "exclude(on = \"id WITH =, tenant WITH =\", using = \"btree\")",
            KEYS.to_owned(),
            "",
        ),
        (
            "orders",
            "",
            KEYS.replace("tenant: i64", "tenant: i32"),
            "changes the type of `orders.tenant`",
        ),
        ("orders", "", KEYS.replace("other: i64", "other: i32"), ""),
        ("orders", "", to("countries", "country", "id", ""), ""),
        ("orders", "", both("lines"), ""),
        ("orders", "", both("others"), "are not colocated"),
        ("orders", "", both("plain"), "but `plain` is not distributed"),
        ("plain", "", both("orders"), "but only `orders` is distributed"),
        (
            "orders",
            "",
            to("lines", "(id, tenant)", "(tenant, id)", ""),
            "does not pair the distribution columns",
        ),
        (
            "orders",
            "",
            to("lines", "(tenant, other)", "(tenant, id)", ", on_delete = \"SetNull\""),
            "with `ON DELETE SET NULL`",
        ),
    ] {
        let attribute =
            if attribute.is_empty() { String::new() } else { format!("#[autogen({attribute})]") };
        let before = workspace.read(&format!("entity/src/{file}.rs"));
        workspace.entity(&format!("{file}.rs"), &entity(file, &attribute, &fields));
        let output = workspace.run(&["check"]).code(2);
        let is_found = output.stdout.contains("error[refused-on-distributed]");
        assert_eq!(is_found, !ours.is_empty(), "{attribute} {fields}: {output:?}");
        assert!(output.stdout.contains(ours), "{ours}: {output:?}");
        workspace.entity(&format!("{file}.rs"), &before);
    }
    workspace
        .entity("orders.rs", &entity("orders", "#[autogen(index(on = \"id\", unique))]", KEYS));
    workspace.autogen(&["-m", "refused"]).run().code(3).prints("refused-on-distributed");
});
