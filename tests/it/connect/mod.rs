//! How the programs find their database, and what they report if there is none.

mod form;
mod gateway;
mod like_psql;
mod tls;

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use tests::on_every_server;
use tests::program::{Output, Program, bin};
use tests::server::{Server, server};

/// The wrong password, which must never be shown.
const PASSWORD: &str = "s3cret-w0rd";
/// The right password, which must not be shown either.
const RIGHT: &str = "r1ght-w0rd";

fn status() -> Program {
    bin("fixture").arg("status")
}

/// `status` on this URL, without waiting.
fn status_of(url: &str) -> Output {
    status().args(["--wait", "0", "--database-url", url]).run()
}

on_every_server!(every_spelling_of_a_url_leads_to_the_database, |server| {
    let database = server.fresh_database("spelling");
    let (_, rest) =
        database.url().split_once("://").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a URL");
    for scheme in ["postgres", "postgresql", "postgresql+asyncpg", "postgres+psycopg2"] {
        let url = format!("{scheme}://{rest}?schema=public&pool_size=5");
        status_of(&url).success().prints("m20240101_000001_create_users");
        status().database(&url).run().success().prints("pending");
    }
});

on_every_server!(the_pg_variables_lead_to_the_database, |server| {
    let database = server.fresh_database("variables");
    bin("fixture").arg("up").database(database.url()).run().success();
    let (host, port) = server.address().split_once(':').expect("host:port");
    let by_variables =
        || status().env("PGHOST", host).env("PGPORT", port).env("PGUSER", "postgres");
    by_variables().env("PGDATABASE", &database.name).run().success().prints("applied");
    // A URL takes missing parts from the variables.
    by_variables()
        .database(format!("postgresql:///{}", database.name))
        .run()
        .success()
        .prints("applied");
});

#[test]
fn a_dotenv_file_is_read_from_the_directory_upwards_and_the_environment_wins() {
    let server = server(16);
    let database = server.fresh_database("dotenv");
    bin("fixture").arg("up").database(database.url()).run().success();
    let directory = tempfile::tempdir().expect("a directory");
    let below = directory.path().join("a/b");
    std::fs::create_dir_all(&below).expect("directories");
    std::fs::write(directory.path().join(".env"), format!("DATABASE_URL={}\n", database.url()))
        .expect(".env");
    status().dir(&below).run().success().prints("applied");
    let empty = server.fresh_database("dotenv_empty");
    let output = status().dir(&below).database(empty.url()).run().success();
    assert!(!output.stdout.contains("applied"), "{output:?}");
    status().dir(&below).args(["--database-url", &empty.url()]).run().success().prints("pending");
}

#[test]
fn a_dotenv_file_that_cannot_be_read_is_named_without_its_text() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(
        directory.path().join(".env"),
        format!("DATABASE_URL='postgres://u:{PASSWORD}@h/d\n"),
    )
    .expect(".env");
    status()
        .dir(directory.path())
        .run()
        .code(1)
        .says(".env, line 1` cannot be read: DATABASE_URL: its quote is not closed")
        .never_shows(PASSWORD);
}

#[test]
fn every_way_to_write_a_dotenv_file_leads_to_the_database() {
    let server = server(18);
    create_the_role_with_a_password(&server);
    let database = server.fresh_database("dotenv_forms");
    bin("fixture").arg("up").database(database.url()).run().success();
    let address = format!("{}/{}", server.address(), database.name);
    database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO with_password");
    let url = format!("postgres://with_password:{RIGHT}@{address}");
    let (host, port) = server.address().split_once(':').expect("host:port");
    let parts = format!(
        "PGHOST={host}\nPGPORT={port}\nPGUSER='with_password'\nPGDATABASE={}",
        database.name
    );
    for text in [
        format!("\u{feff}DATABASE_URL={url}\r\nX=1\r\n"),
        format!("export DATABASE_URL = '{url}' # mine\n"),
        format!("APP_NAME=My nice app\nMOTD='it's\nkey: value\nDATABASE_URL=\"{url}\"\n"),
        format!("PASS={RIGHT}\nDATABASE_URL=postgres://with_password:${{PASS}}@{address}\n"),
        format!("{parts}\nPGPASSWORD=\"{RIGHT}\"\n"),
    ] {
        let directory = tempfile::tempdir().expect("a directory");
        std::fs::write(directory.path().join(".env"), &text).expect(".env");
        let output = status().dir(directory.path()).args(["--wait", "0", "-v"]).run().success();
        output.prints("applied").never_shows(RIGHT);
        assert_eq!(text.contains("MOTD"), output.stderr.contains(".env, line 2 is ignored"));
    }
}

#[test]
fn a_refusal_is_reported() {
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
    let url = format!("postgres://me:{PASSWORD}@127.0.0.1:{port}/app");
    let output = status_of(&url).code(1);
    output
        .says(&format!("no server accepts connections at me@127.0.0.1:{port}/app"))
        .never_shows(PASSWORD);
}

on_every_server!(a_wrong_password_is_reported_at_once_and_never_shown, |server| {
    create_the_role_with_a_password(server);
    let url = format!("postgres://with_password:{PASSWORD}@{}/postgres", server.address());
    let start = Instant::now();
    let output = status().args(["-vv", "--database-url", &url]).run().code(1);
    output.says("wrong password for user `with_password`").never_shows(PASSWORD);
    assert!(start.elapsed() < Duration::from_secs(10), "waited for a wrong password");
    status_of(&url.replace(PASSWORD, RIGHT)).success();
});

on_every_server!(an_open_database_does_not_show_its_password_when_debugged, |server| {
    create_the_role_with_a_password(server);
    let url = format!("postgres://with_password:{RIGHT}@{}/postgres", server.address());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let args = ::runner::ConnectArgs::to(url);
        let database = ::runner::connect(&args).await.expect("a connection");
        let shown =
            format!("{args:?} {database:?} {:?} {:?}", database.conn, database.acquire().await);
        assert!(!shown.contains(RIGHT), "{shown}");
        assert!(!shown.is_empty() && database.address.starts_with("with_password@127.0.0.1:"));
        database.close().await;
    });
});

fn create_the_role_with_a_password(server: &Server) {
    server.execute(&format!(
        "DO $$ BEGIN CREATE ROLE with_password LOGIN PASSWORD '{RIGHT}'; EXCEPTION \
         WHEN duplicate_object OR unique_violation THEN NULL; END $$",
    ));
}

on_every_server!(a_missing_database_and_a_missing_role_have_different_errors, |server| {
    status_of(&server.url_of("nowhere"))
        .code(1)
        .says("there is no database `nowhere`")
        .says("createdb nowhere");
    let url = format!("postgres://nobody_here@{}/postgres", server.address());
    status_of(&url).code(1).says("there is no role `nobody_here`");
});

on_every_server!(a_server_without_tls_is_reported, |server| {
    status_of(&format!("{}?sslmode=require", server.url))
        .code(1)
        .says("no encrypted connection")
        .says("sslmode");
});

on_every_server!(an_empty_search_path_is_that_of_postgres_itself, |server| {
    let database = server.fresh_database("no_path");
    database.url_as("has_no_path");
    server.execute("ALTER ROLE has_no_path SET search_path = ''");
    let url = database.url_as("has_no_path");
    status_of(&url).success().prints("pending");
    // The same with a setting of the database, and with a given schema.
    let set = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = %L', current_database(), ''); END $$";
    database.execute(set);
    status_of(&database.url()).success().prints("pending");
    status().env("DATABASE_SCHEMA", "public").database(&url).run().success().prints("pending");
});

#[test]
fn another_kind_of_database_is_an_error() {
    status_of(&format!("mysql://me:{PASSWORD}@localhost/app"))
        .code(1)
        .says("`mysql://` is not a Postgres connection string")
        .never_shows(PASSWORD);
    status_of(PASSWORD).code(1).says("does not start with `postgres://`").never_shows(PASSWORD);
}

#[test]
fn something_that_is_not_postgres_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a client");
            let _ = stream.read(&mut [0; 64]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    status_of(&format!("postgres://me@127.0.0.1:{port}/app")).code(1).says("is not Postgres");
}

#[test]
fn a_server_that_hangs_up_is_reported() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || listener.incoming().for_each(drop));
    status_of(&format!("postgres://me@127.0.0.1:{port}/app"))
        .code(1)
        .says("closes the connection without answering");
}

#[test]
fn an_unknown_host_is_reported() {
    status_of("postgres://me@no-such-host.invalid/app")
        .code(1)
        .says("the host of me@no-such-host.invalid:5432/app is unknown");
}

#[test]
fn a_server_that_appears_while_the_program_waits_is_found() {
    let server = server(18);
    let database = server.fresh_database("waited");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let url = format!("postgres://postgres@127.0.0.1:{port}/{}", database.name);
    let waiting = status().args(["--wait", "20", "--database-url", &url]).start();
    thread::sleep(Duration::from_secs(1));
    gateway::port(port, server.address());
    let output = waiting.finish().success();
    output.says("Waiting, 20 s left: no server accepts connections").prints("pending");
    assert_eq!(output.stderr.lines().count(), 1, "{output:?}");
}
