//! The output of the listing commands.

use expect_test::expect;
use tests::on_every_server;

use super::{Revisions, steady};

const FORK: &str = "m1_a: base\nm2_b: m1_a\nm3_c: m1_a\nm4_d: m2_b, m3_c\nm5_e";

on_every_server!(each_command_for_people, |server| {
    let database = server.fresh_database("listing");
    let revisions = Revisions::new(FORK);
    let printed = |command: &str| steady(&revisions.run(&database, command).success().stdout);
    expect![[r"
        No migration is applied
    "]]
    .assert_eq(&printed("current"));
    revisions.run(&database, "up m3").success();
    expect![[r"
        m3_c
    "]]
    .assert_eq(&printed("current"));
    expect![[r"
        Rev: m3_c (current)
        Revises: m1_a
        Applied: DATE TIME UTC

            make c

    "]]
    .assert_eq(&printed("current -v"));
    expect![[r"
        m4_d -> m5_e (head), make e
        m2_b, m3_c -> m4_d (mergepoint), make d
        m1_a -> m3_c, make c
        m1_a -> m2_b, make b
        base -> m1_a (branchpoint), make a
    "]]
    .assert_eq(&printed("history"));
    expect![[r"
        m2_b, m3_c -> m4_d (mergepoint), make d
        m1_a -> m3_c (current), make c
    "]]
    .assert_eq(&printed("history -i -r current:m4"));
    expect![[r"
        Rev: m2_b
        Revises: m1_a
        Pending

            make b

            Revises: m1_a

        Rev: m1_a (branchpoint)
        Revises: base
        Applied: DATE TIME UTC

            make a

            Revises: base

    "]]
    .assert_eq(&printed("history -v -r :m2"));
    expect![[r"
        m5_e (head)
    "]]
    .assert_eq(&printed("heads"));
    expect![[r"
        m1_a (branchpoint)
          -> m2_b
          -> m3_c
    "]]
    .assert_eq(&printed("branches"));
    expect![[r"
        Rev: m4_d (mergepoint)
        Revises: m2_b, m3_c

            make d

            Revises: m2_b, m3_c

    "]]
    .assert_eq(&printed("show d"));
    expect![[r"
        m1_a  applied  DATE TIME UTC
        m2_b  pending
        m3_c  applied  DATE TIME UTC
        m4_d  pending
        m5_e  pending
    "]]
    .assert_eq(&printed("status"));
    let check = revisions.run(&database, "check").code(2);
    expect![[r"
        m1_a -> m2_b, make b
        m2_b, m3_c -> m4_d (mergepoint), make d
        m4_d -> m5_e (head), make e
        3 migrations pending
    "]]
    .assert_eq(&check.stdout);
    revisions.run(&database, "up").success();
    expect![[r"
        Nothing is pending
    "]]
    .assert_eq(&printed("check"));
});

on_every_server!(each_command_for_programs, |server| {
    let database = server.fresh_database("json");
    let revisions = Revisions::new("m1_a: base\nm2_b: m1_a\nm3_c: m1_a");
    revisions.run(&database, "up m1").success();
    let json = |command: &str, code: i32| -> serde_json::Value {
        let output = revisions.run(&database, &format!("{command} --json")).code(code);
        crate::docs::json::check("migration status --json", &output.stdout);
        let whole: serde_json::Value = serde_json::from_str(&output.stdout).expect("JSON");
        assert_eq!(whole["version"], 1);
        whole["revisions"].clone()
    };
    let names = |value: &serde_json::Value| -> Vec<String> {
        let all = value.as_array().expect("a list").iter();
        all.map(|it| it["name"].as_str().expect("a name").to_owned()).collect()
    };
    let status = json("status", 0);
    assert_eq!(names(&status), ["m1_a", "m2_b", "m3_c"]);
    assert_eq!(status[0]["state"], "applied");
    assert!(status[0]["applied_at"].as_i64().is_some_and(|at| at > 1_700_000_000));
    assert_eq!(status[1]["state"], "pending");
    assert_eq!(status[1]["message"], "make b");
    assert_eq!(status[1]["revises"], serde_json::json!(["m1_a"]));
    assert_eq!(names(&json("history", 0)), ["m1_a", "m2_b", "m3_c"]);
    assert_eq!(names(&json("current", 0)), ["m1_a"]);
    assert_eq!(names(&json("heads", 0)), ["m2_b", "m3_c"]);
    assert_eq!(names(&json("branches", 0)), ["m1_a"]);
    assert_eq!(names(&json("check", 2)), ["m2_b", "m3_c"]);
    assert_eq!(names(&json("show m3", 0)), ["m3_c"]);
});

#[test]
fn heads_branches_and_show_need_no_database() {
    let revisions = Revisions::new(FORK);
    for command in ["heads", "branches", "show m4"] {
        let output =
            revisions.program(command).database("postgres://nobody@127.0.0.1:1/none").run();
        assert_eq!(output.success().stderr, "");
    }
}
