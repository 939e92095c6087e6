//! The first words of a statement: what it does, and to what.

use lexer::Token;

use crate::schema::{Qualified, stated::Makes, tokens};

/// What `CREATE` may create here.
pub(super) const KINDS: &[&str] = &[
    "VIEW",
    "MATERIALIZED VIEW",
    "FUNCTION",
    "PROCEDURE",
    "TRIGGER",
    "POLICY",
    "RULE",
    "DOMAIN",
    "TYPE",
    "STATISTICS",
    "INDEX",
    "TABLE",
];

/// What a statement does.
pub(super) enum Head {
    Create {
        what: String,
        name: Option<Qualified>,
        makes: Makes,
    },
    /// Says something of an object that is there.
    Facet,
    /// Something else: its first words.
    Other(String),
}

pub(super) fn of(sql: &str, default_schema: &str) -> Head {
    let tokens: Vec<Token<'_>> = lexer::tokens(sql).collect();
    let mut rest = &tokens[..];
    if take(&mut rest, &["CREATE"]) {
        return create(rest, default_schema);
    }
    let is = |words: &[&str]| take(&mut &tokens[..], words);
    if is(&["GRANT"]) || is(&["REVOKE"]) || is(&["COMMENT", "ON"]) {
        return Head::Facet;
    }
    let mut rest = &tokens[..];
    if take(&mut rest, &["ALTER", "TABLE"]) && is_mode(rest)
        || is(&["ALTER", "DEFAULT", "PRIVILEGES"])
        || is_of_a_view(&tokens)
    {
        return Head::Facet;
    }
    let n_words = if is(&["ALTER"]) || is(&["DROP"]) { 2 } else { 1 };
    let words: Vec<String> =
        tokens.iter().take(n_words).map(|it| it.text.to_ascii_uppercase()).collect();
    Head::Other(words.join(" "))
}

/// Takes these words off the beginning, if they are there.
pub(super) fn take(rest: &mut &[Token<'_>], words: &[&str]) -> bool {
    let is_there =
        rest.len() >= words.len() && rest.iter().zip(words).all(|(it, word)| it.is(word));
    if is_there {
        *rest = &rest[words.len()..];
    }
    is_there
}

fn create(mut rest: &[Token<'_>], default_schema: &str) -> Head {
    const BEFORE: &[&[&str]] = &[
        &["OR", "REPLACE"],
        &["TEMP"],
        &["TEMPORARY"],
        &["RECURSIVE"],
        &["CONSTRAINT"],
        &["UNIQUE"],
        &["UNLOGGED"],
    ];
    while BEFORE.iter().any(|words| take(&mut rest, words)) {}
    let kind = KINDS.iter().find(|kind| {
        let words: Vec<&str> = kind.split(' ').collect();
        take(&mut rest, &words)
    });
    let Some(kind) = kind else {
        let n_words = match rest {
            [first, ..]
                if ["FOREIGN", "EVENT", "ACCESS", "USER", "TEXT"].iter().any(|it| first.is(it)) =>
            {
                2
            }
            _ => 1,
        };
        let words: Vec<String> =
            rest.iter().take(n_words).map(|it| it.text.to_ascii_uppercase()).collect();
        return Head::Create { what: words.join(" "), name: None, makes: Makes::Other };
    };
    for words in [&["CONCURRENTLY"][..], &["IF", "NOT", "EXISTS"]] {
        take(&mut rest, words);
    }
    let name = match &tokens::parts(rest)[..] {
        [name] => Some(Qualified::new(default_schema, name.as_str())),
        [schema, name] => Some(Qualified::new(schema.as_str(), name.as_str())),
        _ => None,
    };
    rest = &rest[tokens::name_length(rest).min(rest.len())..];
    let makes = match *kind {
        "TABLE" if take(&mut rest, &["PARTITION", "OF"]) => {
            rest = &rest[tokens::name_length(rest).min(rest.len())..];
            if rest.first().is_some_and(|it| it.is("(")) {
                let what = "TABLE … PARTITION OF … (…)".to_owned();
                return Head::Create { what, name: None, makes: Makes::Other };
            }
            Makes::Partition
        }
        "TABLE" => Makes::Table,
        "VIEW" | "MATERIALIZED VIEW" => Makes::View,
        "TYPE" if take(&mut rest, &["AS", "ENUM"]) => {
            return Head::Create {
                what: "TYPE … AS ENUM".to_owned(),
                name: None,
                makes: Makes::Other,
            };
        }
        _ => Makes::Other,
    };
    Head::Create { what: (*kind).to_owned(), name, makes }
}

/// Whether `ALTER TABLE` adds a constraint, or says what row security or a trigger does, or how rows are stored and replicated.
fn is_mode(mut rest: &[Token<'_>]) -> bool {
    const OF_ROWS: &[&[&str]] =
        &[&["SET", "("], &["SET", "UNLOGGED"], &["SET", "TABLESPACE"], &["REPLICA", "IDENTITY"]];
    for words in [&["IF", "EXISTS"][..], &["ONLY"]] {
        take(&mut rest, words);
    }
    rest = &rest[tokens::name_length(rest).min(rest.len())..];
    // As pg_dump adds them. Of an entity's table, the entity says so.
    let constraints = ["CONSTRAINT", "FOREIGN", "CHECK", "UNIQUE", "PRIMARY", "EXCLUDE"];
    if take(&mut &rest[..], &["ADD"])
        && rest.get(1).is_some_and(|it| constraints.iter().any(|word| it.is(word)))
    {
        return true;
    }
    if OF_ROWS.iter().any(|words| take(&mut &rest[..], words)) {
        return true;
    }
    if sets_of_a_column(rest, &["STATISTICS", "STORAGE", "COMPRESSION"]) {
        return true;
    }
    let security: &[&[&str]] = &[&["ENABLE"], &["DISABLE"], &["FORCE"], &["NO", "FORCE"]];
    let trigger: &[&[&str]] =
        &[&["ENABLE"], &["DISABLE"], &["ENABLE", "ALWAYS"], &["ENABLE", "REPLICA"]];
    let is = |first: &[&str], second: &[&str]| take(&mut &rest[..], &[first, second].concat());
    security.iter().any(|it| is(it, &["ROW", "LEVEL", "SECURITY"]))
        || trigger.iter().any(|it| is(it, &["TRIGGER"]))
}

/// Whether it is `ALTER [COLUMN] … SET` with one of these words.
fn sets_of_a_column(mut rest: &[Token<'_>], words: &[&str]) -> bool {
    if !take(&mut rest, &["ALTER"]) {
        return false;
    }
    take(&mut rest, &["COLUMN"]);
    rest = rest.get(1..).unwrap_or_default();
    words.iter().any(|word| take(&mut &rest[..], &["SET", word]))
}

/// Whether it says of a view what `CREATE` cannot: defaults, how much ANALYZE looks at, an index to cluster by.
fn is_of_a_view(mut rest: &[Token<'_>]) -> bool {
    if !take(&mut rest, &["ALTER", "VIEW"]) && !take(&mut rest, &["ALTER", "MATERIALIZED", "VIEW"])
    {
        return false;
    }
    take(&mut rest, &["IF", "EXISTS"]);
    rest = &rest[tokens::name_length(rest).min(rest.len())..];
    if take(&mut rest, &["CLUSTER", "ON"]) {
        return true;
    }
    sets_of_a_column(rest, &["DEFAULT", "STATISTICS"])
}
