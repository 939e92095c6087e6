//! The rules: who may use whom, and what a file may touch.

/// Each stage with those it may use. A stage that is not listed may use no other.
pub(super) const ARROWS: &[(&str, &[&str])] = &[
    ("schema", &[]),
    ("op", &["schema"]),
    ("catalog", &["schema"]),
    ("entity", &["schema"]),
    ("lock", &["schema"]),
    ("declaration", &["schema"]),
    ("desired", &["schema", "op"]),
    ("diff", &["schema", "op"]),
    ("plan", &["schema", "op"]),
    ("check", &["schema", "op", "plan"]),
    ("render", &["schema", "op", "plan", "check"]),
    ("adopt", &["schema", "op", "entity", "desired", "diff", "plan", "render"]),
    ("scratch", &["schema", "op", "plan", "diff", "catalog", "render"]),
    ("count", &["schema", "check", "render"]),
    ("write", &[]),
    (
        "pipeline",
        &[
            "schema",
            "op",
            "catalog",
            "entity",
            "declaration",
            "desired",
            "diff",
            "plan",
            "check",
            "render",
            "scratch",
            "count",
        ],
    ),
    (
        "cli",
        &[
            "adopt",
            "schema",
            "op",
            "catalog",
            "entity",
            "declaration",
            "lock",
            "desired",
            "diff",
            "plan",
            "check",
            "render",
            "scratch",
            "write",
            "pipeline",
        ],
    ),
];
/// The parts of a divided stage, each with those that it may use. Files beside them (`mod.rs`) join them and may use
/// them all.
pub(super) const PARTS: &[(&str, &[&str])] = &[
    ("entity/path", &[]),
    ("entity/place", &["entity/path"]),
    ("entity/read", &["entity/path", "entity/place"]),
    ("entity/load", &["entity/path", "entity/place", "entity/read"]),
    ("entity/mean", &["entity/path", "entity/place", "entity/read", "entity/load"]),
    ("entity/spelling", &["entity/read", "entity/mean"]),
];
/// Files that may use each other: two halves of one recursion.
pub(super) const CIRCLES: &[(&str, &str)] = &[
    // A Rust type may state a `column_type`, and that may name a Rust type.
    ("entity/mean/column_type.rs", "entity/mean/types.rs"),
];
/// Total, synchronous functions of their arguments.
pub(super) const PURE: &[&str] =
    &["schema", "op", "desired", "diff", "plan", "check", "render", "adopt"];
pub(super) const MAY_READ_FILES: &[&str] = &["entity/load/files.rs", "lock/", "write/", "cli/"];
pub(super) const MAY_PRINT: &[&str] = &["cli/"];
pub(super) const MOST_LINES: usize = 400;
