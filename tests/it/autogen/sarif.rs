//! SARIF for code hosts: by the types of the standard, and by what GitHub's documentation requires beyond them.

use serde_json::Value;
use serde_sarif::sarif::Sarif;
use tests::on_every_server;
use tests::program::Output;

use super::workspace::{Workspace, table};

/// The results: level, rule, file and line.
fn results(output: &Output) -> Vec<(String, String, String, i64)> {
    let log: Sarif = serde_json::from_str(&output.stdout).expect("SARIF");
    let value: Value = serde_json::from_str(&output.stdout).expect("JSON");
    assert_eq!(value["version"], "2.1.0");
    assert_eq!(
        serde_json::to_value(&log).expect("JSON"),
        value,
        "something is not in the standard"
    );
    let [run] = log.runs.as_slice() else { panic!("not one run") };
    let rules = run.tool.driver.rules.as_deref().unwrap_or_default();
    for rule in rules {
        assert!(rule.short_description.is_some() && rule.full_description.is_some());
        assert!(rule.help.is_some());
    }
    let all = run.results.as_deref().expect("results").iter().map(|it| {
        let rule = it.rule_id.clone().expect("a rule");
        let index = usize::try_from(it.rule_index.expect("its index")).expect("an index");
        assert_eq!(rules[index].id, rule);
        let place = it.locations.as_ref().expect("a place")[0].physical_location.clone();
        let place = place.expect("a file");
        let file = place.artifact_location.and_then(|it| it.uri).expect("an address");
        assert!(!file.starts_with('/') && !file.contains('\\') && !file.contains("://"), "{file}");
        let region = place.region.expect("a line");
        let line = region.start_line.expect("a line");
        assert!(region.end_column.is_none_or(|end| Some(end) > region.start_column));
        let level = serde_json::to_value(it.level).expect("a level");
        (level.as_str().unwrap_or_default().to_owned(), rule, file, line)
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
