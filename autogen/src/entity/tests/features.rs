//! Entities that depend on cargo features, and which features are enabled.

use expect_test::expect;

use crate::desired::disabled::hidden;

use super::{Features, Reading, read_with};

/// An entity crate with an entity behind the feature `billing`, in a workspace with a server.
fn workspace(features: &str, root: &str, server: &str) -> Vec<(&'static str, String)> {
    let entity = |table: &str| {
        format!(
            "use sea_orm::entity::prelude::*;\n#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"{table}\")]\n\
             pub struct Model {{ #[sea_orm(primary_key)] pub id: i32,\n#[cfg(feature = \"billing\")] pub sum: i64 }}\n\
             #[derive(DeriveRelation)] pub enum Relation {{}}"
        )
    };
    vec![
        ("Cargo.toml", format!("[workspace]\n{root}")),
        ("entity/Cargo.toml", format!("[package]\nname = \"entity\"\n[features]\n{features}")),
        (
            "entity/src/lib.rs",
            "pub mod core;\n#[cfg(feature = \"billing\")] pub mod bill;\n#[cfg(feature = \"graphql\")] pub mod query;"
                .to_owned(),
        ),
        ("entity/src/core.rs", entity("cores")),
        ("entity/src/bill.rs", entity("bills")),
        ("entity/src/query.rs", "pub struct Query;".to_owned()),
        ("crates/server/Cargo.toml", format!("[package]\nname = \"server\"\n{server}")),
    ]
}

fn read(files: &[(&'static str, String)], features: Features) -> Reading {
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let reading = read_with(&files, vec!["entity".into()], &[], features);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    reading
}

#[track_caller]
fn tables(reading: &Reading, expected: &[&str]) {
    let tables: Vec<_> = reading.schema.tables.keys().map(|it| it.name.as_str()).collect();
    assert_eq!(tables, expected);
}

const FEATURES: &str = "default = []\nbilling = []\ngraphql = []\nfull = [\"billing\"]";

#[test]
fn a_feature_that_a_crate_of_the_workspace_enables_is_on() {
    let both: &[&str] = &["bills", "cores"];
    let members = "members = [\"entity\", \"crates/*\"]";
    for (features, root, server, expected) in [
        (FEATURES, members, "", &["cores"][..]),
        ("default = [\"billing\"]\nbilling = []", members, "", both),
        (
            FEATURES,
            members,
            "[dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"] }",
            both,
        ),
        (
            FEATURES,
            members,
            "[dependencies.db]\npackage = \"entity\"\npath = \"../../entity\"\nfeatures = [\"full\"]",
            both,
        ),
        (
            FEATURES,
            "members = [\"crates/server\"]\n[workspace.dependencies]\nentity = { path = \"entity\", features = [\"billing\"] }",
            "[dependencies]\nentity.workspace = true",
            both,
        ),
        (
            FEATURES,
            members,
            "[features]\ndefault = [\"pay\"]\npay = [\"entity/billing\"]\n[dependencies]\nentity = { path = \"../../entity\" }",
            both,
        ),
        (
            FEATURES,
            members,
            "[features]\npay = [\"entity/billing\"]\n[dependencies]\nentity = { path = \"../../entity\" }",
            &["cores"],
        ),
        (
            FEATURES,
            members,
            "[dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"], optional = true }",
            &["cores"],
        ),
        (
            FEATURES,
            members,
            "[features]\ndefault = [\"dep:entity\"]\n[dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"], optional = true }",
            both,
        ),
        (
            FEATURES,
            members,
            "[dev-dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"] }",
            &["cores"],
        ),
        (
            FEATURES,
            "members = [\"entity\", \"crates/*\"]\nexclude = [\"crates/server\"]",
            "[dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"] }",
            &["cores"],
        ),
        (
            FEATURES,
            members,
            "[target.'cfg(unix)'.dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"] }",
            both,
        ),
    ] {
        tables(&read(&workspace(features, root, server), Features::Workspace), expected);
    }
}

#[test]
fn named_features_replace_the_workspaces() {
    let server = "[dependencies]\nentity = { path = \"../../entity\", features = [\"billing\"] }";
    let files = workspace(FEATURES, "members = [\"crates/*\"]", server);
    let named = |name: &str| [name.to_owned()].into();
    for (features, expected) in [
        (Features::Workspace, &["bills", "cores"][..]),
        (Features::All, &["bills", "cores"]),
        (Features::DefaultAnd(named("graphql")), &["cores"]),
        (Features::DefaultAnd(named("full")), &["bills", "cores"]),
        (Features::Only(named("billing")), &["bills", "cores"]),
        (Features::Only([].into()), &["cores"]),
    ] {
        tables(&read(&files, features), expected);
    }
}

#[test]
fn entities_behind_a_disabled_feature_are_reported() {
    let files = workspace(FEATURES, "members = [\"crates/*\"]", "");
    let reading = read(&files, Features::Workspace);
    let disabled = reading.disabled.expect("there are features that are off");
    let hidden = hidden(&reading.schema, &disabled.schema);
    let named: Vec<_> =
        hidden.iter().map(|it| format!("{}: {}", it.place, it.name("public"))).collect();
    expect![[r#"
        {"billing", "graphql"}
        entity/src/bill.rs:2:53: the table `bills`
        entity/src/core.rs:4:33: the column `sum` of `cores`
    "#]]
    .assert_eq(&format!("{:?}\n{}\n", disabled.features, named.join("\n")));
    assert!(read(&files, Features::All).disabled.is_none());
}
