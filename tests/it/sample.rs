//! This repository's sample: its migrations lead to its entities, and back.

use std::path::Path;

use tests::on_every_server;
use tests::program::bin;

on_every_server!(the_migrations_lead_to_the_entities_and_back, |server| {
    let database = server.fresh_database("sample");
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let run = |program: &str, arguments: &[&str]| {
        bin(program).dir(clone).database(database.url()).args(arguments).run()
    };
    run("autogen", &["check"]).code(1).says("target database is not up to date");
    for _ in 0..2 {
        run("migration", &["up"]).success();
        run("autogen", &["check"]).success().says("Entities and database agree.");
        run("migration", &["down", "-n", "1000"]).success();
        let left = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname !~ '^(seaql|autogen)_migration'";
        assert_eq!(database.value(left), "0");
    }
});
