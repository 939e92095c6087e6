//! The review page, read as a browser reads it.

use std::collections::BTreeSet;

use tests::on_every_server;

use super::workspace::{Workspace, table};
use crate::judges;

/// A page as a browser reads it.
pub(crate) struct Page(String);

/// The page as a browser reads it. It has no errors, needs nothing from elsewhere, and its links lead somewhere.
pub(crate) fn read(page: &str) -> Page {
    let errors = judges::texts(&["html", "errors"], page);
    assert!(errors.is_empty(), "{errors:?}\n{page}");
    let all = |selector: &str, attribute: &str| {
        judges::texts(&["html", "attributes", selector, attribute], page)
    };
    let html = Page(page.to_owned());
    for needs in ["script", "link", "img", "iframe", "object", "[src]", "[style]"] {
        assert_eq!(texts(&html, needs).len(), 0, "{needs}:\n{page}");
    }
    let ids = all("[id]", "id");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id is there twice: {ids:?}");
    for link in all("a", "href") {
        let id = link.strip_prefix('#').unwrap_or_else(|| panic!("`{link}` leads away"));
        assert!(ids.iter().any(|it| it == id), "`{link}` leads nowhere:\n{page}");
    }
    for id in all("[aria-labelledby]", "aria-labelledby").iter().flat_map(|it| it.split(' ')) {
        assert!(ids.iter().any(|it| it == id), "there is no label `{id}`");
    }
    html
}

/// The text of everything that a selector finds.
pub(crate) fn texts(html: &Page, selector: &str) -> Vec<String> {
    let found = judges::texts(&["html", "texts", selector], &html.0);
    found.iter().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

on_every_server!(the_page_has_all_that_a_reviewer_decides_by, |server| {
    let workspace =
        Workspace::with(server, "story.rs", &table("stories", "pub title: Option<String>,"));
    workspace.migrate("add stories");
    workspace.database.execute("INSERT INTO stories (title) VALUES ('a'), (NULL); ANALYZE stories");
    let fields = "pub title: String,\n    \
        #[sea_orm(comment = \"</script><b>&'\\\"\", indexed, nullable)]\n    pub part: Option<i32>,";
    workspace.entity("story.rs", &table("stories", fields));
    let output = workspace.run(&["diff", "--format", "html"]).success();
    let html = read(&output.stdout);
    assert_eq!(texts(&html, "h1"), ["Schema changes"]);
    let text = texts(&html, "body").concat();
    for part in [
        "Adds 1 column and 1 index; changes 1 column.",
        "Deploy:",
        "Needs a decision not-null: makes `stories.title` NOT NULL",
        "Rows: 1 of 2",
        "+ column stories.part: integer",
        "- title character varying",
        "+ title character varying NOT NULL",
        "ALTER TABLE stories ALTER COLUMN title SET NOT NULL;",
        "</script><b>&'",
        "a finding stops the change",
    ] {
        let part = part.replace('`', "");
        assert!(text.contains(&part), "`{part}` is not in {text}");
    }
    // The line of the field that causes each statement.
    let source = workspace.read("entity/src/story.rs");
    let line = 1 + source.lines().position(|it| it.contains("pub part")).expect("a field");
    assert!(text.contains(&format!("because entity/src/story.rs:{line} states it")), "{text}");
});

on_every_server!(a_generation_writes_the_page_beside_the_migration, |server| {
    let workspace =
        Workspace::with(server, "story.rs", &table("stories", "pub title: Option<String>,"));
    workspace.migrate("add stories");
    workspace.database.execute(
        "INSERT INTO stories (title) SELECT 'a' FROM generate_series(1, 50); ANALYZE stories",
    );
    workspace.entity("story.rs", &table("stories", "pub title: String,"));
    let arguments = ["-m", "require <titles>", "--html", "review.html", "--no-online"];
    workspace.run(&arguments).success().says("Wrote the review to review.html");
    let html = read(&workspace.read("review.html"));
    assert_eq!(texts(&html, "h1"), ["require <titles>"]);
    let text = texts(&html, "body").concat();
    for part in [
        "Proved: on PostgreSQL",
        "ACCESS EXCLUSIVE on stories (50 rows, ",
        "scan; reads and writes wait",
        "Rows: none of 50",
        "programs wait",
    ] {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
    // Nothing is different from then on, and the page says so.
    workspace.run(&["diff", "--format", "html", "-q"]).code(1);
});

on_every_server!(without_differences_the_page_says_so, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub title: String,"));
    workspace.migrate("add stories");
    let output = workspace.run(&["diff", "--format", "html"]).success();
    let html = read(&output.stdout);
    assert_eq!(texts(&html, "header p:last-child"), ["Entities and database agree."]);
});

on_every_server!(five_hundred_operations_are_one_page, |server| {
    let workspace = Workspace::new(server);
    for n in 0..125 {
        let fields = "pub name: String,\n    #[sea_orm(indexed)]\n    pub a: i32,\n    \
            #[sea_orm(indexed)]\n    pub b: i32,\n    #[sea_orm(unique)]\n    pub c: i32,\n    #[sea_orm(indexed)]\n    pub d: i32,";
        workspace.entity(&format!("t{n}.rs"), &table(&format!("t{n}"), fields));
    }
    let output = workspace.run(&["diff", "--format", "html"]).success();
    assert!(output.stdout.len() < 2_000_000, "{} bytes", output.stdout.len());
    let html = read(&output.stdout);
    assert_eq!(texts(&html, "details[id^='object-']").len(), 125);
    // Long lists are folded at first.
    assert_eq!(texts(&html, "details[open]").len(), 0);
});
