//! Properties of any text: nothing panics, everything terminates, and printed text can be read back.

#![allow(dead_code, reason = "each program runs one of these")]

use std::{collections::BTreeMap, fs};

use autogen::{
    entity, lock,
    schema::{Expression, normalize::parse_type, stated, tokens},
};

/// Tokens joined are the text, and only the last one may lack its end.
pub(crate) fn lexer(text: &str) {
    let mut end = 0;
    for token in lexer::lex(text) {
        assert_eq!((token.start, &text[end..token.end()]), (end, token.text));
        assert!(!token.text.is_empty());
        assert!(token.is_closed() || token.end() == text.len());
        assert!(token.name().is_none_or(|name| !name.is_empty() && name.len() <= 63));
        _ = token.constant();
        end = token.end();
    }
    assert_eq!(end, text.len());
}

pub(crate) fn expression(text: &str) {
    let bare = Expression::bare(text);
    assert!(text.contains(bare.as_str()));
    assert_eq!(Expression::bare(bare.as_str()), bare);
    _ = tokens::is_operand(&lexer::tokens(text).collect::<Vec<_>>());
    assert_eq!(tokens::rewrite(text, |_, _| None), text);
    for name in lexer::tokens(text).filter_map(|token| token.name()).take(9) {
        assert!(Expression::new(text).mentions(&name));
        _ = Expression::new(text).names_column(&name);
    }
}

/// A type that is understood is the same type in the spelling of the lock.
pub(crate) fn types(text: &str) {
    if let Some(ty) = parse_type(text, "public") {
        let spelled = autogen::render::sql::value::type_name(&ty);
        assert_eq!(parse_type(&spelled, "public"), Some(ty), "{spelled}");
    }
}

pub(crate) fn entity(text: &str) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("entity.rs");
    fs::write(&path, text).expect("a file");
    let options = entity::Options {
        roots: vec![path],
        without: Vec::new(),
        default_schema: "public".to_owned(),
        types: BTreeMap::new(),
        macros_without_entities: Vec::new(),
        features: entity::Features::Workspace,
    };
    locked(&entity::read(&options).schema);
}

pub(crate) fn lock(text: &str) {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join(lock::FILE), text).expect("a file");
    _ = lock::Text::load(directory.path()).map(|it| it.schemas());
    if let Ok(schema) = lock::read(directory.path()) {
        locked(&schema);
    }
}

/// A lock reads back as what it was written from, and is then written the same.
fn locked(schema: &stated::Schema) {
    let directory = tempfile::tempdir().expect("a directory");
    let printed = lock::print(schema);
    fs::write(directory.path().join(lock::FILE), &printed).expect("a file");
    let read = lock::read(directory.path()).unwrap_or_else(|error| panic!("{error}\n{printed}"));
    assert_eq!(lock::print(&read), printed);
}
