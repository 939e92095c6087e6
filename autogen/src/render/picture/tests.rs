//! Pictures of small changes.

use super::{Picture, mermaid, svg};
use crate::{
    op::{Change, Op},
    render::samples::{column, key, public, strings},
    schema::{Action, ColumnType, Deferrable, ForeignKey, Pair, Schema, Table, Validity},
};

fn refers(column: &str, to: &str) -> ForeignKey {
    ForeignKey {
        columns: strings(&[column]),
        references: public(to),
        referenced_columns: strings(&["id"]),
        on_update: Action::NoAction,
        on_delete: Action::NoAction,
        on_delete_columns: Vec::new(),
        match_full: false,
        deferrable: Deferrable::No,
        validity: Validity::Valid,
        period: false,
    }
}

fn table(columns: &[&str]) -> Table {
    let columns = columns.iter().map(|it| column(it, ColumnType::builtin("bigint"))).collect();
    Table { columns, primary_key: Some(key("pkey", &["id"])), ..Table::default() }
}

fn schema(tables: &[(&str, Table)]) -> Schema {
    let mut schema = Schema::default();
    for (name, table) in tables {
        schema.tables.insert(public(name), std::sync::Arc::new(table.clone()));
    }
    schema
}

/// `books` gets a column and loses one, and refers to `authors`, which refers to itself; `pages` is new; `others` is far.
fn picture() -> Picture {
    let mut books = table(&["id", "author_id", "<old>"]);
    books.foreign_keys.insert("books_author".to_owned(), refers("author_id", "authors"));
    let mut authors = table(&["id", "pupil_of", "name"]);
    authors.foreign_keys.insert("authors_pupil".to_owned(), refers("pupil_of", "authors"));
    let mut pages = table(&["id", "book_id"]);
    pages.foreign_keys.insert("pages_book".to_owned(), refers("book_id", "books"));
    let others = table(&["id"]);
    let mut after_books = books.clone();
    let old = after_books.columns.pop().expect("a column");
    let new = column("new \"%", ColumnType::builtin("text"));
    after_books.columns.push(new.clone());
    let before =
        schema(&[("authors", authors.clone()), ("books", books), ("others", others.clone())]);
    let after = schema(&[
        ("authors", authors),
        ("books", after_books),
        ("others", others),
        ("pages", pages.clone()),
    ]);
    let ops = [
        Op::Column(public("books"), Change::Create(new)),
        Op::Column(public("books"), Change::Drop(old)),
        Op::Table(public("pages"), Change::Create(pages.clone())),
        Op::ForeignKey(
            public("pages"),
            "pages_book".to_owned(),
            Change::Create(pages.foreign_keys["pages_book"].clone()),
        ),
    ];
    Picture::of(&ops, Pair::new(&before, &after), "public")
}

#[test]
fn touched_tables_and_their_neighbours_are_drawn() {
    let picture = picture();
    let boxes: Vec<String> = picture
        .boxes
        .iter()
        .map(|it| {
            let rows: Vec<String> =
                it.rows.iter().map(|row| format!("{}{}", row.mark, row.name)).collect();
            format!("{}{}: {}, and {}", it.mark, it.name, rows.join(","), it.left_out)
        })
        .collect();
    assert_eq!(
        boxes,
        [
            "~books:  id, author_id,+new \"%,-<old>, and 0",
            "+pages: +id,+book_id, and 0",
            " authors:  id, pupil_of, and 1",
        ]
    );
    let links: Vec<(usize, usize, char)> =
        picture.links.iter().map(|it| (it.from, it.to, it.mark)).collect();
    assert_eq!(links, [(0, 2, ' '), (1, 0, '+'), (2, 2, ' ')]);
}

#[test]
fn the_picture_says_in_words_what_it_shows() {
    let figure = svg::figure(&picture());
    assert!(figure.contains(
        "books: changed (new &quot;% added, &lt;old&gt; dropped); pages: added; authors: unchanged; \
         books refers to authors by author_id, unchanged; pages refers to books by book_id, added; \
         authors refers to authors by pupil_of, unchanged."
    ), "{figure}");
    assert!(!figure.contains("<old>"), "{figure}");
    assert_eq!(figure, svg::figure(&picture()));
}

#[test]
fn boxes_do_not_cover_each_other() {
    let sizes: Vec<(f64, f64)> = (0..30).map(|it| (120.0, 30.0 + f64::from(it))).collect();
    let links: Vec<(usize, usize)> =
        (1..25).map(|it| (it, it / 3)).chain([(4, 9), (9, 4), (5, 5), (7, 2), (7, 2)]).collect();
    let layout = super::layout::layout(&sizes, &links);
    let all: Vec<_> = layout.corners.iter().zip(&sizes).collect();
    for (at, (a, size)) in all.iter().enumerate() {
        for (b, other) in &all[at + 1..] {
            let apart = a.0 + size.0 <= b.0
                || b.0 + other.0 <= a.0
                || a.1 + size.1 <= b.1
                || b.1 + other.1 <= a.1;
            assert!(apart, "{a:?} {size:?} covers {b:?} {other:?}");
        }
        assert!(
            a.0 >= 0.0
                && a.1 >= 0.0
                && a.0 + size.0 <= layout.size.0
                && a.1 + size.1 <= layout.size.1
        );
    }
}

#[test]
fn mermaid_gets_words_that_it_can_read() {
    assert_eq!(
        mermaid::diagram(&picture()),
        "erDiagram\n    t0[\"~ books\"] {\n        bigint id PK\n        bigint author_id FK\n        \
         text new \"+ added\"\n        bigint c__old \"− dropped\"\n    }\n    t1[\"+ pages\"] {\n        bigint id PK\n        \
         bigint book_id FK\n    }\n    t2[\"authors\"] {\n        bigint id PK\n        bigint pupil_of FK\n        \
         more columns \"1 more\"\n    }\n    t2 ||--o{ t0 : \"author_id\"\n    t0 ||--o{ t1 : \"+ book_id\"\n    \
         t2 ||--o{ t2 : \"pupil_of\"\n"
    );
}
