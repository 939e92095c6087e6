//! The parts of an expression that tokens alone reveal, without a parser: names of columns, types and other objects.
//! Postgres decides what an expression means.

use lexer::{Kind, Token};

use super::Qualified;

/// The words for the fields of an interval: `day to second`.
pub(super) const INTERVAL_WORDS: [&str; 7] =
    ["year", "month", "day", "hour", "minute", "second", "to"];

/// Replaces tokens of the text. `replace` gets the tokens before a position and those from there on, and returns how
/// many of these to replace, and by what.
#[must_use]
pub fn rewrite(
    text: &str,
    mut replace: impl FnMut(&[Token<'_>], &[Token<'_>]) -> Option<(usize, String)>,
) -> String {
    let tokens: Vec<_> = lexer::tokens(text).collect();
    let mut rewritten = String::with_capacity(text.len());
    let (mut at, mut copied) = (0, 0);
    while at < tokens.len() {
        let (before, from) = tokens.split_at(at);
        let Some((count, by)) = replace(before, from) else {
            at += 1;
            continue;
        };
        rewritten += &text[copied..from[0].start];
        rewritten += &by;
        copied = from[count - 1].end();
        at += count;
    }
    rewritten + &text[copied..]
}

/// The parts of the name at the start: `app`, `mood` of `app.mood`. Part and dot are a token each.
#[must_use]
pub fn parts(tokens: &[Token<'_>]) -> Vec<String> {
    let Some(first) = tokens.first().and_then(Token::name) else { return Vec::new() };
    let further = tokens[1..].chunks_exact(2).map_while(|pair| match pair {
        [dot, name] if dot.is(".") => name.name(),
        _ => None,
    });
    std::iter::once(first).chain(further).collect()
}

/// The number of tokens of the name at the start.
#[must_use]
pub fn name_length(tokens: &[Token<'_>]) -> usize {
    (2 * parts(tokens).len()).saturating_sub(1)
}

/// The same if it is the name of that object, with or without its schema.
#[must_use]
pub fn length_of(tokens: &[Token<'_>], object: &Qualified) -> Option<usize> {
    let is_object = match &parts(tokens)[..] {
        [name] => *name == object.name,
        [schema, name] => *schema == object.schema && *name == object.name,
        _ => false,
    };
    is_object.then(|| name_length(tokens))
}

/// The number of tokens of the type at the start, in Postgres' spelling.
#[must_use]
pub fn type_length(tokens: &[Token<'_>]) -> usize {
    let is_one = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(word)))
    };
    let mut length = name_length(tokens);
    if is_one(0, &["double", "character", "bit"]) && is_one(1, &["precision", "varying"]) {
        length += 1;
    }
    while is_one(0, &["interval"]) && is_one(length, &INTERVAL_WORDS) {
        length += 1;
    }
    if is_one(length, &["("]) {
        length += closing(&tokens[length..]).map_or(0, |at| at + 1);
    }
    if is_one(0, &["time", "timestamp"]) && is_one(length, &["with", "without"]) {
        length += 3;
    }
    while is_one(length, &["["]) {
        length += closing(&tokens[length..]).map_or(1, |at| at + 1);
    }
    length.min(tokens.len())
}

/// The position of the closing parenthesis or bracket for the one at the start.
#[must_use]
pub fn closing(tokens: &[Token<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    tokens.iter().position(|token| {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// The tokens that may be columns: not the type of a cast, a collation, a function, or part of a longer name.
#[must_use]
pub fn columns(tokens: &[Token<'_>]) -> Vec<usize> {
    let (mut columns, mut at) = (Vec::new(), 0);
    while let Some(token) = tokens.get(at) {
        let (from, rest) = (&tokens[at..], &tokens[at + 1..]);
        at += if token.is("::") {
            1 + type_length(rest)
        } else if token.is(".") || token.is("COLLATE") {
            1 + name_length(rest)
        } else {
            let length = name_length(from);
            if length == 1 && !rest.first().is_some_and(|it| it.is("(")) {
                columns.push(at);
            }
            length.max(1)
        };
    }
    columns
}

/// Whether the tokens are a single operand: a constant, a name, a call or a parenthesis, with or without casts. The
/// answer may be no for some.
#[must_use]
pub fn is_operand(tokens: &[Token<'_>]) -> bool {
    let tokens = match tokens {
        [minus, number, ..] if minus.is("-") && number.kind == Kind::Number => &tokens[1..],
        _ => tokens,
    };
    let Some(first) = tokens.first() else { return false };
    let mut at = match first.kind {
        Kind::Name => name_length(tokens),
        Kind::Constant | Kind::Bits | Kind::Number => usize::from(first.is_closed()),
        Kind::Blank | Kind::Comment | Kind::Parameter | Kind::Operator | Kind::Special => 0,
    };
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        let length = match token.text {
            "::" => Some(type_length(&rest[1..])).filter(|length| *length > 0),
            "[" => closing(rest),
            "(" if at == 0 || first.kind == Kind::Name => closing(rest),
            _ => None,
        };
        match length {
            Some(length) => at += 1 + length,
            None => return false,
        }
    }
    at > 0
}

/// Whether the statement creates a part of a table or view. Such a part has a name of its own there, which may be that of
/// anything else.
#[must_use]
pub fn creates_a_part(sql: &str) -> bool {
    let mut words = lexer::tokens(sql)
        .skip_while(|it| ["CREATE", "OR", "REPLACE", "CONSTRAINT"].iter().any(|word| it.is(word)));
    words.next().is_some_and(|it| ["TRIGGER", "POLICY", "RULE"].iter().any(|word| it.is(word)))
}

#[cfg(test)]
mod tests {
    use super::{is_operand, rewrite, type_length};

    #[test]
    fn tokens_are_replaced_and_the_rest_stays() {
        let text = r#"a + "B ""c"/* a */ || 'it''s a'::app . a >= 1e5"#;
        let replaced = rewrite(text, |_, from| match from {
            [a, ..] if a.name().as_deref() == Some("a") => Some((1, "x".to_owned())),
            [schema, _, _, ..] if schema.is("app") => Some((3, "y".to_owned())),
            _ => None,
        });
        assert_eq!(replaced, r#"x + "B ""c"/* a */ || 'it''s a'::y >= 1e5"#);
    }

    #[test]
    fn a_type_ends_as_in_postgres() {
        for (text, expected) in [
            ("text <> ''", "text"),
            ("app.\"Mood\"[] x", "app.\"Mood\"[]"),
            ("character varying(20) x", "character varying(20)"),
            ("timestamp(3) without time zone < x", "timestamp(3) without time zone"),
            ("interval day to second(3) > x", "interval day to second(3)"),
            ("numeric(10,2)[][] > x", "numeric(10,2)[][]"),
            ("", ""),
            ("timestamp with", "timestamp with"),
        ] {
            let tokens: Vec<_> = lexer::tokens(text).collect();
            let end = type_length(&tokens).checked_sub(1).map_or(0, |last| tokens[last].end());
            assert_eq!(&text[..end], expected);
        }
    }

    #[test]
    fn operands_are_single() {
        let is_operand = |text: &str| is_operand(&lexer::tokens(text).collect::<Vec<_>>());
        for text in [
            "0",
            "-1",
            "1.5",
            "true",
            "now()",
            "CURRENT_TIMESTAMP",
            "'it''s'::text",
            "'x'::character varying(20)",
            "now()::timestamp without time zone::text",
            "'{}'::jsonb",
            "nextval('a_seq'::regclass)",
            "'active'::app.\"Mood\"",
            "(now() AT TIME ZONE 'utc'::text)",
            "ARRAY[]::text[]",
            "E'\\''",
            "$$a b$$::text",
        ] {
            assert!(is_operand(text), "{text}");
        }
        for text in [
            "a AND b",
            "x IS NULL",
            "1 + 2",
            "NOT x",
            "'x'::text IS NULL",
            "'x'::",
            "x) NOT NULL CHECK (y",
            "(x) NOT NULL CHECK (y)",
            "'x",
            "(x",
            "",
        ] {
            assert!(!is_operand(text), "{text}");
        }
    }
}
