//! SARIF for code hosts: by the types of the standard, and by what GitHub's documentation requires beyond them.

use serde_json::Value;
use tests::on_every_server;
use tests::program::Output;

use super::workspace::{Workspace, table};
use crate::judges;

/// The results: level, rule, file and line.
fn results(output: &Output) -> Vec<(String, String, String, i64)> {
    let log: Value = serde_json::from_str(&output.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(judges::judge(&["sarif"], &output.stdout), log, "something is not in the standard");
    let list = |it: &Value| it.as_array().cloned().unwrap_or_default();
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let runs = list(&log["runs"]);
    let [run] = runs.as_slice() else { panic!("not one run") };
    let rules = list(&run["tool"]["driver"]["rules"]);
    for rule in &rules {
        assert!(rule["shortDescription"].is_object() && rule["fullDescription"].is_object());
        assert!(rule["help"].is_object());
    }
    let results = run["results"].as_array().expect("results");
    let all = results.iter().map(|it| {
        let rule = text(&it["ruleId"]);
        let index = it["ruleIndex"].as_u64().expect("its index");
        assert_eq!(rules[usize::try_from(index).expect("an index")]["id"], rule.as_str());
        let place = &it["locations"][0]["physicalLocation"];
        let file = text(&place["artifactLocation"]["uri"]);
        assert!(!file.is_empty(), "there is no address");
        assert!(!file.starts_with('/') && !file.contains('\\') && !file.contains("://"), "{file}");
        let region = &place["region"];
        let line = region["startLine"].as_i64().expect("a line");
        let (start, end) = (region["startColumn"].as_i64(), region["endColumn"].as_i64());
        assert!(end.is_none() || end > start);
        (text(&it["level"]), rule, file, line)
    });
    all.collect()
}

fn line(workspace: &Workspace, text: &str) -> i64 {
    let source = workspace.read("entity/src/story.rs");
    let at = source.lines().position(|it| it.contains(text)).expect("the line");
    i64::try_from(at + 1).expect("a line")
}

on_every_server!(findings_are_at_the_lines_of_the_entities, |server| {
    let fields = "pub title: Option<String>,\n    pub part: Option<i32>,";
    let workspace = Workspace::with(server, "story.rs", &table("stories", fields));
    workspace.entity("tag.rs", &table("tags", "pub name: String,"));
    workspace.migrate("add stories");
    assert_eq!(results(&workspace.run(&["check", "--format", "sarif"]).success()), []);
    workspace.database.execute("INSERT INTO stories (title) VALUES (NULL)");
    workspace.forget("tag.rs");
    workspace.entity("story.rs", &table("stories", "pub title: String,"));
    let title = ("entity/src/story.rs", line(&workspace, "pub title"));
    let model = ("entity/src/story.rs", line(&workspace, "pub struct Model"));
    let lock = ("migration/schema.lock", 1);
    let check = results(&workspace.run(&["check", "--format", "sarif"]).code(2));
    let at = |it: &(String, String, String, i64)| (it.2.clone(), it.3);
    let of = |level: &str, rule: &str| -> Vec<(String, i64)> {
        check.iter().filter(|it| it.0 == level && it.1 == rule).map(at).collect()
    };
    let differences = of("error", "difference");
    for (file, line) in [title, lock] {
        assert!(differences.contains(&(file.to_owned(), line)), "{file}:{line}: {check:?}");
    }
    assert_eq!(of("warning", "not-null"), [(title.0.to_owned(), title.1)], "{check:?}");
    assert!(differences.iter().all(|it| it.0 == lock.0 || it.1 == title.1 || it.1 >= model.1 - 4));
    // `diff` counts the rows, and expects the differences.
    let diff = results(&workspace.run(&["diff", "--format", "sarif"]).success());
    assert!(
        diff.iter().any(|it| (it.0.as_str(), it.1.as_str()) == ("error", "not-null")),
        "{diff:?}"
    );
    assert!(diff.iter().all(|it| it.1 != "difference" || it.0 == "note"), "{diff:?}");
});

on_every_server!(paths_begin_at_the_root_of_the_repository, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub title: String,"));
    std::fs::create_dir(workspace.path(".git")).expect("a repository");
    let here = workspace.path("migration");
    let output = workspace
        .autogen(&["check", "--format", "sarif", "--entity", "../entity", "--migration", "."])
        .dir(&here)
        .run()
        .code(2);
    let found = results(&output);
    assert!(found.iter().all(|it| it.2 == "entity/src/story.rs"), "{found:?}");
});
