//! Compares the reader with SeaORM itself: for entities that compile, the reader must find what SeaORM generates from
//! them.

#[path = "oracle/compare.rs"]
mod compare;
#[expect(unreachable_pub, reason = "they are written as in a library of entities")]
mod entities;

use std::path::Path;

#[tokio::test]
async fn the_reader_says_what_seaorm_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/entities");
    compare::assert_agrees(&root, concat!(env!("CARGO_CRATE_NAME"), "::entities::")).await;
}
