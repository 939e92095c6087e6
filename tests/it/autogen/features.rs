//! Entities behind cargo features: read with them, reported and left alone without.

use tests::on_every_server;

use super::workspace::{Workspace, table};

on_every_server!(objects_behind_a_disabled_feature_are_reported_and_stay, |server| {
    let workspace = Workspace::with(server, "core.rs", &table("cores", ""));
    workspace.write("entity/src/bill.rs", &table("bills", "pub sum: i64,"));
    let list = workspace.read("entity/src/lib.rs");
    workspace.write(
        "entity/src/lib.rs",
        &format!("{list}#[cfg(feature = \"billing\")]\npub mod bill;\n"),
    );
    let manifest = |default: &str| {
        let features = format!("[features]\ndefault = [{default}]\nbilling = []\n");
        format!("[package]\nname = \"entity\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{features}")
    };
    workspace.write("entity/Cargo.toml", &manifest("\"billing\""));
    workspace.migrate("first");
    assert_eq!(workspace.tables(), ["bills", "cores"]);
    workspace.write("entity/Cargo.toml", &manifest(""));
    for command in [&["check"][..], &["check", "--strict"], &["diff", "--format", "sql"]] {
        let output = workspace.run(command).success();
        output.says("the table `bills` is behind the feature `billing`, which is off");
        output.says("`--features NAME`").never_shows("DROP");
    }
    // Entities that are not read are not recorded as dropped either.
    workspace.entity("core.rs", &table("cores", "pub more: Option<i32>,"));
    workspace.migrate("more");
    workspace.run(&["check"]).success();
    assert_eq!(workspace.tables(), ["bills", "cores"]);
    for flag in [&["--features", "billing"][..], &["--all-features"]] {
        let check = [&["check"], flag].concat();
        workspace.run(&check).success().never_shows("behind");
    }
    workspace.write("autogen.toml", "features = [\"billing\"]\n");
    workspace.run(&["check"]).success().never_shows("behind");
    workspace.run(&["check", "--no-default-features"]).success().says("behind the feature");
    let server = "[package]\nname = \"server\"\n[dependencies]\nentity = { path = \"../entity\", features = [\"billing\"] }\n";
    workspace.write("autogen.toml", "");
    workspace.write("server/Cargo.toml", server);
    workspace
        .write("Cargo.toml", "[workspace]\nmembers = [\"entity\", \"migration\", \"server\"]\n");
    workspace.run(&["check"]).success().never_shows("behind");
});
