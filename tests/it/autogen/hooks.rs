//! `[hooks]` and `[files]` of `autogen.toml`, and `autogen edit`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;
use tests::on_every_server;

use super::workspace::{Workspace, table};

const TITLE: &str = "pub title: String,";

/// A workspace with one new table, these settings, and a program in the directory `bin`.
fn workspace(server: &tests::server::Server, settings: &str, program: &str) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    workspace.write("autogen.toml", settings);
    workspace.write("bin/hook", &format!("#!/bin/sh\n{program}\n"));
    let everybody = fs::Permissions::from_mode(0o755);
    fs::set_permissions(workspace.path("bin/hook"), everybody).expect("a program");
    workspace
}

on_every_server!(a_hook_gets_the_plan_and_may_refuse_it, |server| {
    let settings = "[hooks]\nbefore_write = [\"bin/hook strict\"]\n";
    let program = "cat > plan.json\nif test -f allowed; then echo fine; exit; fi\necho \"no tables on Fridays ($1)\" >&2\nexit 7";
    let workspace = workspace(server, settings, program);
    let before = workspace.snapshot();
    let output = workspace.run(&["-m", "add stories"]).code(3);
    output.says(
        "nothing was written: `bin/hook strict` refuses this change: no tables on Fridays (strict)",
    );
    let plan: Value = serde_json::from_str(&workspace.read("plan.json")).expect("JSON");
    assert_eq!(plan["migration"]["message"], "add stories");
    assert_eq!(plan["operations"][0]["text"], "table stories");
    assert!(plan["up"][0].as_str().is_some_and(|it| it.starts_with("CREATE TABLE stories")));
    fs::remove_file(workspace.path("plan.json")).expect("the plan");
    assert_eq!(workspace.snapshot(), before);
    workspace.run(&["-m", "add stories", "--dry-run"]).code(3);
    workspace.write("allowed", "");
    workspace.run(&["-m", "add stories"]).success().says("fine");
    let name = workspace.migrations().concat();
    let plan: Value = serde_json::from_str(&workspace.read("plan.json")).expect("JSON");
    assert_eq!(plan["migration"]["name"], name.as_str());
});

on_every_server!(hooks_get_the_files_that_were_written, |server| {
    let settings =
        "[hooks]\nafter_write = [[\"bin/hook\", \"one file\", \"{file}\"], \"bin/hook {files}\"]\n";
    let program = "for it; do echo \"$it\" >> said; done";
    let workspace = workspace(server, settings, program);
    // From another directory: hooks run where the settings are.
    let below = workspace.path("entity");
    workspace.autogen(&["-m", "add stories"]).dir(&below).run().success();
    let said = workspace.read("said");
    let said: Vec<&str> = said.lines().collect();
    let name = workspace.migrations().concat();
    let top = workspace.path("migration").canonicalize().expect("a directory");
    let file = |name: &str| {
        let path = top.join(name);
        said.iter().filter(|it| fs::canonicalize(it).is_ok_and(|it| it == path)).count()
    };
    assert_eq!(said[0], "one file");
    assert_eq!(file(&format!("src/{name}.rs")), 2, "{said:?}");
    assert_eq!((file("src/lib.rs"), file("schema.lock"), said.len()), (1, 1, 5), "{said:?}");
});

on_every_server!(if_a_hook_fails_the_files_stay, |server| {
    let settings = "[hooks]\nafter_write = [\"bin/hook\", \"bin/hook never\"]\n";
    let workspace = workspace(server, settings, "echo \"broken $1\"; exit 9");
    let output = workspace.run(&["-m", "add stories"]).code(1);
    output
        .says("but then `bin/hook` failed with exit code 9")
        .says("broken")
        .says("the files stay");
    assert!(!output.stderr.contains("never"), "{}", output.stderr);
    assert_eq!(workspace.migrations().len(), 1);
    let settings = "[hooks]\nafter_write = [\"no/such/program\"]\n";
    let workspace = self::workspace(server, settings, "true");
    workspace.run(&["-m", "add stories"]).code(1).says("cannot run `no/such/program`");
    assert_eq!(workspace.migrations().len(), 1);
    workspace.write("autogen.toml", "[hooks]\nafter = []\n");
    workspace.run(&["check"]).code(1).says("unknown field `after`");
});

on_every_server!(names_and_headers_follow_the_settings, |server| {
    let settings =
        "[files]\nname = \"r{revision}_{slug}\"\nheader = \"\"\"\n(c) Us\n\n{message}\"\"\"\n";
    let workspace = workspace(server, settings, "true");
    workspace.migrate("add stories");
    let name = workspace.migrations().concat();
    assert!(name.starts_with('r') && name.ends_with("_add_stories"), "{name}");
    assert_eq!(name.len(), "r_add_stories".len() + 12);
    let source = workspace.newest();
    assert!(source.starts_with("// (c) Us\n//\n// add stories\n\n//! add stories\n"), "{source}");
    // The next one follows it, so its header was read.
    workspace.run(&["-m", "by hand", "--empty"]).success();
    let next = workspace.migrations().into_iter().find(|it| *it != name).expect("a migration");
    let source = workspace.read(&format!("migration/src/{next}.rs"));
    assert!(source.contains(&format!("//! Revises: `{name}`")), "{source}");
    for (bad, message) in [
        ("name = \"{slag}\"", "there is no `{slag}`"),
        ("name = \"m{date}\"", "every migration would have the same name"),
        ("timezone = \"Nowhere\"", "`Nowhere` is not a time zone"),
        ("header = \"{author}\"", "there is no `{author}`"),
    ] {
        workspace.write("autogen.toml", &format!("[files]\n{bad}\n"));
        workspace.run(&["-m", "again", "--empty"]).code(1).says(message);
    }
});

on_every_server!(edit_opens_a_migration, |server| {
    let workspace = workspace(server, "", "echo \"$@\" > said");
    workspace.migrate("add stories");
    workspace.run(&["-m", "second", "--empty"]).success();
    let names = workspace.migrations();
    let edit = |args: &[&str], editor: &str| {
        workspace.autogen(args).env("VISUAL", "").env("EDITOR", editor).run()
    };
    edit(&["edit"], "bin/hook --wait").success();
    assert_eq!(workspace.read("said"), format!("--wait migration/src/{}.rs\n", names[1]));
    edit(&["edit", "stories"], "bin/hook").success();
    assert_eq!(workspace.read("said"), format!("migration/src/{}.rs\n", names[0]));
    edit(&["edit"], "").code(1).says("neither VISUAL nor EDITOR");
    edit(&["edit", "third"], "bin/hook").code(1).says("there is no migration `third`");
    edit(&["edit", "m2"], "bin/hook").code(1).says("is ambiguous");
    edit(&["edit"], "false").code(1).says("`false` failed");
});
