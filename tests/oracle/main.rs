//! Compares the reader with SeaORM itself: it must read every entity of the sample and of the cases as SeaORM does.

#[path = "../../autogen/tests/oracle/compare.rs"]
mod compare;

use std::path::Path;

use libtest_mimic::{Arguments, Trial};

// Linked for the entities that it registers.
use entity as _;

/// Where SeaORM's own statement is broken: it leaves the quotes out around an enum's name, and unescaped in an index's.
/// Where only Postgres shortens a name: SeaORM's own table of types keeps all of an enum's name beyond 63 bytes, so what
/// it states is not what a database that it created says.
/// Where two foreign keys or two indexes have one name once it is cut, Postgres refuses SeaORM's statement.
const BROKEN_IN_SEAORM: &[(&str, &str)] = &[
    ("enum/label_dropped_under_a_long_name", "before"),
    ("enum/label_dropped_under_a_long_name", "after"),
    ("foreign_key/second_of_a_long_name_added", "after"),
    ("names/cut_to_the_same_63_bytes", "after"),
    ("names/double_quotes", "after"),
    ("names/emoji", "after"),
];

fn main() {
    let arguments = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the directory of the tests");
    let sample = ("sample", tests.join("../entity"), "entity::".to_owned());
    let mut trials = vec![trial(sample.0.to_owned(), sample.1, sample.2)];
    for (case, side) in case_entities::SIDES.iter().filter(|side| !BROKEN_IN_SEAORM.contains(side))
    {
        let path = tests.join("cases").join(case).join(format!("{side}.rs"));
        let module = format!("case_entities::{}::{side}::", case.replace('/', "__"));
        trials.push(trial(format!("{case}/{side}"), path, module));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(name: String, path: std::path::PathBuf, module: String) -> Trial {
    Trial::test(name, move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(compare::assert_agrees(&path, &module));
        Ok(())
    })
}
