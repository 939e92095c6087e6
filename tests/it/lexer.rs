//! Postgres judges the lexer: both must agree about names, constants and operators.

use lexer::{Kind, Token};
use tests::{on_every_server, server::TestDatabase};

/// Spellings of constants, right and wrong.
const CONSTANTS: [&str; 31] = [
    "''",
    "'it''s'",
    r"'back\slash\'",
    "'a'\n'b'",
    "'a' -- c\n \t'b'\r'c'",
    "'a'\n--\n\n'''b'",
    r"E'\b\f\n\r\t\\\'\q\\x'",
    r"e'\141\62\0617\x41\x4g'",
    r"E'\u00e9\U0001F600\ud83d\ude00'",
    r"E'\xc3\xa9'",
    "E'a\\\nb'\n'\\'c'",
    r"E'\xc3'",
    r"E'\0'",
    r"E'\u12'",
    r"E'\ud83d'",
    r"E'\ude00'",
    r"E'\U00110000'",
    r"U&'d\0061t\+000061\\'''",
    r"u&'\d83d\de00\D83D\+00DE00'",
    "U&'d!0061ta!!' UESCAPE '!'",
    "U&'d!0061ta' /* a */ uescape --\n E'!'",
    "U&'a$0062' UESCAPE $$$$$",
    r"U&'a' UESCAPE 'a'",
    r"U&'a' UESCAPE '!!'",
    r"U&'\00'",
    r"U&'\d83d'",
    r"U&'\0000'",
    "$$it's$$",
    "$été_1$ $$ $ête$ $été_1$",
    "N'national'",
    "'\u{a0}\u{1f600}'",
];

const NAMES: [&str; 19] = [
    "Bare",
    "ÉTÉ",
    "_a$1",
    "é",
    "a\u{a0}b",
    "\"Quoted \"\"name\"\"\"",
    "\"\"",
    "\"$$ ' -- /*\"",
    r#"U&"d\0061t\+000061""#,
    r#"u&"d!0061ta!!" UESCAPE '!'"#,
    r#"U&"\d83d\de00 "" ""#,
    r#"U&"\00""#,
    r#"U&"a" UESCAPE '+'"#,
    "a123456789_123456789_123456789_123456789_123456789_123456789_123456789",
    "\"éééééééééééééééééééééééééééééééééééééééé\"",
    "aéééééééééééééééééééééééééééééééééééééééé",
    "1a",
    "$a",
    "a-b",
];

/// The server's answer to some texts, each put into a function's body: NULL if it refuses the text.
fn answers(database: &TestDatabase, body: &str, texts: &[String]) -> Vec<Option<String>> {
    let literals: Vec<_> = texts.iter().map(|it| format!("'{}'", it.replace('\'', "''"))).collect();
    let sql = format!(
        "CREATE OR REPLACE FUNCTION pg_temp.answer(source text, OUT answer text) LANGUAGE plpgsql AS $body$
         BEGIN {body} END $body$;
         SELECT coalesce('=' || pg_temp.answer(source), '') FROM unnest(ARRAY[{}]) WITH ORDINALITY
             AS it(source, at) ORDER BY at",
        literals.join(", ")
    );
    let rows = database.query(&sql);
    rows.into_iter().map(|row| row[0].strip_prefix('=').map(str::to_owned)).collect()
}

const CONSTANT: &str =
    "EXECUTE 'SELECT ' || source INTO answer; EXCEPTION WHEN others THEN answer := NULL;";
const NAME: &str = "EXECUTE 'SELECT k FROM (SELECT 1 AS ' || source || ') AS t,
    json_object_keys(row_to_json(t)) AS k' INTO answer; EXCEPTION WHEN others THEN answer := NULL;";
/// The operator that does not exist.
const OPERATOR: &str =
    "EXECUTE 'SELECT 1 ' || source || ' box ''1,1,2,2'''; EXCEPTION WHEN others THEN
    answer := substring(SQLERRM from 'operator does not exist: (?:integer )?([^ ]+) box');";

/// Texts made of these pieces, the same in every run.
fn texts(pieces: &[&str], count: usize) -> Vec<String> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    (0..count)
        .map(|_| (0..=next(7)).map(|_| pieces[next(pieces.len())]).collect::<String>())
        .collect()
}

fn only(text: &str, kind: Kind) -> Option<Token<'_>> {
    let mut tokens = lexer::lex(text);
    tokens.next().filter(|it| it.kind == kind && tokens.next().is_none())
}

on_every_server!(constants_and_names_have_the_values_that_postgres_reads, |server| {
    let database = server.fresh_database("lexer");
    let pieces = [
        "'", "'", "''", "E'", "U&'", "$$", "$a$", "\\", "\n", " ", "a", "\\u0061", "\\0061", "--",
        "é",
    ];
    let mut constants: Vec<_> = CONSTANTS.iter().map(|it| (*it).to_owned()).collect();
    constants
        .extend(texts(&pieces, 20_000).into_iter().filter(|it| only(it, Kind::Constant).is_some()));
    assert!(constants.len() > 1000, "{} constants", constants.len());
    for (text, answer) in constants.iter().zip(answers(&database, CONSTANT, &constants)) {
        assert_eq!(only(text, Kind::Constant).and_then(|it| it.constant()), answer, "{text}");
    }
    let pieces = ["\"", "\"\"", "U&\"", "\\0061", "A", "é", "$", "1", "_", " UESCAPE '!'", "!0061"];
    let mut names: Vec<_> = NAMES.iter().map(|it| (*it).to_owned()).collect();
    names.extend(texts(&pieces, 20_000).into_iter().filter(|it| only(it, Kind::Name).is_some()));
    assert!(names.len() > 1000, "{} names", names.len());
    for (text, answer) in names.iter().zip(answers(&database, NAME, &names)) {
        assert_eq!(only(text, Kind::Name).and_then(|it| it.name()), answer, "{text}");
    }
});

on_every_server!(operators_end_as_on_the_server, |server| {
    let database = server.fresh_database("lexer");
    let pieces =
        ["+", "-", "*", "/", "<", ">", "=", "~", "!", "@", "#", "%", "^", "&", "|", "`", "?"];
    let operators = texts(&pieces, 2000);
    let answers = answers(&database, OPERATOR, &operators);
    assert!(answers.iter().flatten().count() > 500);
    for (text, missing) in operators.iter().zip(answers) {
        let whole = format!("1 {text} box");
        let found: Vec<_> = lexer::tokens(&whole).map(|it| it.text).collect();
        assert!(missing.is_none_or(|it| found.contains(&it.as_str())), "{found:?}");
    }
});
