//! Migrations that were edited after they were applied.

use tests::on_every_server;

use super::{Revisions, applied};

on_every_server!(an_edit_is_named_and_refused_until_it_is_undone_or_accepted, |server| {
    let database = server.fresh_database("edited");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    revisions.edit("m1_a", "CREATE TABLE a ()", "CREATE TABLE a (id int)");
    revisions.add("m3_c");
    let output = revisions.run(&database, "up").code(1);
    output.says("edited since it was applied: m1_a");
    output
        .says("-    sql(r#\"CREATE TABLE a ()\"#);")
        .says("+    sql(r#\"CREATE TABLE a (id int)\"#);");
    output.says("--accept-edited");
    assert_eq!(applied(&database), "m1_a m2_b");
    revisions.run(&database, "status").success().prints("(edited since)");
    revisions.edit("m1_a", "CREATE TABLE a (id int)", "CREATE TABLE a ()");
    revisions.run(&database, "up").success();
    revisions.edit("m2_b", "CREATE TABLE b ()", "CREATE TABLE b (id int)");
    revisions.run(&database, "up --accept-edited").success();
    revisions.run(&database, "up").success();
});

on_every_server!(a_change_without_meaning_is_not_an_edit, |server| {
    let database = server.fresh_database("reformatted");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    revisions.edit("m1_a", "    sql(", "// why\n        sql(\n");
    revisions.edit("m2_b", "\n", "\r\n");
    revisions.run(&database, "up").success().prints("Nothing to do");
});

on_every_server!(migrations_applied_by_seaorm_are_watched_for_edits, |server| {
    let database = server.fresh_database("adopted");
    let revisions = Revisions::new("m1_a");
    database.execute(
        "CREATE TABLE seaql_migrations (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL); \
         INSERT INTO seaql_migrations VALUES ('m1_a', 1)",
    );
    revisions.run(&database, "up").success().prints("Nothing to do: the database is at head m1_a");
    revisions.edit("m1_a", "TABLE a ()", "TABLE a (id int)");
    revisions.run(&database, "up").code(1).says("edited since it was applied: m1_a");
    // Applied again by another program, which did not record the text.
    database.execute("UPDATE seaql_migrations SET applied_at = 2");
    revisions.run(&database, "up").success();
});

on_every_server!(the_present_text_counts_after_it_was_reverted_and_applied_again, |server| {
    let database = server.fresh_database("again");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    revisions.edit("m1_a", "TABLE a ()", "TABLE a (id int)");
    revisions.run(&database, "down").success();
    revisions.run(&database, "up").success();
    revisions.run(&database, "up").success().prints("Nothing to do");
});
