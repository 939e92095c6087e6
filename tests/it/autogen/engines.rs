//! Servers that use Postgres' protocol without being Postgres.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

use expect_test::expect;
use tests::on_every_server;

use super::workspace::{Workspace, model};

/// The URL of a gateway to the server on which every `ROLLBACK` commits, as for a statement like `CREATE SCHEMA` on
/// `CockroachDB`.
fn committing(url: &str) -> String {
    let (scheme, rest) = url.split_once("//").expect("a URL");
    let (authority, database) = rest.split_once('/').expect("a database");
    let (user, address) = authority.split_once('@').expect("a user");
    let address = address.to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let client = client.expect("a client");
            let server = TcpStream::connect(&address).expect("the server");
            let (from, to) = (client.try_clone(), server.try_clone());
            copy(from.expect("a stream"), server, |it| replaced(it, *b"ROLLBACK", *b"COMMIT  "));
            copy(to.expect("a stream"), client, |_| {});
        }
    });
    format!("{scheme}//{user}@127.0.0.1:{port}/{database}?sslmode=disable")
}

fn copy(mut from: TcpStream, mut to: TcpStream, change: impl Fn(&mut [u8]) + Send + 'static) {
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            change(&mut buffer[..length]);
            if to.write_all(&buffer[..length]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Write);
    });
}

fn replaced(text: &mut [u8], from: [u8; 8], to: [u8; 8]) {
    for at in 0..text.len().saturating_sub(7) {
        if text[at..].starts_with(&from) {
            text[at..at + 8].copy_from_slice(&to);
        }
    }
}

on_every_server!(nothing_is_tried_on_a_server_that_does_not_roll_back, |server| {
    let checked = |check: &str, ty: &str| {
        let attributes = format!(
            "#[sea_orm(table_name = \"stories\")]\n#[autogen(check(\"{check}\", name = \"ck_words\"))]"
        );
        model(&attributes, &format!("pub words: {ty},"))
    };
    let workspace = Workspace::with(server, "story.rs", &checked("words>0 and words<100", "i32"));
    workspace.migrate("start");
    let url = committing(&workspace.database.url());
    let catalog = workspace.catalog();
    let there = |args: &[&str]| workspace.autogen(args).database(&url);
    // Without a difference, nothing has to be tried.
    there(&["check"]).run().success().says("Entities and database agree.");
    workspace.entity("story.rs", &checked("words >0 AND words<100", "i32"));
    there(&["check"]).run().success().says("warning[undecided-expression]").says("does not undo");
    workspace.entity("story.rs", &checked("words>0 and words<100", "i64"));
    there(&["check"]).run().code(2).prints("~ column stories.words");
    let output = workspace.refuses_program(there(&["-m", "widen"]));
    let name = server_name(&output.stderr);
    expect![[r#"
        error: the migration cannot be proved: `ROLLBACK` does not undo `CREATE SCHEMA` on this server ([server])
          help: a migration is proved in a schema or in temporary tables that are rolled back; prove on a PostgreSQL server: `--prove-on embedded`, or `--prove-on URL`
          help: `autogen check` and `autogen diff` work without it
    "#]]
    .assert_eq(&output.stderr.replace(&name, "[server]"));
    assert_eq!(workspace.catalog(), catalog);
    // On another server it can be proved, and nothing of the proof stays there.
    let other = server.fresh_database("proofs");
    let objects = "SELECT count(*) FROM pg_class UNION ALL SELECT count(*) FROM pg_extension UNION ALL SELECT count(*) FROM pg_namespace";
    let before = other.query(objects);
    let output = there(&["-m", "widen", "--prove-on", &other.url()]).run().success();
    output.says("Proved on ").says(", PostgreSQL ");
    assert!(
        workspace.newest().contains(", another server, up reaches the entities"),
        "{}",
        workspace.newest()
    );
    assert_eq!(other.query(objects), before);
    assert_eq!(workspace.catalog(), catalog);
});

on_every_server!(a_proof_elsewhere_has_the_extensions_of_the_database, |server| {
    let fields = |more: &str| {
        let embedding = r#"#[sea_orm(column_type = "custom(\"vector(3)\")", select_as = "text")] pub embedding: String,"#;
        model("#[sea_orm(table_name = \"stories\")]", &format!("{embedding}{more}"))
    };
    let workspace = Workspace::with(server, "story.rs", &fields(""));
    workspace.database.execute("CREATE SCHEMA ext; CREATE EXTENSION vector SCHEMA ext");
    workspace.migrate("start");
    workspace.entity("story.rs", &fields("pub title: Option<String>,"));
    let other = server.fresh_database("proofs");
    workspace.run(&["-m", "title", "--prove-on", &other.url()]).success();
    assert_eq!(other.value("SELECT count(*) FROM pg_extension WHERE extname = 'vector'"), "0");
    assert_eq!(other.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'ext'"), "0");
    let refused = workspace.autogen(&[
        "-m",
        "again",
        "--prove-on",
        "postgres://nobody@127.0.0.1:1/x",
        "--wait",
        "0",
    ]);
    refused.run().code(1);
});

/// The server's name for itself, in parentheses.
fn server_name(text: &str) -> String {
    let rest = text.split_once("on this server (").expect("the server").1;
    rest.split_once(')').expect("its end").0.to_owned()
}
