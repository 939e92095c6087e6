//! How far `up` and `down` go, in every form that Alembic supports.

use tests::on_every_server;

use super::{Revisions, applied};

const LINE: &str = "m1_a\nm2_b\nm3_c\nm4_d";

on_every_server!(each_form_of_a_target, |server| {
    let database = server.fresh_database("targets");
    let revisions = Revisions::new(LINE);
    for (command, expected) in [
        ("up +1", "m1_a"),
        ("upgrade +2", "m1_a m2_b m3_c"),
        ("up head", "m1_a m2_b m3_c m4_d"),
        ("up", "m1_a m2_b m3_c m4_d"),
        ("down -1", "m1_a m2_b m3_c"),
        ("downgrade -2", "m1_a"),
        ("up m3_c", "m1_a m2_b m3_c"),
        ("up head-1", "m1_a m2_b m3_c"),
        ("down m1", "m1_a"),
        ("up b+1", "m1_a m2_b m3_c"),
        ("down current-1", "m1_a m2_b"),
        ("up -n 1", "m1_a m2_b m3_c"),
        ("up heads", "m1_a m2_b m3_c m4_d"),
        ("down -n 2", "m1_a m2_b"),
        ("down", "m1_a"),
        ("down base", ""),
        ("down -n 9", ""),
        ("", "m1_a m2_b m3_c m4_d"),
    ] {
        revisions.run(&database, command).success();
        assert_eq!(applied(&database), expected, "after `{command}`");
    }
});

on_every_server!(an_invalid_target_changes_nothing, |server| {
    let database = server.fresh_database("no_target");
    let revisions = Revisions::new("m1_add_a\nm2_add_b\nm3_c");
    revisions.run(&database, "up m2").success();
    for (command, message) in [
        ("up +2", "there is only 1 migration to apply, not 2"),
        ("down -3", "there are only 2 migrations to revert, not 3"),
        ("up add", "`add` is ambiguous: it matches m1_add_a, m2_add_b"),
        ("up nothing", "no migration is called `nothing`"),
        ("up head+1", "`head+1` goes past the last migration"),
        ("up base", "`up` cannot go to `base`"),
        ("up -- -1", "`up` cannot go to `-1`"),
        ("down +1", "`down` cannot go to `+1`"),
        ("down m3", "`m3_c` is not applied"),
    ] {
        let output = revisions.run(&database, command).code(1);
        output.says(message).says("help: ");
    }
    assert_eq!(applied(&database), "m1_add_a m2_add_b");
});
