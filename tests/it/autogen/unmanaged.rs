//! Unmanaged objects that block a change: the exit code, the message, and that nothing is written.

use expect_test::expect;
use serde_json::Value;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, table};

/// A workspace in which a view blocks the next change.
fn blocked(server: &Server) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub words: i32,"));
    workspace.migrate("start");
    workspace
        .database
        .execute("CREATE SCHEMA reports; CREATE VIEW reports.sizes AS SELECT words FROM stories");
    workspace.run(&["check"]).success();
    workspace.entity("story.rs", &table("stories", "pub words: i64,"));
    workspace
}

on_every_server!(blocking_objects_stop_a_generation, |server| {
    let workspace = blocked(server);
    let (files, catalog) = (workspace.snapshot(), workspace.catalog());
    let output = workspace.run(&["-m", "widen words"]).code(3);
    output.prints("~ column stories.words: integer → bigint");
    let (_, blocked) = output.stdout.split_once("error[").expect("the finding");
    expect![[r#"
        blocked-by-unmanaged]: `up` changes the type of `stories.words`, but the view `reports.sizes` depends on it
          at: entity/src/story.rs:8:9
          help: drop the view in a hand-written migration (`autogen --empty -m "…"`), apply it, try again, and recreate in a later migration what is still needed
    "#]]
    .assert_eq(blocked);
    expect![[r#"
        error: stopped by an object that autogen does not manage; nothing was written
          help: autogen never drops what it does not manage; see the help of each finding above
    "#]]
    .assert_eq(&output.stderr);
    let dry = workspace.run(&["-m", "widen words", "--dry-run"]).code(3);
    assert_eq!(dry.stdout, "");
    dry.says("error[blocked-by-unmanaged]");
    workspace.run(&["check"]).code(2).prints("error[blocked-by-unmanaged]");
    let json = workspace.run(&["diff", "--format", "json"]).success().stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    let found = findings.iter().find(|it| it["code"] == "blocked-by-unmanaged").expect("it");
    assert_eq!(
        (&found["direction"], &found["place"]),
        (&"up".into(), &"entity/src/story.rs:8:9".into())
    );
    assert_eq!((workspace.snapshot(), workspace.catalog()), (files, catalog));
});

on_every_server!(the_suggested_remedy_works, |server| {
    let workspace = blocked(server);
    workspace.run(&["-m", "drop sizes", "--empty"]).success();
    workspace.mark_applied();
    workspace.database.execute("DROP VIEW reports.sizes");
    workspace.migrate("widen words");
    workspace.run(&["check"]).success();
});

on_every_server!(an_object_that_blocks_only_down_is_a_warning, |server| {
    let enumeration = |labels: &str| {
        let entity = table("stories", "pub mood: Mood,");
        format!(
            "{entity}\n#[derive(Clone, Debug, PartialEq, EnumIter, DeriveActiveEnum)]\n\
             #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"mood\", rename_all = \"snake_case\")]\n\
             pub enum Mood {{ {labels} }}\n"
        )
    };
    let workspace = Workspace::with(server, "story.rs", &enumeration("Sad"));
    workspace.migrate("start");
    workspace.database.execute("CREATE VIEW moods AS SELECT mood FROM stories");
    workspace.entity("story.rs", &enumeration("Sad, Happy"));
    let output = workspace.migrate("add happy");
    output.prints("warning[blocked-by-unmanaged]: `down` changes the type of `stories.mood`");
    output.prints("but the view `public.moods` depends on it\n  at: entity/src/story.rs:");
    assert!(workspace.newest().contains("//! - blocked-by-unmanaged, down, "));
});

/// A table whose generated column and index use a function that is `STABLE` by now: Postgres keeps both, and would
/// create neither again.
const STALE: &str = "
    CREATE FUNCTION label(n integer) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN ''p'' || n; END';
    CREATE TABLE pages (id bigserial PRIMARY KEY, n integer NOT NULL,
                        shown text GENERATED ALWAYS AS (label(n)) STORED);
    CREATE INDEX by_label ON pages (label(n));
    CREATE OR REPLACE FUNCTION label(n integer) RETURNS text LANGUAGE plpgsql STABLE AS 'BEGIN RETURN ''p'' || n; END'";

on_every_server!(a_change_leaves_alone_objects_that_postgres_would_not_create_again, |server| {
    let workspace = Workspace::new(server);
    workspace.database.execute(STALE);
    workspace.entity("page.rs", &table("pages", "pub n: i32,"));
    workspace.run(&["check"]).success();
    workspace.entity("page.rs", &table("pages", "pub n: i32,\n    pub note: Option<String>,"));
    workspace.migrate("add note");
    let proof = workspace.newest().replace("\n//!", "");
    for it in ["the generated column `shown` of `pages` (", "the index `by_label` of `pages` ("] {
        assert!(proof.contains(it), "{proof}");
    }
    workspace.run(&["check"]).success();
    workspace.database.execute("INSERT INTO pages (n, note) VALUES (1, 'first')");
});

on_every_server!(a_change_that_creates_such_an_object_again_is_refused, |server| {
    let workspace = Workspace::new(server);
    let label = |volatility: &str| {
        format!(
            "CREATE OR REPLACE FUNCTION label(n integer) RETURNS text LANGUAGE plpgsql {volatility} AS 'BEGIN RETURN ''p'' || n; END'"
        )
    };
    workspace.database.execute(&label("IMMUTABLE"));
    let shown = "#[autogen(generated = \"label(n)\")]\n    pub shown: Option<String>,";
    workspace.entity("page.rs", &table("pages", &format!("pub n: i32,\n    {shown}")));
    workspace.migrate("pages");
    workspace.database.execute(&label("STABLE"));
    // `down` would have to create it.
    workspace.entity("page.rs", &table("pages", "pub n: i32,"));
    let files = workspace.snapshot();
    workspace.run(&["-m", "drop shown"]).code(3).says("generated column `shown` of `pages`");
    assert_eq!(workspace.snapshot(), files);
});
