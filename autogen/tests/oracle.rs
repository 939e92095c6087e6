//! The reader against SeaORM itself: for entities that compile, what is read of their source is what SeaORM makes of
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
