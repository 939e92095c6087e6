//! Two lines of work, joined or not.

use tests::on_every_server;

use super::{Revisions, applied};

on_every_server!(two_heads_are_refused_until_they_are_merged, |server| {
    let database = server.fresh_database("heads");
    let revisions = Revisions::new("m1_a: base\nm2_b: m1_a\nm3_c: m1_a");
    for command in ["up", "up head"] {
        let output = revisions.run(&database, command).code(1);
        output.says("there are 2 heads: m2_b, m3_c").says("merge");
    }
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
    let heads = revisions.run(&database, "heads").success();
    assert_eq!(heads.stdout, "m2_b (head)\nm3_c (head)\n");
    revisions.run(&database, "up heads").success().prints("at head m2_b, m3_c");
    assert_eq!(revisions.run(&database, "current").success().stdout, "m2_b (head)\nm3_c (head)\n");
    revisions.add("m4_d: m2_b, m3_c");
    revisions.run(&database, "up").success().prints("at head m4_d");
    revisions.run(&database, "down m2_b").success();
    assert_eq!(applied(&database), "m1_a m2_b m3_c");
});

on_every_server!(a_migration_merged_late_is_applied_and_reported, |server| {
    let database = server.fresh_database("late");
    let revisions = Revisions::new("m1_a: base\nm3_c: m1_a");
    revisions.run(&database, "up").success();
    revisions.add("m2_b: m1_a");
    revisions.add("m4_d: m2_b, m3_c");
    let output = revisions.run(&database, "up").success();
    output.says("m2_b is older than m3_c, which is already applied: it was merged out of order");
    assert_eq!(applied(&database), "m1_a m2_b m3_c m4_d");
});

on_every_server!(a_missing_file_is_marked_and_stops_only_what_would_run, |server| {
    let database = server.fresh_database("lost");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    revisions.remove("m2_b");
    for command in ["status", "current", "history", "history -v"] {
        revisions.run(&database, command).success().prints("file is missing");
    }
    revisions.add("m3_c");
    for command in ["up", "down"] {
        let output = revisions.run(&database, command).code(1);
        output.says("applied, but not in this program: m2_b").says("--ignore-missing");
    }
    revisions.run(&database, "up --ignore-missing").success();
    assert_eq!(applied(&database), "m1_a m2_b m3_c");
});

on_every_server!(an_invalid_graph_is_refused, |server| {
    let database = server.fresh_database("no_graph");
    let revisions = Revisions::new("m1_a: m9_z");
    let output = revisions.run(&database, "up").code(1);
    output.says("`m1_a` revises `m9_z`, which is not among the migrations");
    let revisions = Revisions::new("m1_a: m2_b\nm2_b: m1_a");
    revisions.run(&database, "heads").code(1).says("revise each other in a circle: m1_a, m2_b");
});
