use expect_test::expect;

use super::{Reason, register, registered};
use crate::write::format::formatted;

const MODULE: &str = "m20260101_120000_b";

/// A `lib.rs` in which `migrations` returns this.
fn list(declarations: &str, tail: &str) -> String {
    format!(
        "pub use sea_orm_migration::prelude::*;

{declarations}pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {{
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {{
        {tail}
    }}
}}
"
    )
}

/// The list, given as its declarations and its body, becomes the other one.
fn check(before: [&str; 2], after: [&str; 2]) {
    let [declarations, tail] = before;
    let registered_text = register(&list(declarations, tail), MODULE).expect("registered");
    let [declarations, tail] = after;
    assert_eq!(registered_text, list(declarations, tail));
    let modules = registered(&registered_text).expect("a list");
    assert_eq!(modules.last().map(String::as_str), Some(MODULE));
}

#[test]
fn an_empty_list_gets_its_first_entry() {
    let one = "vec![Box::new(m20260101_120000_b::Migration)]";
    for tail in ["vec![]", "Vec::new()", "std::vec::Vec::new()", "vec![ ]"] {
        check(["", tail], ["mod m20260101_120000_b;\n\n", one]);
    }
    let text = list("mod m20260101_120000_b;\n\n", one);
    assert_eq!(formatted(std::path::Path::new("/"), &text), text);
}

#[test]
fn lists_grow_by_a_line_or_are_wrapped() {
    for tail in [
        "vec![
            Box::new(m20250101_120000_a::Migration),
        ]",
        "vec![Box::new(m20250101_120000_a::Migration)]",
    ] {
        check(
            ["mod m20250101_120000_a;\n\n", tail],
            [
                "mod m20250101_120000_a;\nmod m20260101_120000_b;\n\n",
                "vec![
            Box::new(m20250101_120000_a::Migration),
            Box::new(m20260101_120000_b::Migration),
        ]",
            ],
        );
    }
}

#[test]
fn a_short_list_stays_on_its_line() {
    for (before, after) in [
        ("vec![a()]", "vec![a(), Box::new(m20260101_120000_b::Migration)]"),
        ("vec!(a(), /* none */)", "vec!(a(), /* none */ Box::new(m20260101_120000_b::Migration),)"),
    ] {
        check(["mod a;\n\n", before], ["mod a;\n\nmod m20260101_120000_b;\n\n", after]);
    }
}

#[test]
fn handwritten_text_stays() {
    check(
        [
            "/* one */ mod m20250101_120000_a; // first\nmod util; // not one\n\n/// The list.\n",
            "vec![ // from the start
            // the first
            Box::new(m20250101_120000_a::Migration), // one
            #[cfg(feature = \"x\")]
            Box::new(other::Migration::new(\"])}\")) as Box<dyn MigrationTrait>, Box::new(third) // last
            // more below
        ]",
        ],
        [
            "/* one */ mod m20250101_120000_a; // first\nmod m20260101_120000_b;\nmod util; // not one\n\n/// The list.\n",
            "vec![ // from the start
            // the first
            Box::new(m20250101_120000_a::Migration), // one
            #[cfg(feature = \"x\")]
            Box::new(other::Migration::new(\"])}\")) as Box<dyn MigrationTrait>, Box::new(third), // last
            // more below
            Box::new(m20260101_120000_b::Migration),
        ]",
        ],
    );
}

#[test]
fn a_list_of_comments_gets_an_entry() {
    check(
        [
            "",
            "vec![
            // none yet
        ]",
        ],
        [
            "mod m20260101_120000_b;\n\n",
            "vec![
            // none yet
            Box::new(m20260101_120000_b::Migration),
        ]",
        ],
    );
}

#[test]
fn the_marker_of_loco_stays_last() {
    check(
        [
            "mod m20250101_120000_a;\n\n",
            "vec![
            Box::new(m20250101_120000_a::Migration),
            // inject-above (do not remove this comment)
        ]",
        ],
        [
            "mod m20250101_120000_a;\nmod m20260101_120000_b;\n\n",
            "vec![
            Box::new(m20250101_120000_a::Migration),
            Box::new(m20260101_120000_b::Migration),
            // inject-above (do not remove this comment)
        ]",
        ],
    );
    check(
        [
            "",
            "vec![
            // inject-above
        ]",
        ],
        [
            "mod m20260101_120000_b;\n\n",
            "vec![
            Box::new(m20260101_120000_b::Migration),
            // inject-above
        ]",
        ],
    );
}

#[test]
fn new_entries_follow_the_style_of_their_neighbours() {
    let text = "\tpub mod m20250101_120000_a;\r\npub struct M;\r\nimpl MigratorTrait for M {\r\n\tfn migrations() -> V {\r\n\t\tvec![\r\n\t\t\tBox::new(m20250101_120000_a::Migration)\r\n\t\t]\r\n\t}\r\n}";
    let expected = "\tpub mod m20250101_120000_a;\r\n\tpub mod m20260101_120000_b;\r\npub struct M;\r\nimpl MigratorTrait for M {\r\n\tfn migrations() -> V {\r\n\t\tvec![\r\n\t\t\tBox::new(m20250101_120000_a::Migration),\r\n\t\t\tBox::new(m20260101_120000_b::Migration),\r\n\t\t]\r\n\t}\r\n}";
    assert_eq!(register(text, MODULE).as_deref(), Ok(expected));
    let marked = format!("\u{feff}// é\r\n{text}");
    assert_eq!(register(&marked, MODULE), Ok(format!("\u{feff}// é\r\n{expected}")));
}

#[test]
fn brackets_may_share_a_line_with_entries() {
    for (tail, expected) in [
        (
            "vec![Box::new(a::Migration),\n             Box::new(b::Migration)]",
            "vec![Box::new(a::Migration),\n             Box::new(b::Migration),\n             Box::new(m20260101_120000_b::Migration)]",
        ),
        (
            "vec![\n            a(), b(), /* c */ ]",
            "vec![\n            a(), b(), /* c */\n            Box::new(m20260101_120000_b::Migration) ]",
        ),
    ] {
        let after = register(&list("", tail), MODULE).expect("registered");
        assert!(after.contains(expected), "{after}");
    }
}

#[test]
fn everything_else_stays_byte_for_byte() {
    let declarations = "mod m20250101_120000_a;\nmod z ;\n\nconst  X:u8=1 ;\n";
    let before =
        list(declarations, "vec![\n  Box::new(m20250101_120000_a::Migration) ,\n        ]");
    let after = register(&before, MODULE).expect("registered");
    let rest = after.replacen("\nmod m20260101_120000_b;", "", 1).replacen(
        "  Box::new(m20260101_120000_b::Migration),\n",
        "",
        1,
    );
    assert_eq!(rest, before);
}

#[test]
fn many_registrations_in_a_row_stay_formatted() {
    let mut text = list("", "vec![]");
    for day in 1..20 {
        text = register(&text, &format!("m202601{day:02}_120000_add_table")).expect("registered");
        assert_eq!(formatted(std::path::Path::new("/"), &text), text);
    }
    assert_eq!(registered(&text).expect("a list").len(), 19);
}

#[test]
fn modules_are_recognised_by_their_entries() {
    let text = list(
        "",
        "vec![
            Box::new(m20250101_120000_a::Migration),
            Box::new(crate::old::m20250102_120000_b::Migration {}),
            Box::new(users::Migration) as Box<dyn MigrationTrait>,
            Box::new(m20250103_120000_c::Other::new(1)),
            made_elsewhere(),
        ]",
    );
    assert_eq!(
        registered(&text).expect("a list"),
        ["m20250101_120000_a", "m20250102_120000_b", "users", "m20250103_120000_c"]
    );
}

#[test]
fn for_an_unreadable_list_there_are_lines_to_add() {
    let migrator = "impl MigratorTrait for A { fn migrations() -> V { vec![] } }";
    for (text, reason) in [
        (format!("{migrator}{migrator}"), Reason::SeveralMigrators),
        ("impl MigratorTrait for A {}".to_owned(), Reason::NoFunction),
        (list("", "build()"), Reason::Built),
        (list("", "migrations![a, b]"), Reason::Built),
        (list("", "vec![a; 3]"), Reason::Built),
        (list("", "let mut v = vec![]; v.push(a); v"), Reason::Built),
        (list("", "Vec::with_capacity(3)"), Reason::Built),
        (list("", "[vec![], vec![]].concat()"), Reason::Built),
    ] {
        let error = register(&text, MODULE).expect_err("refused");
        assert_eq!(error.reason, reason, "{text}");
        let message = error.to_string();
        assert!(message.contains("`mod m20260101_120000_b;`"), "{message}");
        assert!(message.contains("`Box::new(m20260101_120000_b::Migration),`"), "{message}");
    }
    let error = register("", MODULE).expect_err("refused");
    expect!["there is no `impl MigratorTrait for …`"].assert_eq(&error.to_string());
    assert!(matches!(register("fn (", MODULE).expect_err("refused").reason, Reason::Syntax(_)));
}

#[test]
fn a_module_is_registered_once() {
    let text = list("mod m20260101_120000_b;\n", "vec![]");
    let error = register(&text, MODULE).expect_err("refused");
    expect!["`m20260101_120000_b` is declared already"].assert_eq(&error.to_string());
    let error = register(&text, "not a name").expect_err("refused");
    expect!["`not a name` is not a name for a module"].assert_eq(&error.to_string());
}
