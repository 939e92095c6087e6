//! The files of the code host: they parse, CI is what runs at a desk, and issue forms have what the host demands of them.

use std::collections::BTreeSet;
use std::fs;

use yaml_serde::Value;

use crate::clone::workspace;

fn read(file: &str) -> Value {
    let text = fs::read_to_string(workspace().join(".github").join(file));
    yaml_serde::from_str(&text.expect("a file")).expect("YAML")
}

/// The commands of all jobs of a workflow, in order.
fn commands(workflow: &str) -> Vec<String> {
    let workflow = read(workflow);
    let jobs = workflow["jobs"].as_mapping().expect("jobs").values();
    let steps = jobs.flat_map(|it| it["steps"].as_sequence().expect("steps"));
    steps.filter_map(|it| it["run"].as_str().map(str::to_owned)).collect()
}

#[test]
fn workflows_run_what_runs_at_a_desk() {
    assert_eq!(commands("workflows/ci.yml"), [".ci/run", "cargo xtask msrv"]);
    let release = commands("workflows/release.yml");
    assert_eq!(release[0], "cargo xtask release check", "a release is refused before it is built");
    assert!(release[1].starts_with("cargo xtask release archive"), "{release:?}");
}

#[test]
fn issue_forms_are_complete() {
    for form in ["bug", "feature"] {
        let form = read(&format!("ISSUE_TEMPLATE/{form}.yml"));
        assert!(form["name"].is_string() && form["description"].is_string());
        let mut ids = BTreeSet::new();
        for element in form["body"].as_sequence().expect("a body") {
            let kind = element["type"].as_str().expect("a type");
            assert!(["markdown", "textarea", "input", "dropdown"].contains(&kind), "{kind}");
            if kind == "markdown" {
                assert!(element["attributes"]["value"].is_string());
                continue;
            }
            assert!(element["attributes"]["label"].is_string());
            assert!(ids.insert(element["id"].as_str().expect("an id").to_owned()));
        }
        assert!(!ids.is_empty(), "nothing is asked");
    }
}
