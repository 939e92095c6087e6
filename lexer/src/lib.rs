//! The tokens of SQL, as Postgres defines them (manual, section 4.1). Takes any text and returns tokens that, joined,
//! are that text. Knows no grammar: the caller must know what a sequence of tokens means.
//!
//! Assumes that `standard_conforming_strings` is on, so that a backslash in `'…'` has no special meaning, and that
//! the encoding is UTF-8. If versions of Postgres differ, the newest counts.
//!
//! ```
//! let names: Vec<_> = lexer::tokens("\"Price\" > $$0$$ -- free").filter_map(|it| it.name()).collect();
//! assert_eq!(names, ["Price"]);
//! ```

mod scan;
mod value;

/// How many bytes of a name Postgres keeps (`NAMEDATALEN - 1`).
pub const MAX_NAME_BYTES: usize = 63;

/// A token, and its position.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Token<'a> {
    pub kind: Kind,
    /// As spelled, with quotes.
    pub text: &'a str,
    /// Its offset in the whole text, in bytes.
    pub start: usize,
    is_closed: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// White space.
    Blank,
    /// `-- …` or `/* … */`.
    Comment,
    /// Bare or in double quotes. Key words are names here.
    Name,
    /// A string constant: `'…'`, `E'…'`, `U&'…'`, `N'…'` or `$$…$$`, with continuations on further lines.
    Constant,
    /// `B'…'` or `X'…'`.
    Bits,
    /// A number without its sign. Letters after the digits are part of it; Postgres refuses those.
    Number,
    /// `$1`.
    Parameter,
    Operator,
    /// `::`, `:=`, `..`, or a single character that is not part of anything else.
    Special,
}

/// All tokens of the text.
pub fn lex(text: &str) -> impl Iterator<Item = Token<'_>> + Clone {
    let mut start = 0;
    std::iter::repeat_with(move || {
        let rest = &text[start..];
        let (kind, end) = scan::first(rest)?;
        let text = &rest[..end.unwrap_or(rest.len())];
        let token = Token { kind, text, start, is_closed: end.is_some() };
        start = token.end();
        Some(token)
    })
    .map_while(|token| token)
}

/// The tokens for a parser: all but blanks and comments.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> + Clone {
    lex(text).filter(|token| !matches!(token.kind, Kind::Blank | Kind::Comment))
}

/// Dollar quotes that do not occur in the text (section 4.1.2.4).
///
/// ```
/// assert_eq!(lexer::dollar_quotes("SELECT 1"), "$$");
/// assert_eq!(lexer::dollar_quotes("SELECT $$a$$"), "$body1$");
/// ```
#[must_use]
pub fn dollar_quotes(text: &str) -> String {
    let tagged = (1..).map(|at| format!("$body{at}$"));
    let mut all = std::iter::once("$$".to_owned()).chain(tagged);
    // The text is finite, so one of them is not in it.
    all.find(|quotes| !text.contains(quotes.as_str())).unwrap_or_default()
}

impl Token<'_> {
    /// The offset after the token.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is closed, if it needs a closing quote or `*/`.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether it is this key word, in any case and without quotes, or this operator.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is a name in double quotes.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.kind == Kind::Name && self.text.contains('"')
    }

    /// The value of a name: folded if it is bare, and truncated if it is too long. `None` for any other token, and
    /// for names that Postgres refuses.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        (self.kind == Kind::Name && self.is_closed).then(|| value::name(self.text))?
    }

    /// The value of a string constant. `None` for any other token, and for constants that Postgres refuses.
    #[must_use]
    pub fn constant(&self) -> Option<String> {
        (self.kind == Kind::Constant && self.is_closed).then(|| value::constant(self.text))?
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_oneof, proptest};

    use super::{Kind, lex, tokens};

    #[test]
    fn tokens_are_those_of_the_manual() {
        for (text, expected) in [
            ("a + \"B \"\"c\" || 'it''s a'::text", "a|+|\"B \"\"c\"||||'it''s a'|::|text"),
            ("été$1 _a9 $1 $2", "été$1|_a9|$1|$2"),
            ("1e5 1.5 .5 5. 1_000 0x1F 0o17 0b1 1e-5", "1e5|1.5|.5|5.|1_000|0x1F|0o17|0b1|1e-5"),
            ("1..2 a.b 1.5.5 1e+ 123abc 0xg 1__0", "1|..|2|a|.|b|1.5|.5|1e|+|123abc|0xg|1__0"),
            ("1$1 1$$a$$ 1$a", "1|$1|1|$$a$$|1|$|a"),
            ("a[1:2] := b::c(1,2);", "a|[|1|:|2|]|:=|b|::|c|(|1|,|2|)|;"),
            ("*- @- +- -+ *+- a<-1 ~- 2*-3 |/-", "*|-|@-|+|-|-|+|*|+|-|a|<|-|1|~-|2|*|-|3||/-"),
            ("a*--b\n+/*c*/d >= => <> !=", "a|*|+|d|>=|=>|<>|!="),
            ("a /* b /* c */ '*/ d -- e\r/", "a|d|/"),
            ("/**/a/*/*/**/*/*/b/*+*/c", "a|b|c"),
            (r"'a\' b E'\'' e'\\' c n'd' B'1' X'1F' x", r"'a\'|b|E'\''|e'\\'|c|n'd'|B'1'|X'1F'|x"),
            ("'a' 'b' 'c'\n 'd' -- e\n\t'f' 'g'", "'a'|'b'|'c'\n 'd' -- e\n\t'f'|'g'"),
            ("'a'\n/**/'b' E'\\''\n'\\''", "'a'|'b'|E'\\''\n'\\''"),
            ("$$a'$b$ $$ $b$ $$ $c$ $b$ $d e $é$x$é$", "$$a'$b$ $$|$b$ $$ $c$ $b$|$|d|e|$é$x$é$"),
            ("U&'a' U&\"b\" u & c U&d", "U&'a'|U&\"b\"|u|&|c|U|&|d"),
            ("U&'a' uescape '!' b", "U&'a' uescape '!'|b"),
            ("U&\"a\"/**/UESCAPE\n$$!$$ UESCAPE b", "U&\"a\"/**/UESCAPE\n$$!$$|UESCAPE|b"),
            ("\u{a0}a\u{3000} \\ { \0", "\u{a0}a\u{3000}|\\|{|\0"),
        ] {
            let found: Vec<_> = tokens(text).map(|it| it.text).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn unclosed_tokens_are_recognised() {
        for text in
            ["'a", "'a''", r"E'a\'", "\"a", "$$a$", "$a$ $b$", "/* /* */", "U&'a", "B'1", "'a'\n'"]
        {
            let found: Vec<_> = lex(text).collect();
            assert!(matches!(found[..], [it] if !it.is_closed()), "{found:?}");
            assert_eq!((found[0].name(), found[0].constant()), (None, None));
        }
        assert!(lex("'a' \"b\" $$c$$ /* */ -- d").all(|it| it.is_closed()));
    }

    #[test]
    fn names_are_folded_and_cut_as_in_postgres() {
        let long = "é".repeat(40);
        for (text, expected) in [
            ("Price", Some("price")),
            ("ÉTÉ", Some("ÉtÉ")),
            ("\"A \"\"b\"", Some("A \"b")),
            ("\"\"", None),
            ("U&\"d\\0061t\\+000061\"", Some("data")),
            ("u&\"d!0061ta!!\" UESCAPE '!'", Some("data!")),
            ("U&\"\\d83d\\de00\"", Some("😀")),
            ("U&\"\\d83d\"", None),
            ("U&\"a\" UESCAPE '+'", None),
            ("'a'", None),
            (long.as_str(), Some(&long[..62])),
        ] {
            let found: Vec<_> = lex(text).collect();
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].name().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn constants_are_decoded() {
        for (text, expected) in [
            (r"'it''s\n'", Some(r"it's\n")),
            ("'a'\n  'b'", Some("ab")),
            (r"E'\n\t\\\'\141\x62\u00e9\U0001F600\q'", Some("\n\t\\'ab\u{e9}\u{1f600}q")),
            (r"E'\xc3\xa9\u00e9'", Some("éé")),
            (r"E'\xc3'", None),
            (r"E'\0'", None),
            (r"E'\u00'", None),
            (r"E'\ud83d\ude00'", Some("😀")),
            (r"E'\ud83dx'", None),
            ("e'a\\\nb'", Some("a\nb")),
            (r"U&'d\0061\\'", Some(r"da\")),
            (r"U&'d\006'", None),
            ("U&'d$0061' UESCAPE '$'", Some("da")),
            ("$$it's$$", Some("it's")),
            ("$a$$$b$a$", Some("$$b")),
            ("N'a'", Some("a")),
            ("B'1'", None),
            ("1", None),
        ] {
            let found: Vec<_> = lex(text).collect();
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].constant().as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_joined_are_the_text(
            text in prop_oneof![
                any::<String>(),
                "[a1 \"'\\\\\n$.:é/*+uUeExXbBnN&!;()-]{0,40}",
                "(U&|E|N|B|\\$a|\\$|'|\"|\\\\|\n| |--|/\\*|\\*/|UESCAPE|[a-z0-9]){0,20}",
            ]
        ) {
            let mut joined = String::new();
            for token in lex(&text) {
                assert_eq!(token.start, joined.len());
                assert!(!token.text.is_empty());
                _ = (token.name(), token.constant());
                joined += token.text;
                assert!(token.is_closed() || joined == text);
            }
            assert_eq!(joined, text);
        }

        #[test]
        fn a_token_between_blanks_reads_the_same_alone(
            left in "[a-z1 \"'$.:/*+&!;()-]{0,12}",
            right in "[a-z1 \"'$.:/*+&!;()-]{0,12}",
        ) {
            // A blank ends such tokens; `uescape` would join two of them.
            let closed = lex(&left).all(|it| it.is_closed() && it.kind != Kind::Comment);
            if closed && !right.contains("uescape") {
                let both = format!("{left} {right}");
                let alone = tokens(&left).chain(tokens(&right)).map(|it| (it.kind, it.text));
                assert!(tokens(&both).map(|it| (it.kind, it.text)).eq(alone), "{both}");
            }
        }
    }
}
