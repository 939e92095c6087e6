//! Roles with few rights: what they can do, which messages they get, and which rights are missing for the rest.

use expect_test::expect;
use tests::on_every_server;
use tests::program::Program;
use tests::server::Server;

use super::workspace::{Workspace, model, table};

/// A role without any rights of its own.
const GUEST: &str = "autogen_guest";

/// An entity whose check, default, generated column and index are not in Postgres' spelling.
fn story(fields: &str) -> String {
    let attributes = "#[derive(autogen_derive::Autogen)]\n#[sea_orm(table_name = \"stories\")]\n\
                      #[autogen(check(\"words>0 and words<100\", name = \"ck_words\"), \
                      index(on = \"lower(title)\", name = \"ix_title\", filter = \"words>5\"))]";
    let fields = format!(
        "pub title: String,\n    #[sea_orm(default_expr = \"Expr::cust(\\\"1+1\\\")\")]\n    pub words: i32,\n    {fields}"
    );
    model(attributes, &fields)
}

/// The same entity in another spelling, which the lock does not know.
fn reworded(fields: &str) -> String {
    story(fields)
        .replace("1+1", "1 +1")
        .replace("words>0 and", "words >0 AND")
        .replace("words>5", "words >5")
}

/// A workspace without differences.
fn settled(server: &Server) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &story(""));
    workspace.migrate("start");
    workspace.run(&["check"]).success();
    workspace.database.execute(&format!(
        "REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO {}",
        guest(&workspace).0
    ));
    workspace
}

/// The guest's name and address.
fn guest(workspace: &Workspace) -> (&'static str, String) {
    (GUEST, workspace.database.url_as(GUEST))
}

fn as_guest(workspace: &Workspace, args: &[&str]) -> Program {
    workspace.autogen(args).database(guest(workspace).1)
}

fn without_temporary_tables(workspace: &Workspace) {
    let database = &workspace.database;
    database.execute(&format!("REVOKE TEMPORARY ON DATABASE \"{}\" FROM PUBLIC", database.name));
}

on_every_server!(a_role_that_can_connect_can_check, |server| {
    let workspace = settled(server);
    let catalog = workspace.catalog();
    let unknown = "permission denied for table seaql_migrations; it is unknown whether the database is up to date";
    as_guest(&workspace, &["check"])
        .run()
        .success()
        .says("Entities and database agree.")
        .says(unknown);
    as_guest(&workspace, &["diff"]).run().success().says(unknown);
    workspace.database.execute(&format!("GRANT SELECT ON seaql_migrations TO {GUEST}"));
    let output = as_guest(&workspace, &["check"]).run().success();
    assert_eq!(output.stderr, "Entities and database agree.\n");
    workspace.entity("story.rs", &story("pub body: Option<String>,"));
    let output = as_guest(&workspace, &["check"]).run().code(2);
    assert_eq!(output.stdout, workspace.run(&["check"]).code(2).stdout);
    let script = as_guest(&workspace, &["diff", "--format", "sql"]).run().success();
    assert_eq!(script.stdout, workspace.run(&["diff", "--format", "sql"]).success().stdout);
    assert_eq!(workspace.catalog(), catalog);
});

on_every_server!(temporary_tables_are_enough_for_a_proof, |server| {
    let workspace = settled(server);
    workspace.entity("story.rs", &story("pub body: Option<String>,"));
    let refused = workspace.refuses_program(as_guest(&workspace, &["-m", "add body"]));
    refused.says("permission denied for table seaql_migrations").says("grant the role SELECT");
    let dry = as_guest(&workspace, &["-m", "add body", "--dry-run"]).run().success();
    dry.prints("//! Proof: on PostgreSQL ").prints("in temporary tables");
    workspace.database.execute(&format!("GRANT SELECT ON seaql_migrations TO {GUEST}"));
    let catalog = workspace.catalog();
    as_guest(&workspace, &["-m", "add body"]).run().success();
    assert_eq!(workspace.catalog(), catalog);
    let newest = workspace.newest().replace("\n//! ", " ");
    assert!(
        newest.contains("and in temporary tables, up reaches the entities and down returns"),
        "{newest}"
    );
});

on_every_server!(undecided_expressions_are_reported_and_are_not_a_difference, |server| {
    let workspace = settled(server);
    without_temporary_tables(&workspace);
    workspace.entity("story.rs", &reworded(""));
    workspace.database.execute(&format!("GRANT SELECT ON seaql_migrations TO {GUEST}"));
    let output = as_guest(&workspace, &["check"]).run().success();
    output.says("Entities and database agree, except where they could not be compared.");
    output.says("leaves the default of `words` of `stories` as it is: the database has `1 + 1` and the entities have `1 +1`");
    for what in ["the check `ck_words`", "the predicate of the index `ix_title`"] {
        output.says(&format!(
            "warning[undecided-expression]: `up` leaves {what} of `stories` as it is"
        ));
    }
    let remedy = format!("`GRANT TEMPORARY ON DATABASE {} TO {GUEST}`", workspace.database.name);
    output.says("may create neither a schema nor a temporary table").says(&remedy);
    let quiet = as_guest(&workspace, &["check", "-q"]).run().success();
    assert_eq!((quiet.stdout, quiet.stderr), (String::new(), String::new()));
    // A difference in more than the text is detected.
    workspace.entity("story.rs", &reworded("pub body: Option<String>,"));
    let output = as_guest(&workspace, &["check"]).run().code(2);
    output.prints("+ column stories.body: character varying").prints("undecided-expression");
    let output = workspace.refuses_program(as_guest(&workspace, &["-m", "add body"]));
    let said = output.stderr.replace(&workspace.database.name, "[database]");
    expect![[r#"
        error: the migration cannot be proved: the role `autogen_guest` may create neither a schema nor a temporary table in the database `[database]`
          help: a migration is proved in a schema or in temporary tables that are rolled back; `GRANT CREATE ON DATABASE [database] TO autogen_guest` gives the right, and so does `GRANT TEMPORARY ON DATABASE [database] TO autogen_guest`
          help: `autogen check` and `autogen diff` work without it
    "#]].assert_eq(&said);
    workspace.refuses_program(as_guest(&workspace, &["-m", "add body", "--dry-run"]));
});

on_every_server!(read_only_transactions_are_enough_to_check, |server| {
    let workspace = settled(server);
    let url = workspace.database.url();
    let options = "-c default_transaction_read_only=on";
    let read_only =
        |args: &[&str]| workspace.autogen(args).database(&url).env("PGOPTIONS", options);
    read_only(&["check"]).run().success();
    workspace.entity("story.rs", &reworded(""));
    let output = read_only(&["check"]).run().success();
    output.says("transactions in this database are read-only; connect to the primary");
    workspace.entity("story.rs", &reworded("pub body: Option<String>,"));
    read_only(&["check"]).run().code(2).prints("+ column stories.body");
    let output = workspace.refuses_program(read_only(&["-m", "add body"]));
    output.says("the migration cannot be proved: transactions in this database are read-only");
});

on_every_server!(a_database_without_a_record_is_not_behind, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    as_guest(&workspace, &["check"]).run().code(2).prints("+ table stories");
    without_temporary_tables(&workspace);
    as_guest(&workspace, &["check"]).run().code(2).prints("+ table stories");
});

on_every_server!(programs_in_two_schemas_do_not_interfere, |server| {
    let source = |schema: &str| {
        let attributes = format!(
            "#[derive(autogen_derive::Autogen)]\n#[sea_orm(table_name = \"stories\", schema_name = \"{schema}\")]\n\
             #[autogen(check(\"words>0 and words<100\", name = \"ck_words\"))]"
        );
        model(&attributes, "pub words: i32,")
    };
    let workspace = Workspace::with(server, "story.rs", &source("one"));
    workspace.entity("other.rs", &source("two"));
    workspace.migrate("start");
    workspace
        .database
        .execute(&format!("GRANT SELECT ON seaql_migrations TO {}", guest(&workspace).0));
    let output = as_guest(&workspace, &["check"]).run().success();
    assert_eq!(output.stderr, "Entities and database agree.\n");
    workspace.entity("story.rs", &source("one").replace("i32", "i64"));
    as_guest(&workspace, &["check"]).run().code(2);
    as_guest(&workspace, &["-m", "widen"]).run().success();
});

on_every_server!(an_empty_search_path_works, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    let set = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = %L', current_database(), ''); END $$";
    workspace.database.execute(set);
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert!(sql.starts_with("SET search_path = public;\nCREATE TABLE stories ("), "{sql}");
    workspace.run(&["-m", "start"]).success();
    workspace.database.execute(&sql);
    workspace.database.execute(
        "SET search_path = public; CREATE TABLE seaql_migrations (version varchar PRIMARY KEY, applied_at bigint NOT NULL)",
    );
    let record = format!(
        "INSERT INTO public.seaql_migrations VALUES ('{}', 0)",
        workspace.migrations().concat()
    );
    workspace.database.execute(&record);
    workspace.run(&["check"]).success();
    let fields = r#"#[autogen(default = "lower('A')")] pub name: String,"#;
    workspace.entity("story.rs", &table("stories", fields));
    workspace.run(&["-m", "name"]).success();
});
