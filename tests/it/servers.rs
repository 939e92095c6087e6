//! The test servers: what the other tests rely on.

use tests::on_every_server;

on_every_server!(pgvector_can_be_created, |server| {
    let database = server.fresh_database("pgvector");
    database.execute(
        "CREATE EXTENSION vector; CREATE TABLE t (v vector(3)); INSERT INTO t VALUES ('[1,2,3]')",
    );
    assert_eq!(database.value("SELECT v <-> '[1,2,5]' FROM t"), "2");
    assert_eq!(
        database.value("SELECT extversion FROM pg_extension WHERE extname = 'vector'"),
        "0.8.5"
    );
});

on_every_server!(each_server_has_the_version_of_its_name, |server| {
    let database = server.fresh_database("version");
    let number: u32 = database.value("SHOW server_version_num").parse().expect("a number");
    assert_eq!(number / 10_000, server.version);
    assert_eq!(database.value("SELECT NULL::int"), "NULL");
});
