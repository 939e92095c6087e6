//! The workflow of `docs/examples`, step by step, on every kind of pull request that it handles.

use std::fs;

use super::play::Stage;
use crate::clone::workspace;

const MANIFEST: &str = "[workspace]\nmembers = [\"entity\", \"migration\"]\nresolver = \"3\"\n";

const ENTITY_MANIFEST: &str = "[package]\nname = \"entity\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nsea-orm = { version = \"2\", default-features = false, features = [\"macros\"] }\n";

const USER: &str = "use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = \"users\")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub email: String,
}

impl ActiveModelBehavior for ActiveModel {}
";

const MIGRATION_MANIFEST: &str = "[package]\nname = \"migration\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nautogen-runner = { path = \"../autogen/runner\" }\n\
    sea-orm-migration = { version = \"2\", default-features = false, features = [\"runtime-tokio-rustls\", \"sqlx-postgres\"] }\n";

const MIGRATOR: &str = "use sea_orm_migration::prelude::*;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

const COMMIT: &str =
    "git add --all && git -c user.name=you -c user.email=you@example.org commit --quiet -m change";

/// The change that most pull requests make to the entity.
const NAME: &str =
    "sed -i 's/pub email: String,/&\\n    pub name: Option<String>,/' entity/src/user.rs";

#[test]
fn a_pull_request_is_refused_for_what_is_wrong_with_it() {
    let stage = Stage::new(4, true);
    main_branch(&stage);
    let with_migration = format!("{NAME}; autogen -m name");
    let heads = "autogen --empty -m left; cp migration/src/m*_left.rs migration/src/m20990101_000000_right.rs; \
        sed -i 's/^mod \\(m.*_left\\);/&\\nmod m20990101_000000_right;/; \
        s/Box::new(m[0-9_]*left::Migration)/&, Box::new(m20990101_000000_right::Migration)/' migration/src/lib.rs";
    let edited = "sed -i 's/\"email\"/\"mail\"/' migration/src/m*_users.rs";
    let no_way_back = format!(
        "{with_migration}; sed -i 's/drop_column(\"name\")/rename_column(\"name\", \"kept\")/' migration/src/m*_name.rs"
    );
    let pull_requests: [(&str, &str, Refusal); 5] = [
        ("good", &with_migration, None),
        ("none", NAME, Some(("Compare entities and database", "+ column users.name"))),
        ("heads", heads, Some(("Migrate as the pull request does", "there are 2 heads: "))),
        (
            "edited",
            edited,
            Some(("Migrate as the pull request does", "edited since it was applied: ")),
        ),
        ("one-way", &no_way_back, Some(("Go down and up again", "> column users.kept"))),
    ];
    for (name, change, _) in pull_requests {
        run(&stage, &format!("git checkout --quiet -b {name} main; {change}; {COMMIT}"));
    }
    for (name, _, refusal) in pull_requests {
        let (step, log) = refused(&stage, name);
        assert_eq!(step.as_deref(), refusal.map(|it| it.0), "{name}: {log}");
        assert!(refusal.is_none_or(|it| log.contains(it.1)), "{name}: {log}");
        let summary = fs::read_to_string(stage.root().join("../summary.md")).expect("a summary");
        let (calls, comments) = comments(&stage);
        assert!(comments.starts_with("<!-- autogen: schema changes -->"), "{name}: {comments}");
        // The first one is written, and each of the others replaces it.
        let method = if name == "good" { "POST" } else { "PATCH" };
        assert!(calls.contains(&format!("--method {method}")), "{name}: {calls}");
        assert!(comments.contains(change_of(name)), "{name}: {comments}");
        let changes = change_of(name);
        assert!(summary.contains(changes), "{name}: `{changes}` is not in\n{summary}");
    }
}

/// What stands for GitHub's program: one pull request, whose comment is a file.
const GH: &str = r#"#!/bin/bash
set -e
here=$(dirname "$0")
echo "$*" >> "$here/calls"
case "$*" in
    *--paginate*) if test -f "$here/comment"; then echo https://api.github.com/comments/1; fi ;;
    *) for it; do case "$it" in body=@*) cp "${it#body=@}" "$here/comment" ;; esac; done ;;
esac
"#;

/// The last calls of that program, and the comment.
fn comments(stage: &Stage) -> (String, String) {
    let bin = stage.root().join("../bin");
    let calls = fs::read_to_string(bin.join("calls")).expect("calls");
    fs::remove_file(bin.join("calls")).expect("calls");
    (calls, fs::read_to_string(bin.join("comment")).expect("a comment"))
}

/// The failing step, and its output; none if all is well.
type Refusal = Option<(&'static str, &'static str)>;

/// Text of the summary for a pull request.
fn change_of(name: &str) -> &'static str {
    match name {
        "heads" | "edited" => "The schema does not change.",
        _ => "ALTER TABLE users ADD COLUMN name character varying;",
    }
}

/// A repository with one entity and its migration, and a matching database.
fn main_branch(stage: &Stage) {
    stage.write("Cargo.toml", MANIFEST);
    stage.write(".gitignore", "/target\n");
    stage.write("entity/Cargo.toml", ENTITY_MANIFEST);
    stage.write("entity/src/lib.rs", "pub mod user;\n");
    stage.write("entity/src/user.rs", USER);
    stage.write("migration/Cargo.toml", MIGRATION_MANIFEST);
    stage.write("migration/src/lib.rs", MIGRATOR);
    stage.write("migration/src/main.rs", "runner::main!(migration::Migrator);\n");
    run(stage, "autogen -m users; cargo run -p migration -- up");
    run(stage, &format!("git init --quiet --initial-branch main; {COMMIT}"));
    run(stage, "git update-ref refs/remotes/origin/main main");
    stage.write("../bin/gh", GH);
    run(stage, "chmod +x ../bin/gh");
}

/// Plays the workflow for a branch, and returns the failing step and its output. The summary is in `summary.md`.
fn refused(stage: &Stage, branch: &str) -> (Option<String>, String) {
    let wipe = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
    run(
        stage,
        &format!(
            "psql -q \"$DATABASE_URL\" -c '{wipe}' 2> /dev/null; rm -rf ../temp ../summary.md; mkdir ../temp; \
             git worktree prune; git checkout --quiet --detach {branch}"
        ),
    );
    let environment = format!(
        "export GITHUB_BASE_REF=main GITHUB_SHA=$(git rev-parse {branch}) GITHUB_WORKSPACE=\"$PWD\" \
         RUNNER_TEMP=\"$(realpath ../temp)\" GITHUB_STEP_SUMMARY=\"$(realpath ..)/summary.md\" \
         GITHUB_REPOSITORY=you/blog PULL_REQUEST=7 PATH=\"$(realpath ../bin):$PATH\""
    );
    for (name, script) in steps() {
        // As GitHub runs a step.
        let (went_well, text) = stage.bash(&format!("{environment}\nset -e\n{script}"));
        if !went_well {
            return (Some(name), text);
        }
    }
    (None, String::new())
}

/// The names of the steps and their commands, without the installation.
fn steps() -> Vec<(String, String)> {
    let path = workspace().join("docs/examples/github-actions.yml");
    let text = fs::read_to_string(path).expect("the workflow");
    let workflow: serde_json::Value = yaml_serde::from_str(&text).expect("the workflow");
    let steps = workflow["jobs"]["migrations"]["steps"].as_array().expect("steps");
    let text = |step: &serde_json::Value, key: &str| step[key].as_str().map(str::to_owned);
    let steps: Vec<(String, String)> = steps
        .iter()
        .filter_map(|step| Some((text(step, "name")?, text(step, "run")?)))
        .filter(|(name, _)| name != "Install autogen")
        .collect();
    assert_eq!(steps.len(), 6, "{steps:?}");
    steps
}

#[track_caller]
fn run(stage: &Stage, line: &str) {
    let (went_well, text) = stage.bash(&format!("set -e\n{line}"));
    assert!(went_well, "`{line}` fails:\n{text}");
}
