//! Migrations outside a transaction, interrupted and resumed.

use tests::on_every_server;

use super::{Revisions, applied};

on_every_server!(a_run_resumes_at_a_corrected_statement, |server| {
    let database = server.fresh_database("outside");
    let revisions = Revisions::new("");
    let up = [
        "CREATE TABLE a ()",
        "INSERT INTO a DEFAULT VALUES",
        "SELECT nonsense",
        "CREATE TABLE b ()",
    ];
    revisions.add_sql("m1_a", "outside", &up, &["DROP TABLE b", "DROP TABLE a"]);
    let output = revisions.run(&database, "up").code(1);
    output.says("(SQLSTATE 42703)").says("statement: SELECT nonsense");
    output.says("outside a transaction: 2 statements before it were executed and stay; no migration is applied");
    revisions.run(&database, "status").success().prints("pending (interrupted; `up` resumes it)");
    revisions
        .run(&database, "down")
        .code(1)
        .says("`m1_a` was interrupted while it was being applied");
    revisions.edit("m1_a", "SELECT nonsense", "SELECT 1");
    let output = revisions.run(&database, "up").success();
    output.says("m1_a was interrupted earlier; resuming after its statement 2");
    assert_eq!(database.value("SELECT count(*) FROM a"), "1");
    assert_eq!(applied(&database), "m1_a");
    revisions.run(&database, "down").success();
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
    assert_eq!(database.value("SELECT count(*) FROM autogen_migration_statements"), "0");
});

on_every_server!(an_index_that_was_left_invalid_is_dropped_and_built, |server| {
    let database = server.fresh_database("invalid");
    let revisions = Revisions::new("");
    database.execute(
        "CREATE SCHEMA s; CREATE TABLE s.\"T\" (id int); INSERT INTO s.\"T\" VALUES (1), (1)",
    );
    let create = "CREATE UNIQUE INDEX CONCURRENTLY \"T_id\" ON s.\"T\" (id)";
    revisions.add_sql(
        "m1_a",
        "outside",
        &["CREATE TABLE a ()", create],
        &["DROP INDEX CONCURRENTLY s.\"T_id\""],
    );
    let output = revisions.run(&database, "up").code(1);
    output.says("(SQLSTATE 23505)").says("statement: CREATE UNIQUE INDEX CONCURRENTLY");
    assert_eq!(
        database.value("SELECT indisvalid FROM pg_index WHERE indrelid = 's.\"T\"'::regclass"),
        "f"
    );
    database.execute("DELETE FROM s.\"T\"");
    let output = revisions.run(&database, "up").success();
    output.says("Dropped s.\"T_id\", which the interrupted run left invalid");
    assert_eq!(
        database.value("SELECT indisvalid FROM pg_index WHERE indrelid = 's.\"T\"'::regclass"),
        "t"
    );
});

on_every_server!(an_index_that_was_built_before_the_end_is_not_built_again, |server| {
    let database = server.fresh_database("built");
    let revisions = Revisions::new("");
    let up = [
        "CREATE TABLE a (id int)",
        "CREATE INDEX CONCURRENTLY a_id ON a (id)",
        "CREATE TABLE b ()",
    ];
    let down = ["DROP TABLE b", "DROP INDEX CONCURRENTLY a_id", "DROP TABLE a"];
    revisions.add_sql("m1_a", "outside", &up, &down);
    revisions.start(&database, "up").env("DIE", "2").run();
    database.execute(up[1]);
    revisions.run(&database, "up").success();
    revisions.start(&database, "down").env("DIE", "2").run();
    database.execute(down[1]);
    revisions.run(&database, "up").code(1).says("was interrupted while it was being reverted");
    revisions.run(&database, "down").success();
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
});

on_every_server!(a_migrations_own_transaction_is_all_or_nothing, |server| {
    let database = server.fresh_database("own");
    let revisions = Revisions::new("");
    let up = [
        "CREATE TABLE a (id int)",
        "begin",
        "INSERT INTO a VALUES (1)",
        "INSERT INTO a VALUES (2)",
        "commit",
        "read SELECT string_agg(id::text, ' ' ORDER BY id) FROM a",
        "CREATE TABLE b ()",
    ];
    revisions.add_sql("m1_a", "outside", &up, &["DROP TABLE b", "DROP TABLE a"]);
    revisions.start(&database, "up").env("DIE", "3").run();
    assert_eq!(database.value("SELECT count(*) FROM a"), "0");
    revisions.start(&database, "up").env("DIE", "4").run().prints("read 1 2");
    assert_eq!(database.value("SELECT count(*) FROM a"), "2");
    revisions.run(&database, "up").success().prints("read 1 2");
    assert_eq!(database.value("SELECT count(*) FROM a"), "2");
    assert_eq!(applied(&database), "m1_a");
});

on_every_server!(rows_are_read_as_they_are, |server| {
    let database = server.fresh_database("rows");
    let revisions = Revisions::new("");
    database.execute("CREATE TYPE mood AS ENUM ('happy')");
    let read = "read SELECT 'first', 'happy'::mood AS a, 1::int8, 1.5::numeric, now(), '{}'::jsonb, gen_random_uuid(), \
                ARRAY[1], NULL::date AS zz";
    revisions.add_sql("m1_a", "outside", &[read, "CREATE TABLE a ()"], &[]);
    revisions.run(&database, "up").success().prints("read first");
    revisions.add_sql("m2_b", "outside", &["read SELECT 'x', '1.2.3.4'::inet AS address"], &[]);
    let output = revisions.run(&database, "up").code(1);
    output.says("cannot read the column `address`, which is of the type INET; cast it to text");
});
