//! Starting: what happens to the database before anybody is served.

use std::thread;

use tests::on_every_server;
use tests::program::{Output, bin};
use tests::server::{TestDatabase, server};

use super::{Service, app, with_a_story};

const APPLIED: &str = "SELECT count(*) FROM seaql_migrations";

on_every_server!(it_migrates_and_then_serves, |server| {
    let database = server.fresh_database("start");
    let service = Service::on(&database);
    service.get("/readyz").status(200);
    service.get("/stories").status(200);
    assert_eq!(database.value(APPLIED), "1");
    let output = service.stop().success();
    output.says("\"applied\":1").says("\"message\":\"stopped\"");
    // The next start finds nothing to do.
    Service::on(&database).stop().success().says("\"applied\":0");
});

on_every_server!(of_ten_services_one_migrates_and_all_serve, |server| {
    let database = server.fresh_database("ten");
    let url = database.url();
    let starts: Vec<_> = (0..10)
        .map(|_| app(&url))
        .map(|program| thread::spawn(|| Service::start(program)))
        .collect();
    let services: Vec<Service> = starts
        .into_iter()
        .map(|start| {
            start.join().expect("a start").unwrap_or_else(|output| panic!("{}", output.stderr))
        })
        .collect();
    for service in &services {
        service.get("/readyz").status(200);
    }
    let outputs: Vec<Output> = services.into_iter().map(Service::stop).collect();
    let migrated = outputs.iter().filter(|output| output.stderr.contains("\"applied\":1"));
    assert_eq!(migrated.count(), 1);
    assert!(outputs.iter().all(|output| output.code == 0));
    assert_eq!(database.value(APPLIED), "1");
});

on_every_server!(a_failed_migration_ends_it_with_the_reason, |server| {
    let database = broken(server);
    let output = refused(&database, &[]);
    output
        .says("type \\\"story_status\\\" already exists")
        .says("\"help\":\"correct the migration");
    output.never_shows("serving");
    assert_eq!(
        database.value("SELECT to_regclass('users') IS NULL"),
        "t",
        "half of it was applied"
    );
});

#[test]
fn without_migrating_it_starts_only_if_nothing_is_pending() {
    let database = server(18).fresh_database("check");
    let refusal = refused(&database, &[("AUTO_MIGRATE", "false")]);
    refusal.says("`m20261121_032827_baseline`").says("`cargo run -p migration -- up`");
    assert_eq!(database.value("SELECT to_regclass('seaql_migrations') IS NULL"), "t");

    bin("migration").database(database.url()).arg("up").run().success();
    // A role that may change rows is enough.
    let url = database.url_as("service_rows");
    let rows = "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO service_rows";
    database
        .execute(&format!("{rows}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO service_rows"));
    let program = app(&url).env("AUTO_MIGRATE", "false");
    let service = Service::start(program).unwrap_or_else(|output| panic!("{}", output.stderr));
    service.get("/readyz").status(200);
    with_a_story(&database, &service);
    service.stop().success();
}

on_every_server!(in_development_tables_can_be_made_from_the_entities, |server| {
    let database = broken(server);
    database.execute("CREATE TABLE tags (id serial PRIMARY KEY, made_by_hand text)");
    let program = app(&database.url()).env("DEV_CREATE_TABLES", "true");
    let service = Service::start(program).unwrap_or_else(|output| panic!("{}", output.stderr));
    with_a_story(&database, &service);
    let answer = service.get("/readyz").status(503);
    assert_eq!(answer.body["pending"], serde_json::json!(["m20261121_032827_baseline"]));
    let output = service.stop().success();
    output
        .says("already exists")
        .says("WITHOUT what only `#[autogen(…)]` says")
        .says("\"kept\":\"tags\"");
    let made =
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '_migration'";
    let lock = std::fs::read_to_string(crate::clone::workspace().join("migration/schema.lock"));
    let lock = lock.expect("what the entities say");
    let tables =
        lock.lines().filter(|line| line.starts_with("[table.") && line.matches('.').count() == 2);
    // An entity over a view makes no table.
    let n_views = lock.lines().filter(|line| *line == "kind = \"view\"").count();
    assert_eq!(
        database.value(made),
        (tables.count() - n_views).to_string(),
        "an entity is missing in src/develop.rs"
    );
    // Once more: existing tables stay.
    let again = Service::start(app(&database.url()).env("DEV_CREATE_TABLES", "true"));
    let again = again.unwrap_or_else(|output| panic!("{}", output.stderr));
    again.get("/stories").status(200);
    assert_eq!(database.value("SELECT count(*) FROM stories"), "1");
    assert_eq!(database.value("SELECT count(made_by_hand) FROM tags"), "0");
});

#[test]
fn in_production_it_never_makes_tables_by_itself() {
    let database = broken(&server(18));
    let output =
        refused(&database, &[("DEV_CREATE_TABLES", "true"), ("ENVIRONMENT", "production")]);
    output.says("this is production");
    assert_eq!(database.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
}

#[test]
fn invalid_settings_are_refused_first() {
    // Nobody listens there, and nobody is asked.
    let url = "postgres://me:s3cret-word@127.0.0.1:1/db";
    let output = app(url).env("AUTO_MIGRATE", "maybe").run().code(1);
    output
        .says("{\"timestamp\":")
        .says("`AUTO_MIGRATE` is `maybe`")
        .says("`true` or `false`")
        .never_shows("127.0.0.1:1");
    app(url).env("LOG_FORMAT", "xml").run().code(1).says("`LOG_FORMAT` is `xml`");
    let output = app(url).env("DATABASE_WAIT", "0").run().code(1);
    output.says("no server accepts connections at me@127.0.0.1:1/db").never_shows("s3cret-word");
}

#[test]
fn settings_come_from_a_file_too() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join(".env"), "ENVIRONMENT=nowhere\nPGPASSWORD=s3cret-word\n")
        .expect(".env");
    let output = app("").dir(directory.path()).run().code(1);
    output.says("`ENVIRONMENT` is `nowhere`").never_shows("s3cret-word");
    std::fs::write(directory.path().join(".env"), "PGPASSWORD='s3cret-word\n").expect(".env");
    app("")
        .dir(directory.path())
        .run()
        .code(1)
        .says("/.env, line 1` cannot be read")
        .never_shows("s3cret-word");
}

#[test]
fn no_log_however_long_has_the_password() {
    let database = server(18).fresh_database("secrets");
    let url = database.url().replacen("postgres@", "postgres:s3cret-word@", 1);
    assert!(url.contains("s3cret-word"));
    let program = app(&url).env("RUST_LOG", "trace");
    let service = Service::start(program).unwrap_or_else(|output| panic!("{}", output.stderr));
    service.get("/stories").status(200);
    service.get("/readyz").status(200);
    service.stop().success().says("CREATE TABLE").never_shows("s3cret-word");
}

#[test]
fn without_any_server_it_uses_the_embedded_one() {
    let workspace = tempfile::tempdir().expect("a directory");
    std::fs::write(workspace.path().join("Cargo.lock"), "").expect("Cargo.lock");
    for applied in ["\"applied\":1", "\"applied\":0"] {
        let service = Service::start(app("").dir(workspace.path()));
        let service = service.unwrap_or_else(|output| panic!("{}", output.stderr));
        service.get("/readyz").status(200);
        let story = serde_json::json!({ "author_id": 1, "slug": "first", "title": "The first" });
        service.send("POST", "/stories", &story).error(400, "fk-stories-author_id");
        let search = serde_json::json!({ "embedding": vec![1.0; 1536] });
        assert_eq!(
            service.send("POST", "/insights/search", &search).status(200).body,
            serde_json::json!([])
        );
        // All its output is for log collectors.
        let output = service.stop().success();
        output.says(applied);
        for line in output.stderr.lines() {
            serde_json::from_str::<serde_json::Value>(line)
                .unwrap_or_else(|_| panic!("not JSON: {line}"));
        }
    }
}

/// A database on which the first migration fails, because its objects exist.
fn broken(server: &tests::server::Server) -> TestDatabase {
    let database = server.fresh_database("broken");
    database.execute(
        "CREATE TYPE story_status AS ENUM ('draft', 'in_review', 'published', 'archived')",
    );
    database
}

/// How a service ends that does not start.
#[track_caller]
fn refused(database: &TestDatabase, settings: &[(&str, &str)]) -> Output {
    let program = settings
        .iter()
        .fold(app(&database.url()), |program, (name, value)| program.env(name, value));
    match Service::start(program) {
        Ok(_) => panic!("it serves"),
        Err(output) => output.code(1),
    }
}
