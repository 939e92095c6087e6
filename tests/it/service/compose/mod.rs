//! The compose files: they follow the specification, and their contents are played with the real programs, since
//! containers are not available everywhere.

mod dockerfile;
mod file;
mod play;
mod schema;

use serde_json::json;
use tests::server::server;

use self::file::Compose;
use self::play::{Ended, Stage};
use self::schema::Schema;
use super::http;

const FILES: [&str; 2] = ["compose.yaml", "compose.prod.yaml"];

#[test]
fn both_compose_files_follow_the_specification() {
    let schema = Schema::read();
    for file in FILES {
        let compose = Compose::read(file, &everything).expect("every variable has a value");
        assert_eq!(schema.faults(&compose.whole), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn violations_of_the_compose_specification_are_found() {
    let schema = Schema::read();
    for (broken, fault) in [
        (json!({ "service": {} }), "service"),
        (json!({ "services": { "a b": {} } }), "a b"),
        (json!({ "services": { "a": { "imgae": "x" } } }), "imgae"),
        (
            json!({ "services": { "a": { "depends_on": { "b": { "condition": "service_ready" } } } } }),
            "depends_on",
        ),
        (json!({ "services": { "a": { "restart": false } } }), "restart"),
        (json!({ "services": { "a": { "healthcheck": { "retries": [] } } } }), "retries"),
        (json!({ "services": { "a": { "environment": ["A=1", "A=1"] } } }), "environment"),
    ] {
        let faults = schema.faults(&broken);
        assert!(faults.iter().any(|it| it.contains(fault)), "{broken}: {faults:?}");
    }
}

#[test]
fn the_backend_starts_after_the_migrations() {
    for file in FILES {
        let database = server(18).fresh_database("compose");
        let stage = Stage::new(file, &database);
        let mut play = stage.up();
        assert_eq!(
            play.told,
            ["db is healthy", "migrate ended with 0", "backend is healthy"],
            "{file}"
        );
        assert!(matches!(play.ended.remove("migrate"), Some(Ended::WithZero)));
        http::ask(&stage.address, "GET", "/readyz", None).expect("an answer").status(200);
        assert_eq!(database.value("SELECT count(*) FROM seaql_migrations"), "1");
        play.stop("backend").success().says("\"message\":\"stopped\"");
        // Again, like `docker compose up` on the next day.
        let again = stage.up();
        assert_eq!(
            again.told,
            ["db is healthy", "migrate ended with 0", "backend is healthy"],
            "{file}"
        );
    }
}

#[test]
fn the_backend_does_not_start_after_a_failed_migration() {
    for file in FILES {
        let database = server(18).fresh_database("compose_broken");
        database.execute("CREATE TYPE user_role AS ENUM ()");
        let stage = Stage::new(file, &database);
        let mut play = stage.up();
        assert_eq!(
            play.told,
            ["db is healthy", "migrate ended with 1", "backend is not started"],
            "{file}"
        );
        let Some(Ended::Badly(output)) = play.ended.remove("migrate") else {
            panic!("{file}: it is gone")
        };
        output.says("type \"user_role\" already exists");
        assert!(matches!(
            http::ask(&stage.address, "GET", "/healthz", None),
            Err(http::NoAnswer::Refused)
        ));
        // Started by hand anyway, it refuses as well.
        let (program, _) = stage.program("backend");
        program.run().code(1).says("migrations are pending");
    }
}

#[test]
fn in_production_what_is_secret_has_no_default() {
    for name in ["POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB"] {
        let without = |asked: &str| everything(asked).filter(|_| asked != name);
        let missing = Compose::read("compose.prod.yaml", &without).err().expect("a refusal");
        assert!(missing.starts_with(name), "{missing}");
        Compose::read("compose.yaml", &without).expect("development has defaults");
    }
}

#[test]
fn every_setting_is_in_the_example() {
    let example = std::fs::read_to_string(crate::clone::workspace().join(".env.example"))
        .expect("the example");
    let there: Vec<&str> = example
        .lines()
        .filter_map(|line| Some(line.trim_start_matches('#').split_once('=')?.0))
        .collect();
    let mut wanted: Vec<String> = Vec::new();
    let help = tests::program::bin("app").arg("--help").run().success().stdout;
    let settings = help.split_once("Settings").expect("settings").1.lines().skip(1);
    wanted.extend(settings.filter_map(|line| line.split_whitespace().next()).map(str::to_owned));
    for file in FILES {
        let asked = std::cell::RefCell::new(Vec::new());
        Compose::read(file, &|name| {
            asked.borrow_mut().push(name.to_owned());
            everything(name)
        })
        .expect("every variable has a value");
        wanted.extend(asked.into_inner());
    }
    assert!(wanted.len() > 12, "{wanted:?}");
    for name in wanted {
        assert!(there.contains(&name.as_str()), "`{name}` is not in .env.example");
    }
}

#[expect(clippy::unnecessary_wraps, reason = "as variables are looked up")]
fn everything(name: &str) -> Option<String> {
    Some(if name.ends_with("PORT") { "7000".to_owned() } else { name.to_lowercase() })
}
