//! Takes the text of a file, and returns its statements, as psql splits them: a semicolon ends a statement, unless it is
//! between parentheses or inside the body of a routine that the SQL standard writes `BEGIN ATOMIC … END`.

use lexer::{Kind, Token};

/// Each statement without its semicolon and what is around it, and where it begins.
pub(super) fn statements(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut own: Vec<Token<'_>> = Vec::new();
    let mut nesting = Nesting::default();
    for token in lexer::tokens(text) {
        if token.text == ";" && nesting.is_outside() {
            found.extend(whole(text, &own));
            own.clear();
            nesting = Nesting::default();
            continue;
        }
        nesting.take(&token, &own);
        own.push(token);
    }
    found.extend(whole(text, &own));
    found
}

fn whole<'a>(text: &'a str, tokens: &[Token<'_>]) -> Option<(usize, &'a str)> {
    let (first, last) = tokens.first().zip(tokens.last())?;
    Some((first.start, &text[first.start..last.end()]))
}

/// How deep a place is.
#[derive(Default)]
struct Nesting {
    parentheses: usize,
    blocks: usize,
}

impl Nesting {
    fn is_outside(&self) -> bool {
        self.parentheses == 0 && self.blocks == 0
    }

    /// As `psqlscan.l` counts: only what creates a routine has blocks, and `CASE` ends with `END` as well.
    fn take(&mut self, token: &Token<'_>, before: &[Token<'_>]) {
        match token.text {
            "(" => self.parentheses += 1,
            ")" => self.parentheses = self.parentheses.saturating_sub(1),
            _ if token.kind != Kind::Name || self.parentheses > 0 || !creates_routine(before) => {}
            _ if token.is("BEGIN") => self.blocks += 1,
            _ if token.is("CASE") && self.blocks > 0 => self.blocks += 1,
            _ if token.is("END") => self.blocks = self.blocks.saturating_sub(1),
            _ => {}
        }
    }
}

fn creates_routine(tokens: &[Token<'_>]) -> bool {
    let words = |expected: &[&str]| {
        tokens.len() >= expected.len()
            && tokens.iter().zip(expected).all(|(token, word)| token.is(word))
    };
    ["FUNCTION", "PROCEDURE"]
        .iter()
        .any(|it| words(&["CREATE", it]) || words(&["CREATE", "OR", "REPLACE", it]))
}

#[cfg(test)]
mod tests {
    use super::statements;

    #[test]
    fn statements_end_where_they_do_in_psql() {
        for (text, expected) in [
            ("a; b -- ;\n;; /* ; */ c ';' \";\" $$;$$", vec!["a", "b", "c ';' \";\" $$;$$"]),
            (
                "CREATE RULE r AS ON INSERT TO v DO ALSO (a; b); c",
                vec!["CREATE RULE r AS ON INSERT TO v DO ALSO (a; b)", "c"],
            ),
            (
                "create or replace function f() begin atomic select case when x then 1 end; select 2; end; b",
                vec![
                    "create or replace function f() begin atomic select case when x then 1 end; select 2; end",
                    "b",
                ],
            ),
            ("BEGIN; a; END", vec!["BEGIN", "a", "END"]),
            ("  \n-- nothing\n", vec![]),
        ] {
            let found: Vec<&str> = statements(text).into_iter().map(|(_, it)| it).collect();
            assert_eq!(found, expected);
        }
    }
}
