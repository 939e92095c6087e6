//! `sslmode` and certificates, on the machine's own server: the ones that bring pgvector are built without TLS.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::server::{Server, contrib_server, query};

use super::RIGHT;
use super::form::{Form, port};
use super::gateway;

/// What psql and we say of an encrypted connection, and of one that is not.
const IS_ENCRYPTED: &str =
    "SELECT ssl::text FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()";

/// Rules for roles that nobody else uses.
const RULES: &str = "hostssl all only_encrypted 127.0.0.1/32 trust\n\
                     hostssl all with_certificate 127.0.0.1/32 cert\n\
                     hostnossl all only_plain 127.0.0.1/32 trust\n\
                     host all only_encrypted,with_certificate,only_plain 127.0.0.1/32 reject\n";

#[test]
fn every_sslmode_does_what_it_does_in_psql() {
    let server = contrib_server();
    let files = tempfile::tempdir().expect("a directory");
    offer_encryption(&server, &files);
    let file = |name: &str| files.path().join(name).display().to_string();
    let (right, wrong) = (file("ca.crt"), file("other.crt"));
    let client = format!("sslcert='{}' sslkey='{}'", file("client.crt"), file("client.key"));
    let port = port(&server);
    let local = format!("host=localhost port={port} dbname=postgres");
    for (string, encrypted) in [
        (format!("{local} user=postgres"), true),
        (format!("{local} user=postgres sslmode=disable"), false),
        (format!("{local} user=postgres sslmode=allow"), false),
        (format!("{local} user=postgres sslmode=require"), true),
        (format!("{local} user=postgres sslmode=verify-ca sslrootcert='{right}'"), true),
        (format!("{local} user=postgres sslmode=verify-full sslrootcert='{right}'"), true),
        (format!("{local} user=only_encrypted"), true),
        (format!("{local} user=only_encrypted sslmode=allow"), true),
        (format!("{local} user=only_plain"), false),
        (format!("{local} user=with_certificate {client}"), true),
        (
            format!(
                "host=127.0.0.1 port={port} dbname=postgres user=postgres sslmode=verify-ca \
                  sslrootcert='{right}'"
            ),
            true,
        ),
        (
            format!(
                "host=db.invalid hostaddr=127.0.0.1 port={port} dbname=postgres user=postgres \
                  sslmode=require"
            ),
            true,
        ),
    ] {
        Form::string(string).with_psql_of(&server).says(IS_ENCRYPTED, &encrypted.to_string());
    }
    // On a socket nothing is encrypted, whatever is asked for.
    gateway::socket(&files.path().join(".s.PGSQL.5999"), server.address());
    let socket = files.path().display();
    let string = format!("host={socket} port=5999 user=postgres dbname=postgres sslmode=require");
    Form::string(string).with_psql_of(&server).says(IS_ENCRYPTED, "false");
    for (string, says) in [
        (format!("{local} user=only_encrypted sslmode=disable"), "no encrypted connection"),
        (format!("{local} user=only_plain sslmode=require"), "refuses user `only_plain`"),
        (format!("{local} user=with_certificate"), "refuses user `with_certificate`"),
        (format!("{local} user=with_certificate sslcert=/none"), "refuses user"),
        (format!("{local} user=postgres sslcert='{right}' sslkey=/none"), "`sslkey`"),
        (format!("{local} user=postgres sslmode=verify-full"), "`sslrootcert`"),
        (format!("{local} user=postgres sslmode=require sslrootcert='{wrong}'"), "UnknownIssuer"),
        (format!("{local} user=postgres sslmode=verify-ca sslrootcert='{wrong}'"), "UnknownIssuer"),
        (
            format!("{local} user=postgres sslmode=verify-full sslrootcert='{wrong}'"),
            "UnknownIssuer",
        ),
        (
            format!(
                "host=127.0.0.1 port={port} dbname=postgres user=postgres sslmode=verify-full \
                  sslrootcert='{right}'"
            ),
            "not valid for name",
        ),
        (
            format!(
                "{local} user=postgres password={RIGHT} sslcrldir=/none sslcrl=/none sslpassword=x \
                  sslmode=nonsense"
            ),
            "is not supported",
        ),
    ] {
        Form::string(string).with_psql_of(&server).fails().says(says);
    }
    // As in a home directory.
    let read = |name: &str| std::fs::read_to_string(files.path().join(name)).expect(name);
    let at_home = |user: &str, mode: &str| {
        Form::string(format!("{local} user={user} sslmode={mode}"))
            .with_psql_of(&server)
            .file(".postgresql/postgresql.crt", &read("client.crt"))
            .file(".postgresql/postgresql.key", &read("client.key"))
    };
    let root = (".postgresql/root.crt", read("ca.crt"));
    at_home("with_certificate", "prefer").says(IS_ENCRYPTED, "true");
    at_home("postgres", "verify-full").file(root.0, &root.1).says(IS_ENCRYPTED, "true");
    at_home("postgres", "require").file(root.0, &read("other.crt")).fails().says("UnknownIssuer");
    let shared = at_home("with_certificate", "require");
    // psql lets root's key be read by a group.
    shared
        .shared_file(".postgresql/postgresql.key", &read("client.key"), 0o644)
        .fails()
        .says("sslkey");
}

/// Gives the server a certificate for `localhost`, and roles that are told apart by encryption.
fn offer_encryption(server: &Server, files: &TempDir) {
    let directory = files.path();
    authority(directory, "ca");
    authority(directory, "other");
    certificate(directory, "server", "localhost", "subjectAltName=DNS:localhost");
    certificate(directory, "client", "with_certificate", "basicConstraints=CA:FALSE");
    for role in ["only_encrypted", "only_plain", "with_certificate"] {
        server.execute(&format!(
            "DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION \
             WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        ));
    }
    for name in ["ca.crt", "server.crt", "server.key"] {
        let text = std::fs::read_to_string(directory.join(name)).expect(name);
        install(server, name, &text);
        let setting = match name {
            "ca.crt" => "ssl_ca_file",
            "server.crt" => "ssl_cert_file",
            _ => "ssl_key_file",
        };
        server.execute(&format!("ALTER SYSTEM SET {setting} = '{name}'"));
    }
    let rules = query(&server.url, "SELECT pg_read_file('pg_hba.conf')")[0][0].clone();
    if !rules.starts_with(RULES) {
        install(server, "pg_hba.conf", &format!("{RULES}{rules}"));
    }
    server.execute("ALTER SYSTEM SET ssl = on");
    let loaded = || query(&server.url, "SELECT pg_conf_load_time()::text");
    let (before, start) = (loaded(), Instant::now());
    server.execute("SELECT pg_reload_conf()");
    while loaded() == before {
        assert!(start.elapsed() < Duration::from_secs(10), "the server does not read its settings");
    }
}

/// Writes a file into the server's data, which only the server may read.
fn install(server: &Server, name: &str, text: &str) {
    let lines = text.trim_end().replace('\'', "''");
    server.execute(&format!(
        "COPY (SELECT unnest(string_to_array('{lines}', E'\\n'))) \
         TO PROGRAM 'umask 077; cat > {name}.new; mv {name}.new {name}'"
    ));
}

fn authority(directory: &Path, name: &str) {
    let names =
        ["-keyout", &format!("{name}.key"), "-out", &format!("{name}.crt")].map(String::from);
    let subject = format!("/CN=authority of {name}");
    openssl(
        directory,
        &["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", &subject],
        &names,
    );
}

/// Signed by the authority `ca`.
fn certificate(directory: &Path, name: &str, subject: &str, extension: &str) {
    std::fs::write(directory.join("extension"), extension).expect("a file");
    let names = ["-keyout", &format!("{name}.key"), "-out", "request"].map(String::from);
    let subject = format!("/CN={subject}");
    openssl(directory, &["req", "-newkey", "rsa:2048", "-nodes", "-subj", &subject], &names);
    let signing =
        "x509 -req -in request -CA ca.crt -CAkey ca.key -CAcreateserial -extfile extension -out";
    let arguments: Vec<_> = signing.split(' ').collect();
    openssl(directory, &arguments, &[format!("{name}.crt")]);
}

fn openssl(directory: &Path, arguments: &[&str], names: &[String]) {
    let output =
        Command::new("openssl").args(arguments).args(names).current_dir(directory).output();
    let output = output.expect("openssl runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
