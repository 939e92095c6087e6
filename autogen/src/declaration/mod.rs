//! Takes the text of an SQL file, and returns its statements. Postgres decides what a statement means. Only its first words
//! are read here, to refuse by name what declares nothing.

mod head;
mod namespace;
mod split;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use self::head::Head;
use crate::schema::{
    diagnostic::Diagnostic,
    stated::{self, Declaration, Makes, Namespace, Place},
};

/// What an SQL file states.
#[derive(Debug, Default)]
pub struct Stated {
    pub declarations: Vec<Declaration>,
    pub namespaces: BTreeMap<String, Namespace>,
    /// What in it declares nothing.
    pub refused: Vec<Diagnostic>,
}

impl Stated {
    /// Adds this to what a project states, and returns what declares nothing.
    pub fn add_to(self, schema: &mut stated::Schema) -> Vec<Diagnostic> {
        schema.declarations.extend(self.declarations);
        for (name, it) in self.namespaces {
            schema.namespaces.entry(name).or_default().add(it);
        }
        self.refused
    }
}

/// What a file states. Names without a schema are in `default_schema`.
#[must_use]
pub fn parse(file: &Arc<PathBuf>, text: &str, default_schema: &str) -> Stated {
    let mut found = Stated::default();
    // A byte order mark is not part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (start, sql) in split::statements(text) {
        let place = place(file, text, start, sql);
        match namespace::read(sql) {
            Some(Ok((name, it))) => {
                let own = found.namespaces.entry(name).or_default();
                own.add(Namespace { place, ..it });
                continue;
            }
            Some(Err(what)) => {
                let message = format!("`{what}` is not managed");
                let error = Diagnostic::error("not-a-declaration", place, message);
                found.refused.push(error.help(
                    "write `CREATE SCHEMA` alone, and each object of the schema as a statement of its own",
                ));
                continue;
            }
            None => {}
        }
        let head = head::of(sql, default_schema);
        if let Some(diagnostic) = refusal(&head, &place) {
            found.refused.push(diagnostic);
            continue;
        }
        let (name, makes) = match head {
            Head::Create { name, makes, .. } => (name, makes),
            Head::Facet | Head::Other(_) => (None, Makes::Other),
        };
        found.declarations.push(Declaration { sql: sql.to_owned(), name, makes, place });
    }
    found
}

/// What these statements are, whatever their order and layout, as one number. None of nothing.
#[must_use]
pub fn digest(declarations: &[Declaration]) -> Option<String> {
    let said = |it: &Declaration| {
        let tokens: Vec<&str> = lexer::tokens(&it.sql).map(|it| it.text).collect();
        tokens.join(" ")
    };
    let mut all: Vec<String> = declarations.iter().map(said).collect();
    all.sort_unstable();
    (!all.is_empty()).then(|| blake3::hash(all.join(";").as_bytes()).to_hex()[..16].to_owned())
}

fn refusal(head: &Head, place: &Place) -> Option<Diagnostic> {
    let error = |message: String| Diagnostic::error("not-a-declaration", place.clone(), message);
    match head {
        Head::Create { what, .. } if head::KINDS.contains(&what.as_str()) => None,
        Head::Create { what, .. } => Some(
            error(format!("`CREATE {what}` is not managed")).help(instead(what)),
        ),
        Head::Facet => None,
        Head::Other(words) => Some(
            error(format!("`{words}` is not a declaration"))
                .help("an SQL file contains CREATE, COMMENT ON, GRANT, REVOKE, ALTER DEFAULT PRIVILEGES, ALTER TABLE for row security, trigger modes, and how rows are stored and replicated, and ALTER VIEW for what CREATE cannot say")
                .help("statements that change rows or objects belong in a migration (`autogen --empty -m \"…\"`)"),
        ),
    }
}

/// Where that is stated which an SQL file cannot declare.
fn instead(what: &str) -> &'static str {
    match what {
        "SEQUENCE" => "state it on an entity: `#[autogen(sequence(name = \"…\"))]`",
        "TYPE … AS ENUM" => "state it as a Rust enum that derives `DeriveActiveEnum`",
        "EXTENSION" => "state it in autogen.toml, in `[extensions]`",
        _ => "create it in a hand-written migration (`autogen --empty -m \"…\"`)",
    }
}

fn place(file: &Arc<PathBuf>, text: &str, start: usize, sql: &str) -> Place {
    let before = &text[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let length = sql.lines().next().unwrap_or_default().chars().count();
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Place {
        file: Arc::clone(file),
        line: number(line),
        column: number(column),
        length: number(length),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Makes, parse};

    fn messages(text: &str) -> Vec<String> {
        let found = parse(&Arc::new("a.sql".into()), text, "public");
        found
            .refused
            .iter()
            .map(|it| format!("{}:{} {}", it.place.line, it.place.column, it.message))
            .collect()
    }

    #[test]
    fn what_declares_nothing_is_refused_by_name() {
        let text = "CREATE VIEW v AS SELECT 1;\n  insert into t values (1);\nDROP VIEW v; DO $$ $$;\n\
                    ALTER TABLE t ADD x int; ALTER TABLE t ENABLE ROW LEVEL SECURITY; BEGIN;\
                    ALTER TABLE t SET (fillfactor = 70); ALTER TABLE t SET SCHEMA s; ALTER TABLE ONLY t REPLICA IDENTITY FULL;\
                    ALTER TABLE t SET LOGGED; ALTER TABLE a.t SET UNLOGGED; ALTER TABLE t SET TABLESPACE x;\
                    ALTER TABLE t ALTER \"a b\" SET STORAGE MAIN; ALTER TABLE t ALTER COLUMN b SET COMPRESSION lz4;\
                    ALTER TABLE t ALTER b SET DEFAULT 1";
        assert_eq!(
            messages(text),
            [
                "2:3 `INSERT` is not a declaration",
                "3:1 `DROP VIEW` is not a declaration",
                "3:14 `DO` is not a declaration",
                "4:1 `ALTER TABLE` is not a declaration",
                "4:67 `BEGIN` is not a declaration",
                "4:110 `ALTER TABLE` is not a declaration",
                "4:179 `ALTER TABLE` is not a declaration",
                "4:359 `ALTER TABLE` is not a declaration",
            ]
        );
    }

    #[test]
    fn what_is_stated_elsewhere_is_named() {
        let text = "CREATE SEQUENCE s; CREATE TYPE a.mood AS ENUM ('x');CREATE EXTENSION vector; CREATE SCHEMA b AUTHORIZATION c;\
                    CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)";
        let found = parse(&Arc::new("a.sql".into()), text, "public");
        let helps: Vec<String> = found.refused.iter().flat_map(|it| it.help.clone()).collect();
        let places = [
            "#[autogen(sequence",
            "DeriveActiveEnum",
            "[extensions]",
            "`CREATE SCHEMA` alone",
            "hand-written",
        ];
        assert_eq!(helps.len(), places.len(), "{helps:?}");
        assert!(helps.iter().zip(places).all(|(help, place)| help.contains(place)), "{helps:?}");
    }

    #[test]
    fn what_would_be_lost_of_a_partition_is_refused() {
        let text = "CREATE TABLE a PARTITION OF b DEFAULT;\nCREATE TABLE c PARTITION OF s.b (x DEFAULT 1) DEFAULT";
        assert_eq!(messages(text), ["2:1 `CREATE TABLE … PARTITION OF … (…)` is not managed"]);
    }

    #[test]
    fn a_declaration_knows_its_name() {
        let text = "CREATE OR REPLACE VIEW \"A\".b AS SELECT 1;CREATE FUNCTION f() RETURNS int;\
                    create materialized view if not exists m as select 1; CREATE TEMP RECURSIVE VIEW r(n) AS SELECT 1;\
                    CREATE UNIQUE INDEX CONCURRENTLY i ON m (n); GRANT SELECT ON v TO x";
        let found = parse(&Arc::new("a.sql".into()), text, "public");
        assert!(found.refused.is_empty(), "{found:?}");
        let names: Vec<_> = found
            .declarations
            .iter()
            .map(|it| (it.name.as_ref().map(ToString::to_string), it.makes == Makes::View))
            .collect();
        let name = |it: &str| Some(it.to_owned());
        assert_eq!(
            names,
            [
                (name("A.b"), true),
                (name("public.f"), false),
                (name("public.m"), true),
                (name("public.r"), true),
                (name("public.i"), false),
                (None, false),
            ]
        );
    }

    #[test]
    fn schemas_and_their_comments_are_read() {
        let text = "CREATE SCHEMA \"App\"; create schema if not exists b; comment on schema b is 'it''s b';\
                    COMMENT ON SCHEMA c IS NULL; CREATE SCHEMA d CREATE TABLE t (id int)";
        let found = parse(&Arc::new("a.sql".into()), text, "public");
        let read = found.namespaces.iter().map(|(name, it)| (name.as_str(), it.comment.as_deref()));
        let read: Vec<_> = read.collect();
        assert_eq!(read, [("App", None), ("b", Some("it's b")), ("c", None)]);
        assert!(found.declarations.is_empty());
        assert_eq!(found.refused.len(), 1);
    }
}
