//! Two lines of work that git has merged, and that must be joined.

use tests::on_every_server;

use super::workspace::{Workspace, table};

/// Both write a migration that follows the first, and both are listed.
fn forked(server: &tests::server::Server) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub title: String,"));
    workspace.migrate("first");
    workspace.run(&["--empty", "-m", "left"]).success();
    let [first, left] = &workspace.migrations()[..] else { panic!("two migrations") };
    let right = "m20990101_000000_right";
    let file = format!("migration/src/{right}.rs");
    workspace.write(
        &file,
        &workspace.read(&format!("migration/src/{left}.rs")).replace("left", "right"),
    );
    let list = workspace.read("migration/src/lib.rs");
    let list =
        list.replace(&format!("mod {left};"), &format!("mod {left};\nmod {right};")).replace(
            &format!("Box::new({left}::Migration)"),
            &format!("Box::new({left}::Migration),\nBox::new({right}::Migration)"),
        );
    workspace.write("migration/src/lib.rs", &list);
    assert!(workspace.read(&file).contains(&format!("Revises: `{first}`")));
    workspace.mark_applied();
    workspace
}

on_every_server!(two_heads_are_refused_until_they_are_merged, |server| {
    let workspace = forked(server);
    let before = workspace.snapshot();
    for arguments in [&["-m", "more"][..], &["--empty", "-m", "more"]] {
        let output = workspace.run(arguments).code(1);
        output.says("there are 2 heads: m").says("m20990101_000000_right").says("autogen merge -m");
    }
    workspace.run(&["check"]).code(2).says("there are 2 heads: m");
    workspace.run(&["merge", "-m", "join", "left"]).code(1).says("there is nothing to merge: m");
    workspace.run(&["merge", "-m", "join", "first"]).code(1).says("_first` is not a head");
    assert_eq!(workspace.snapshot(), before);

    let output = workspace.run(&["merge", "-m", "join them"]).success();
    output.says("_join_them.rs, which follows m");
    let [_, left, right, join] = &workspace.migrations()[..] else { panic!("four migrations") };
    let text = workspace.read(&format!("migration/src/{join}.rs"));
    assert!(text.contains(&format!("//! Revises: `{left}`, `{right}`")), "{text}");
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    workspace.run(&["--empty", "-m", "more"]).success();
    workspace.run(&["merge", "-m", "again"]).code(1).says("there is nothing to merge");
    workspace.run(&["-m", "again", "merge"]).code(1).says("there is nothing to merge");
    workspace.run(&["merge"]).code(1).says("`merge` needs a message: -m TEXT");
});

on_every_server!(merging_needs_no_database, |server| {
    let workspace = forked(server);
    let nowhere = "postgres://nobody@127.0.0.1:1/none";
    workspace.run(&["merge", "-m", "join", "--database-url", nowhere]).success();
});
