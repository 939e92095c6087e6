//! Every `sslmode`, with and without certificates, ends as it does with psql.
//!
//! One test: it turns encryption on for a server that others use as well, who do not notice.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tests::server::{Server, contrib_server, query};

use super::RIGHT;
use super::form::{Form, port};

/// Whether the connection is encrypted, and whose certificate the client has shown.
const ENCRYPTED: &str =
    "SELECT concat_ws(' ', ssl, client_dn) FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
/// Must show a certificate, and is let in by nothing else.
const HBA: &str = "hostssl all with_certificate all cert\nhost all with_certificate all reject\n";

#[test]
fn every_sslmode_ends_as_with_psql() {
    let (server, theirs) = (contrib_server(), authority("theirs"));
    let authority = authority("ours");
    encrypt(&server, &authority);
    let (root, other) = (authority.pem(), theirs.pem());
    let base = format!("port={} dbname=postgres", port(&server));
    let form = |string: &str| {
        Form::string(format!("{string} {base}"))
            .judged_by(&server)
            .file("root.crt", &root)
            .file("other.crt", &other)
    };
    let local = "host=localhost user=postgres";
    for (mode, encrypted) in [
        ("", "t"),
        ("sslmode=disable", "f"),
        ("sslmode=allow", "f"),
        ("sslmode=prefer", "t"),
        ("sslmode=require", "t"),
        ("sslmode=require sslrootcert=root.crt", "t"),
        // A root certificate that does not exist verifies nothing.
        ("sslmode=require sslrootcert=none.crt", "t"),
        ("sslmode=verify-ca sslrootcert=root.crt", "t"),
        ("sslmode=verify-full sslrootcert=root.crt", "t"),
    ] {
        form(&format!("{local} {mode}")).says(ENCRYPTED, encrypted);
    }
    for mode in ["sslmode=require", "sslmode=verify-full"] {
        form(&format!("{local} {mode}")).file(".postgresql/root.crt", &root).says(ENCRYPTED, "t");
    }
    let by_variables = form(local).set("PGSSLMODE", "verify-full").set("PGSSLROOTCERT", "root.crt");
    by_variables.says(ENCRYPTED, "t");
    let url = format!("postgres://postgres@localhost:{}/postgres", port(&server));
    let by_url = form("").named(format!("{url}?sslmode=verify-full&sslrootcert=root.crt"));
    by_url.says(ENCRYPTED, "t");
    // The certificate is for `localhost`.
    let by_number = "host=127.0.0.1 user=postgres sslrootcert=root.crt";
    form(&format!("{by_number} sslmode=verify-ca")).says(ENCRYPTED, "t");
    form(&format!("{by_number} sslmode=verify-full")).fails().says("certificate");
    for mode in [
        "sslmode=verify-ca sslrootcert=other.crt",
        "sslmode=verify-full sslrootcert=other.crt",
        "sslmode=require sslrootcert=other.crt",
        "sslmode=verify-full sslrootcert=system",
        "sslmode=verify-full sslrootcert=none.crt",
    ] {
        form(&format!("{local} {mode}")).fails().says("certificate");
    }

    let user = "host=localhost user=with_certificate";
    let (certificate, key) = client(&authority, "with_certificate");
    let named = || form(user).file("me.crt", &certificate).file("me.key", &key);
    let with = |string: &str| named().named(format!("{user} {base} {string}"));
    let shown = "t /CN=with_certificate";
    with("sslcert=me.crt sslkey=me.key").says(ENCRYPTED, shown);
    named().set("PGSSLCERT", "me.crt").set("PGSSLKEY", "me.key").says(ENCRYPTED, shown);
    let at_home = form(user)
        .file(".postgresql/postgresql.crt", &certificate)
        .file(".postgresql/postgresql.key", &key);
    at_home.says(ENCRYPTED, shown);
    form(user).fails();
    with("sslcert=me.crt sslkey=me.key sslcertmode=disable").fails();
    with("sslcert=me.crt sslkey=me.key sslmode=disable").fails();
    with("sslcert=me.crt").fails().says("sslkey");
    with("sslcert=me.crt sslkey=shared.key")
        .shared_file("shared.key", &key, 0o644)
        .fails()
        .says("others may read the key");
    let (certificate, key) = client(&theirs, "with_certificate");
    let unknown = form(user).file("me.crt", &certificate).file("me.key", &key);
    unknown.named(format!("{user} {base} sslcert=me.crt sslkey=me.key")).fails();
}

/// What signs certificates.
type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::new(vec![]).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("an authority")
}

/// A certificate for a role, and its key.
fn client(authority: &Authority, role: &str) -> (String, String) {
    signed(authority, CertificateParams::new(vec![]).expect("no names"), role)
}

fn signed(authority: &Authority, mut params: CertificateParams, name: &str) -> (String, String) {
    let key = KeyPair::generate().expect("a key");
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, name);
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    (certificate.pem(), key.serialize_pem())
}

/// Gives the server a certificate for `localhost`, and lets it offer encryption.
fn encrypt(server: &Server, authority: &Authority) {
    let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let (certificate, key) = signed(authority, params, "localhost");
    let hba = query(&server.url, "SELECT pg_read_file('pg_hba.conf')").concat().concat();
    let hba = if hba.contains(HBA) { hba } else { format!("{HBA}{hba}") };
    // The server writes them itself, into its own directory: the key must be its own.
    for (file, text) in [
        ("server.crt", &*certificate),
        ("server.key", &*key),
        ("root.crt", &*authority.pem()),
        ("pg_hba.conf", &*hba),
    ] {
        server.execute(&format!(
            "COPY (SELECT unnest(string_to_array($${text}$$, E'\\n'))) \
             TO PROGRAM 'umask 077; cat > {file}.new; mv {file}.new {file}'"
        ));
    }
    server.execute(&format!(
        "DO $$ BEGIN CREATE ROLE with_certificate LOGIN PASSWORD '{RIGHT}'; EXCEPTION \
         WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    ));
    server.execute("ALTER SYSTEM SET ssl_ca_file = 'root.crt'");
    server.execute("ALTER SYSTEM SET ssl = on");
    server.execute("SELECT pg_reload_conf()");
    let start = std::time::Instant::now();
    while query(&server.url, "SHOW ssl")[0][0] != "on" {
        assert!(start.elapsed().as_secs() < 20, "the server does not offer encryption");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
