//! Recording a revision.

use tests::on_every_server;

use super::{Revisions, applied};

on_every_server!(stamp_records_and_runs_nothing, |server| {
    let database = server.fresh_database("stamp");
    let revisions = Revisions::new("m1_a\nm2_b\nm3_c");
    for (command, expected, says) in [
        ("stamp m2", "m1_a m2_b", "Changed the record of 2 migrations: the database is at m2_b"),
        (
            "stamp head",
            "m1_a m2_b m3_c",
            "Changed the record of 1 migration: the database is at m3_c",
        ),
        ("stamp m1", "m1_a", "Changed the record of 2 migrations"),
        ("stamp m1", "m1_a", "Nothing to do"),
        ("stamp base", "", "the database is at base, where no migration is applied"),
    ] {
        revisions.run(&database, command).success().prints(says);
        assert_eq!(applied(&database), expected, "after `{command}`");
    }
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
    revisions.run(&database, "stamp nothing").code(1).says("no migration is called `nothing`");
});

on_every_server!(stamp_forgets_what_is_missing_only_when_told, |server| {
    let database = server.fresh_database("purge");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    revisions.remove("m2_b");
    revisions.run(&database, "stamp head").code(1).says("not in this program: m2_b");
    revisions.run(&database, "stamp head --purge").success();
    assert_eq!(applied(&database), "m1_a");
});

on_every_server!(stamp_settles_an_edit_and_what_was_left_half_done, |server| {
    let database = server.fresh_database("settled");
    let revisions = Revisions::new("m1_a");
    revisions.add_sql("m2_b", "outside", &["CREATE TABLE b ()", "SELECT nonsense"], &[]);
    revisions.run(&database, "up").code(1);
    revisions.edit("m1_a", "TABLE a ()", "TABLE a (id int)");
    revisions.run(&database, "stamp head").success();
    revisions.run(&database, "up").success().prints("Nothing to do: the database is at head m2_b");
});
