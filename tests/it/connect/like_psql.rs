//! Every form of naming a database leads to the same one as with psql, and fails if psql fails.

use tests::server::server;

use super::form::{Form, place, port};
use super::gateway;
use super::{RIGHT, create_the_role_with_a_password};

#[test]
fn a_url_or_keywords_name_a_server() {
    let server = server(18);
    let database = server.fresh_database("forms");
    let (name, port) = (&database.name, port(&server));
    let expected = place(&server, "postgres", name);
    for string in [
        format!("postgres://postgres@127.0.0.1:{port}/{name}"),
        format!("postgresql://postgres@localhost:{port}/{name}"),
        format!("postgresql://127.0.0.1:{port}/{name}?user=postgres"),
        format!("postgresql:///{name}?host=127.0.0.1&port={port}&user=postgres"),
        format!("postgresql://?dbname={name}&hostaddr=127.0.0.1&port={port}&user=postgres"),
        format!("postgresql://%70ostgres:p%40%2F%3A@localhost:{port}/{name}"),
        format!("postgresql://postgres:p#q?r@localhost:{port}/{name}"),
        format!("postgresql://postgres@no-such-host.invalid:{port}/{name}?hostaddr=127.0.0.1"),
        format!("host=127.0.0.1 port={port} user=postgres dbname={name}"),
        format!(
            "  host = '127.0.0.1'\tport={port}\nuser='post\\gres' dbname={name} password='it\\'s'"
        ),
        format!("hostaddr=127.0.0.1 host='' port={port} user=postgres dbname={name}"),
        format!(
            "host=localhost port={port} user=postgres dbname={name} connect_timeout=5 \
                 keepalives=1 keepalives_idle=5 client_encoding=UTF8 gssencmode=disable \
                 channel_binding=prefer sslmode=disable load_balance_hosts=random"
        ),
    ] {
        Form::string(string).leads_to(&expected);
    }
}

#[test]
fn names_are_taken_as_they_are_written() {
    let server = server(18);
    let port = port(&server);
    let name = format!("it's my \\db {}", std::process::id());
    server.execute(&format!("CREATE DATABASE \"{name}\" TEMPLATE template0"));
    let keywords = name.replace('\\', r"\\").replace('\'', r"\'");
    let encoded = name.replace('\\', "%5C").replace(' ', "%20").replace('\'', "%27");
    for string in [
        format!("host=localhost port={port} user=postgres dbname='{keywords}'"),
        format!("host=localhost port={port} user=postgres dbname={}", keywords.replace(' ', r"\ ")),
        format!("postgres://postgres@localhost:{port}/{encoded}"),
        format!("postgres://postgres@localhost:{port}?dbname={encoded}"),
    ] {
        Form::string(string).leads_to(&place(&server, "postgres", &name));
    }
    server.execute(&format!("DROP DATABASE \"{name}\" WITH (FORCE)"));
}

#[test]
fn variables_name_a_server_and_fill_what_a_string_leaves_out() {
    let server = server(18);
    let database = server.fresh_database("variables");
    let name = &database.name;
    let expected = place(&server, "postgres", name);
    let variables = || Form::new().set("PGPORT", port(&server)).set("PGUSER", "postgres");
    variables().set("PGHOST", "127.0.0.1").set("PGDATABASE", name).leads_to(&expected);
    variables().set("PGHOSTADDR", "127.0.0.1").set("PGDATABASE", name).leads_to(&expected);
    let with = |string: String| variables().set("PGHOST", "127.0.0.1").named(string);
    with(format!("postgres:///{name}")).leads_to(&expected);
    with(format!("dbname={name}")).set("PGDATABASE", "nowhere").leads_to(&expected);
    with(format!("dbname={name}")).set("PGSSLMODE", "disable").leads_to(&expected);
    with(format!("dbname={name} port=1")).fails().says("no server accepts connections");
    with(format!("dbname={name}")).set("PGSSLMODE", "bogus").fails().says("sslmode");
    with(format!("dbname={name}")).set("PGSSLMODE", "require").fails().says("no encrypted");
    with(format!("dbname={name}")).set("PGREQUIREAUTH", "md5").fails().says("require_auth");
    // Without a database, the user's name is used.
    with("sslmode=disable".to_owned()).leads_to(&place(&server, "postgres", "postgres"));
}

#[test]
fn options_and_names_of_a_session_arrive() {
    let server = server(18);
    let database = server.fresh_database("session");
    let (name, port) = (&database.name, port(&server));
    let base = format!("host=localhost port={port} user=postgres dbname={name}");
    let place = |path: &str, timeout: &str| format!("postgres {name} {port} {path} {timeout}");
    for (options, path, timeout) in [
        ("-csearch_path=a", "a", "0"),
        ("-c search_path=a --statement_timeout=5s", "a", "5s"),
        (r"-c search_path=a,\\ b", "a, b", "0"),
    ] {
        Form::string(format!("{base} options='{options}'")).leads_to(&place(path, timeout));
    }
    let url = format!("postgres://postgres@localhost:{port}/{name}");
    Form::string(format!("{url}?options=-c%20search_path%3Da")).leads_to(&place("a", "0"));
    Form::string(&url).set("PGOPTIONS", "-c search_path=e").leads_to(&place("e", "0"));
    Form::string(format!("{url}?options=-cnonsense%3D1")).fails();
    let application = "SELECT current_setting('application_name')";
    Form::string(format!("{url}?application_name=x%20y+z")).says(application, "x y+z");
    Form::string(&url).set("PGAPPNAME", "x y+z").says(application, "x y+z");
}

#[test]
fn sockets_and_ipv6_lead_to_the_server() {
    let server = server(18);
    let database = server.fresh_database("sockets");
    let name = &database.name;
    let expected = place(&server, "postgres", name);
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().display().to_string();
    gateway::socket(&directory.path().join(".s.PGSQL.5999"), server.address());
    let abstract_name = format!("autogen-{}", std::process::id());
    gateway::abstract_socket(&format!("{abstract_name}/.s.PGSQL.5999"), server.address());
    let port = gateway::ipv6(server.address());
    for string in [
        format!("postgres://postgres@{}:5999/{name}", path.replace('/', "%2F")),
        format!("postgres://postgres@:5999/{name}?host={path}"),
        format!("postgres:///{name}?host={}&port=5999&user=postgres", path.replace('/', "%2F")),
        format!("host={path} port=5999 user=postgres dbname={name}"),
        format!("host=@{abstract_name} port=5999 user=postgres dbname={name}"),
        format!("postgres://postgres@%40{abstract_name}:5999/{name}"),
        format!("postgres://postgres@[::1]:{port}/{name}"),
        format!("postgres://postgres@/{name}?hostaddr=::1&port={port}"),
        format!("host=::1 port={port} user=postgres dbname={name}"),
        format!("host=no-such-host.invalid hostaddr=::1 port={port} user=postgres dbname={name}"),
    ] {
        Form::string(string).leads_to(&expected);
    }
    Form::string(format!("dbname={name} user=postgres port=5999"))
        .set("PGHOST", &path)
        .leads_to(&expected);
    let missing =
        Form::string(format!("host={path} port=5998 user=postgres dbname={name}")).fails();
    missing.says("no server accepts connections").says(&format!("{path}:5998"));
    Form::string(format!("postgres://postgres@[::1]:1/{name}")).fails().says("[::1]:1");
}

#[test]
fn the_first_suitable_server_is_used() {
    let (first, second) = (server(16), server(18));
    for (server, read_only) in [(&first, "on"), (&second, "off")] {
        server.execute(
            "DO $$ BEGIN CREATE ROLE reads_on_16 LOGIN; EXCEPTION \
             WHEN duplicate_object OR unique_violation THEN NULL; END $$",
        );
        server.execute(&format!(
            "ALTER ROLE reads_on_16 SET default_transaction_read_only = {read_only}"
        ));
    }
    let (one, two) = (port(&first), port(&second));
    let at = |server| place(server, "reads_on_16", "postgres");
    let closed = gateway::closed();
    let starting = gateway::starting();
    let url = |attributes: &str| {
        format!("postgres://reads_on_16@127.0.0.1:{one},localhost:{two}/postgres?{attributes}")
    };
    Form::string(url("")).leads_to(&at(&first));
    Form::string(url("target_session_attrs=any")).leads_to(&at(&first));
    Form::string(url("target_session_attrs=read-write")).leads_to(&at(&second));
    Form::string(url("target_session_attrs=read-only")).leads_to(&at(&first));
    Form::string(url("target_session_attrs=primary")).leads_to(&at(&first));
    Form::string(url("target_session_attrs=prefer-standby")).leads_to(&at(&first));
    Form::string(url("")).set("PGTARGETSESSIONATTRS", "read-write").leads_to(&at(&second));
    Form::string(url("target_session_attrs=read-write&load_balance_hosts=random"))
        .leads_to(&at(&second));
    Form::string(url("target_session_attrs=standby")).fails().says("is not a standby");
    Form::string(url("target_session_attrs=bogus")).fails().says("target_session_attrs");
    for hosts in [
        format!("host=127.0.0.1,127.0.0.1,localhost port={closed},{starting},{two}"),
        format!("host=no-such-host.invalid,localhost port={two}"),
        format!("hostaddr=127.0.0.1,127.0.0.1 port={closed},{two}"),
        format!("host=/no/such/directory,localhost port={two}"),
    ] {
        Form::string(format!("{hosts} user=reads_on_16 dbname=postgres")).leads_to(&at(&second));
    }
    let keywords = "user=reads_on_16 dbname=postgres";
    Form::string(format!("host=127.0.0.1,localhost port={closed} {keywords}"))
        .fails()
        .says("none of the 2 servers can be used");
    Form::string(format!("host=a,b port=1,2,3 {keywords}")).fails().says("3 ports for 2 hosts");
    Form::string(format!("host=a,b hostaddr=::1 {keywords}")).fails().says("hostaddr");
    // If a server refuses the user, the search ends.
    Form::string(format!("host=127.0.0.1,127.0.0.1 port={one},{two} user=postgres dbname=nowhere"))
        .fails()
        .says("there is no database `nowhere`");
}

#[test]
fn a_service_names_a_server() {
    let server = server(18);
    let database = server.fresh_database("service");
    let (name, port) = (&database.name, port(&server));
    let expected = place(&server, "postgres", name);
    let text = format!(
        "# ours\n[other]\nhost=nowhere.invalid\n\n[mine]\nhost=127.0.0.1\n port={port} \r\n\
         user=postgres\ndbname={name}\n[last]\n"
    );
    let own = |string: &str| Form::string(string).file(".pg_service.conf", &text);
    own("service=mine").leads_to(&expected);
    own("postgres://?service=mine").leads_to(&expected);
    own(&format!("postgres:///{name}?service=mine")).leads_to(&expected);
    own("service=mine").set("PGDATABASE", "nowhere").leads_to(&expected);
    own("service=mine port=1").fails().says("no server accepts");
    own("service=none").fails().says("no connection service `none`");
    Form::new().file(".pg_service.conf", &text).set("PGSERVICE", "mine").leads_to(&expected);
    let named = Form::new().file("services", &text).set("PGSERVICE", "mine");
    let path = named.home().join("services").display().to_string();
    named.set("PGSERVICEFILE", path).leads_to(&expected);
    let system = Form::string("service=mine").file("pg_service.conf", &text);
    let path = system.home().display().to_string();
    system.set("PGSYSCONFDIR", path).leads_to(&expected);
    for fault in ["[mine]\nnonsense=1", "[mine]\nhost", "[mine]\nservice=other"] {
        let form = Form::string("service=mine").file(".pg_service.conf", fault);
        form.fails().says(".pg_service.conf, line 2` cannot be read");
    }
}

#[test]
fn a_password_file_has_the_password() {
    let server = server(18);
    create_the_role_with_a_password(&server);
    let port = port(&server);
    let name = format!("a:b\\{}", std::process::id());
    server.execute(&format!("CREATE DATABASE \"{name}\" TEMPLATE template0"));
    let escaped = name.replace('\\', r"\\").replace(':', r"\:");
    let base = format!("port={port} user=with_password dbname='{}'", name.replace('\\', r"\\"));
    let expected = place(&server, "with_password", &name);
    let directory = tempfile::tempdir().expect("a directory");
    let socket = directory.path().display().to_string();
    gateway::socket(&directory.path().join(format!(".s.PGSQL.{port}")), server.address());
    for (string, line) in [
        ("host=127.0.0.1", format!("127.0.0.1:{port}:{escaped}:with_password:{RIGHT}\n")),
        ("host=localhost", format!("# mine\n*:*:*:*:{RIGHT}:more\r\n")),
        ("host=127.0.0.1", format!("127.0.0.1:1:*:*:no\nnonsense\n*:*:*:with_password:{RIGHT}")),
        ("hostaddr=127.0.0.1", format!("127.0.0.1:*:*:*:{RIGHT}\n")),
        (
            "host=db.invalid hostaddr=127.0.0.1",
            format!("127.0.0.1:*:*:*:no\ndb.invalid:*:*:*:{RIGHT}\n"),
        ),
        (&*format!("host={socket}"), format!("{socket}:*:*:*:{RIGHT}\n")),
    ] {
        Form::string(format!("{string} {base}")).file(".pgpass", &line).leads_to(&expected);
    }
    let line = format!("*:*:*:*:{RIGHT}\n");
    let local = format!("host=127.0.0.1 {base}");
    for by_variable in [true, false] {
        let form = Form::string(&local).file("passwords", &line);
        let path = form.home().join("passwords").display().to_string();
        let form = if by_variable {
            form.set("PGPASSFILE", path)
        } else {
            form.named(format!("{local} passfile='{path}'"))
        };
        form.leads_to(&expected);
    }
    Form::string(&local).set("PGPASSWORD", RIGHT).leads_to(&expected);
    Form::string(format!("{local} password={RIGHT}")).set("PGPASSWORD", "no").leads_to(&expected);
    let form = Form::string(&local).shared_file(".pgpass", &line, 0o644);
    form.fails().says("others may read it").says("but none was given");
    let line = format!("other:*:*:*:{RIGHT}\n");
    Form::string(&local).file(".pgpass", &line).fails().says("but none was given");
    Form::string(&local).file(".pgpass", "*:*:*:*:no\n").fails().says("wrong password");
    server.execute(&format!("DROP DATABASE \"{name}\" WITH (FORCE)"));
}

#[test]
fn invalid_strings_fail_as_with_psql() {
    let server = server(18);
    let port = port(&server);
    let base = format!("host=localhost port={port} user=postgres dbname=postgres");
    for (string, says) in [
        (format!("{base} nonsense=1"), "keyword number 5"),
        (format!("{base} password='{RIGHT}"), "a quote is not closed"),
        (format!("{base} password"), "no `=`"),
        (format!("{base} sslmode=bogus"), "`sslmode`"),
        (format!("{base} sslmode=require"), "no encrypted connection"),
        (format!("{base} sslmode=verify-full"), "`sslrootcert`"),
        (format!("{base} sslmode=verify-full sslrootcert=system"), "no encrypted connection"),
        (format!("{base} sslmode=require sslrootcert=system"), "verify-full"),
        (format!("{base} channel_binding=require"), "channel_binding=require"),
        (format!("{base} gssencmode=require"), "gssencmode=require"),
        (format!("{base} connect_timeout=soon"), "connect_timeout"),
        (format!("{base} keepalives=yes"), "keepalives"),
        (format!("{base} options='-c nonsense=1'"), "nonsense"),
        (format!("host=localhost port={RIGHT} user=postgres"), "`port`"),
        ("host=localhost port=65536 user=postgres".to_owned(), "`port`"),
        (format!("hostaddr={RIGHT} user=postgres"), "`hostaddr`"),
        (format!("postgres://u:{RIGHT}%zz@localhost:{port}/postgres"), "its password"),
        (format!("postgres://u:{RIGHT}/x@localhost:{port}/postgres"), "`port`"),
        ("postgres://postgres@[::1/postgres".to_owned(), "closing bracket"),
        (format!("postgres://postgres@localhost:{port}/postgres?sslmode"), "no `=`"),
        (format!("postgres://postgres@localhost:{port}/postgres?ssl_foo=1"), "ssl_foo"),
        (RIGHT.to_owned(), "does not start with `postgres://`"),
    ] {
        Form::string(string).fails().says(says);
    }
}
