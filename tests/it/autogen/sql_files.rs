//! Objects beside tables, declared in SQL files.

use expect_test::expect;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, table};

const STORY: &str = "pub title: String, pub words: i32,";

fn workspace(server: &Server) -> Workspace {
    Workspace::with(server, "story.rs", &table("stories", STORY))
}

on_every_server!(sql_files_are_read_from_folders_below_the_entities, |server| {
    let workspace = workspace(server);
    workspace.write("entity/sql/views/long.sql", "CREATE VIEW long AS SELECT * FROM titled;");
    workspace.write(
        "entity/sql/a.sql",
        "-- Two at once.\nCREATE VIEW titled AS SELECT id, title FROM stories WHERE words > 0;\n\
         GRANT SELECT ON titled TO pg_monitor;\n",
    );
    workspace.migrate("start");
    workspace.run(&["check"]).success().says("Entities and database agree.");
    let dump = workspace.database.query(
        "SELECT relname::text FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace ORDER BY 1",
    );
    assert_eq!(dump.concat(), ["long", "titled"]);

    // A file that is gone takes what it declared along, and nothing else.
    workspace.database.execute("CREATE VIEW by_hand AS SELECT 1 AS one");
    std::fs::remove_file(workspace.path("entity/sql/views/long.sql")).expect("the file");
    let sql = workspace.run(&["diff", "--format", "sql"]).code(0).stdout;
    expect![[r#"
        DROP VIEW long;
    "#]]
    .assert_eq(&sql);
});

on_every_server!(an_error_in_an_sql_file_is_shown_at_its_place, |server| {
    let workspace = workspace(server);
    workspace.write(
        "entity/sql/titled.sql",
        "CREATE VIEW fine AS SELECT id FROM stories;\n\nCREATE VIEW titled AS\n    SELECT id, titel FROM public.stories;\n",
    );
    let output = workspace.run(&["check"]).code(1);
    expect![[r#"
        error[refused]: Postgres refuses it: column "titel" does not exist (Perhaps you meant to reference the column "stories.title".)
          ╭▸ entity/sql/titled.sql:4:16
          │
        4 │     SELECT id, titel FROM public.stories;
          │                ━━━━━
          │
          ╰ help: correct the statement, or the entity whose table it uses

        error: 1 error in the SQL files
    "#]].assert_eq(&workspace.masked(&output.stderr));
    workspace.write("entity/sql/titled.sql", "UPDATE stories SET words = 0;\n");
    let output = workspace.run(&["check"]).code(1);
    expect![[r#"
        error[not-a-declaration]: `UPDATE` is not a declaration
          ╭▸ entity/sql/titled.sql:1:1
          │
        1 │ UPDATE stories SET words = 0;
          │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          │
          ├ help: an SQL file contains CREATE, COMMENT ON, GRANT, REVOKE, ALTER DEFAULT PRIVILEGES, ALTER TABLE for row security, trigger modes, and how rows are stored and replicated, and ALTER VIEW for what CREATE cannot say
          ╰ help: statements that change rows or objects belong in a migration (`autogen --empty -m "…"`)

        error: 1 error in the SQL files
    "#]].assert_eq(&workspace.masked(&output.stderr));
});

on_every_server!(init_writes_files_for_what_the_database_has, |server| {
    let workspace = workspace(server);
    for (name, library) in [("entity", "sea-orm"), ("migration", "sea-orm-migration")] {
        let manifest = format!("[package]\nname = \"{name}\"\n[dependencies]\n{library} = \"2\"\n");
        workspace.write(&format!("{name}/Cargo.toml"), &manifest);
    }
    workspace.migrate("start");
    std::fs::remove_file(workspace.path("migration/schema.lock")).expect("the lock");
    workspace.database.execute(
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
         CREATE TRIGGER touched BEFORE UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION touch();
         CREATE VIEW titles AS SELECT id, title FROM stories;
         COMMENT ON VIEW titles IS 'It''s all';
         ALTER TABLE stories ENABLE ROW LEVEL SECURITY;
         CREATE POLICY everybody ON stories USING (words > 0);",
    );
    let unmanaged = workspace.run(&["check", "--unmanaged"]).stdout;
    expect![[r#"
        function touch()
        view titles
        trigger touched on stories
        row security on stories
        policy everybody on stories
    "#]]
    .assert_eq(&unmanaged);
    workspace.run(&["init", "--sql"]).success();
    expect![[r#"
        CREATE TRIGGER touched BEFORE UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION touch();

        ALTER TABLE stories ENABLE ROW LEVEL SECURITY;

        CREATE POLICY everybody ON stories USING ((words > 0));
    "#]]
    .assert_eq(&workspace.read("entity/sql/stories.sql"));
    expect![[r#"
        CREATE VIEW titles AS
         SELECT id,
            title
           FROM stories;

        COMMENT ON VIEW titles IS 'It''s all';
    "#]]
    .assert_eq(&workspace.read("entity/sql/titles.sql"));
    workspace.run(&["check"]).success().says("Entities and database agree.");
    expect![[""]].assert_eq(&workspace.run(&["check", "--unmanaged"]).stdout);
});

on_every_server!(ignored_objects_are_neither_created_nor_dropped, |server| {
    let workspace = workspace(server);
    workspace.write(
        "entity/sql/views.sql",
        "CREATE VIEW titles AS SELECT id, title FROM stories; CREATE VIEW draft AS SELECT 1 AS one;\n\
         GRANT SELECT ON titles TO pg_monitor;\n",
    );
    workspace.write(
        "autogen.toml",
        "[ignore]\nobjects = [\"view draft\", \"privileges on * to pg_monitor\"]\n",
    );
    workspace.run(&["diff", "--format", "sql"]).prints("CREATE VIEW titles").never_shows("draft");
    workspace.migrate("start");
    workspace.run(&["check"]).success();
    // What was declared, and is ignored now, stays when its statement goes.
    workspace.write("autogen.toml", "[ignore]\nobjects = [\"view t*\"]\n");
    workspace.write("entity/sql/views.sql", "CREATE VIEW draft AS SELECT 1 AS one;\n");
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert_eq!(sql, "CREATE VIEW draft AS SELECT 1 AS one;\n");
});

on_every_server!(strict_drops_what_no_file_declares_and_takes_no_privileges, |server| {
    let workspace = workspace(server);
    workspace
        .write("entity/sql/titles.sql", "CREATE VIEW titles AS SELECT id, title FROM stories;");
    workspace.migrate("start");
    workspace.database.execute(
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
         CREATE TRIGGER touched BEFORE UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION touch();
         CREATE VIEW words AS SELECT id, words FROM stories;
         GRANT SELECT ON titles, words, stories TO pg_monitor;",
    );
    workspace.run(&["check"]).success();
    let sql = workspace.run(&["diff", "--strict", "--format", "sql"]).success().stdout;
    expect![[r#"
        BEGIN;
        DROP TRIGGER touched ON stories;
        DROP FUNCTION touch();
        DROP VIEW words;
        COMMIT;
    "#]]
    .assert_eq(&sql);
});

on_every_server!(what_a_file_revokes_is_compared, |server| {
    let workspace = workspace(server);
    workspace.write("entity/sql/stories.sql", "REVOKE ALL ON stories FROM PUBLIC;");
    workspace.migrate("start");
    workspace.run(&["check"]).success();
    workspace
        .database
        .execute("GRANT SELECT ON stories TO PUBLIC; GRANT SELECT ON stories TO pg_monitor");
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert_eq!(sql, "REVOKE SELECT ON TABLE stories FROM PUBLIC;\n");
});

on_every_server!(a_table_moves_to_another_tablespace_and_back, |server| {
    let workspace = workspace(server);
    workspace.migrate("start");
    let elsewhere = Tablespace::new(&workspace);
    workspace.write(
        "entity/sql/stories.sql",
        &format!("ALTER TABLE stories SET TABLESPACE {};", elsewhere.name),
    );
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert_eq!(sql, format!("ALTER TABLE stories SET TABLESPACE {};\n", elsewhere.name));
    workspace.migrate("move");
    workspace.run(&["check"]).success().says("Entities and database agree.");
    let tablespace = "SELECT coalesce((SELECT spcname FROM pg_tablespace t WHERE t.oid = c.reltablespace), '') FROM pg_class c WHERE oid = 'stories'::regclass";
    assert_eq!(workspace.database.value(tablespace), elsewhere.name);

    std::fs::remove_file(workspace.path("entity/sql/stories.sql")).expect("the file");
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert_eq!(sql, "ALTER TABLE stories SET TABLESPACE pg_default;\n");
    workspace.migrate("back");
    workspace.run(&["check"]).success().says("Entities and database agree.");
});

/// A tablespace within the directory of the server (manual, `allow_in_place_tablespaces`). All databases share it.
struct Tablespace<'a> {
    name: String,
    workspace: &'a Workspace,
}

impl<'a> Tablespace<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        let name = workspace.database.value("SELECT current_database() || '_elsewhere'");
        workspace.database.execute("ALTER ROLE CURRENT_USER SET allow_in_place_tablespaces = on");
        workspace.database.execute(&format!("CREATE TABLESPACE {name} LOCATION ''"));
        workspace.database.execute("ALTER ROLE CURRENT_USER RESET allow_in_place_tablespaces");
        Self { name, workspace }
    }
}

impl Drop for Tablespace<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let name = &self.name;
            self.workspace.database.execute(&format!("DROP TABLESPACE {name}"));
        }
    }
}
