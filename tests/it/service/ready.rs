//! Alive and ready are different.

use tests::on_every_server;
use tests::private::PrivateServer;
use tests::program::bin;
use tests::server::server;

use super::{Service, app, eventually};

on_every_server!(a_service_is_ready_if_no_migration_is_pending, |server| {
    let database = server.fresh_database("ready");
    let service = Service::on(&database);
    assert_eq!(service.get("/readyz").status(200).body["status"], "ready");
    bin("migration").database(database.url()).args(["down", "-1"]).run().success();
    let answer = service.get("/readyz").status(503);
    assert_eq!(answer.body["reason"], "migrations are pending");
    assert_eq!(answer.body["pending"], serde_json::json!(["m20261121_032827_baseline"]));
    assert_eq!(service.get("/healthz").status(200).body["status"], "alive");
    bin("migration").database(database.url()).arg("up").run().success();
    service.get("/readyz").status(200);
    // A newer program has migrated: this one still serves, and so does another one of its version that starts now.
    database.execute("INSERT INTO seaql_migrations VALUES ('m20991231_000000_newer', 1)");
    service.get("/readyz").status(200);
    let another = Service::on(&database);
    another.get("/readyz").status(200);
    another.stop().success().says("\"newer\":\"m20991231_000000_newer\"");
    // If something is pending too, the two have diverged.
    database.execute("DELETE FROM seaql_migrations WHERE version <> 'm20991231_000000_newer'");
    let output = Service::start(app(&database.url())).err().expect("a refusal").code(1);
    output.says("applied, but not in this program: m20991231_000000_newer");
});

#[test]
fn the_service_survives_a_restart_of_its_database() {
    let mut postgres = PrivateServer::new(&server(18));
    postgres.start("");
    let service =
        Service::start(app(&postgres.url())).unwrap_or_else(|output| panic!("{}", output.stderr));
    service.get("/readyz").status(200);
    postgres.stop();
    let answer = service.get("/readyz").status(503);
    let reason = answer.body["reason"].as_str().expect("a reason");
    assert!(reason.starts_with("the database does not answer"), "{reason}");
    service.get("/healthz").status(200);
    postgres.start("");
    eventually("it is ready again", || service.get("/readyz").status == 200);
    service.get("/stories").status(200);
    service.stop().success();
}

#[test]
fn it_asks_itself_whether_it_is_alive() {
    let database = server(18).fresh_database("healthcheck");
    let service = Service::on(&database);
    let ask = |address: &str| app("").env("LISTEN", address).arg("healthcheck").run();
    let address = service.address.clone();
    ask(&address).success();
    ask(&address.replace("127.0.0.1", "0.0.0.0")).success();
    service.stop().success();
    ask(&address).code(1).says("no living service at").says(&address);
}
