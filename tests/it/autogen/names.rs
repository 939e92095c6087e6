//! Names and texts with characters that would end a quotation, from the entity to the catalog.

use tests::on_every_server;

use super::workspace::{Workspace, model, table};

/// Names of tables and columns with everything that SQL, Rust and TOML could stumble over.
const NAMES: [&str; 14] = [
    "order",
    "select",
    "Users",
    "with space",
    "quo\"te",
    "apo'strophe",
    "back\\slash",
    "semi;colon",
    "\u{1f30a} waves",
    "\u{fc}ml\u{e4}ut",
    "a.b",
    "{}",
    "\"; DROP TABLE canary; --",
    "*/ \"# $$ #}",
];

fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// The statement with each of them, by number.
fn each(texts: &[&str], write: impl Fn(usize, &str) -> String) -> String {
    let parts: Vec<String> = texts.iter().enumerate().map(|(at, text)| write(at, text)).collect();
    parts.concat()
}

fn sql_literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Generates, applies, and finds no difference; the canary survives.
#[track_caller]
fn survives(workspace: &Workspace) {
    workspace.database.execute("CREATE TABLE IF NOT EXISTS canary (id int)");
    let before = workspace.catalog().len();
    workspace.migrate("names");
    assert!(workspace.catalog().len() > before);
    syn::parse_file(&workspace.newest()).expect("valid Rust");
    syn::parse_file(&workspace.read("migration/src/lib.rs")).expect("valid Rust");
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stdout, "", "it does not converge");
    assert!(workspace.tables().contains(&"canary".to_owned()));
}

on_every_server!(table_names_are_quoted, |server| {
    let workspace = Workspace::new(server);
    for (at, name) in NAMES.iter().enumerate() {
        workspace.entity(
            &format!("it{at}.rs"),
            &table(name, "#[sea_orm(unique)]\n    pub title: String,"),
        );
    }
    survives(&workspace);
    let mut expected: Vec<String> = NAMES.iter().map(ToString::to_string).collect();
    expected.push("canary".into());
    expected.sort();
    assert_eq!(workspace.tables(), expected);
    for at in 0..NAMES.len() {
        workspace.forget(&format!("it{at}.rs"));
    }
    survives_dropping(&workspace);
});

/// Like [`survives`], with everything dropped.
fn survives_dropping(workspace: &Workspace) {
    workspace.migrate("drop all");
    syn::parse_file(&workspace.newest()).expect("valid Rust");
    assert_eq!(workspace.tables(), ["canary"]);
    workspace.run(&["check"]).success();
}

on_every_server!(names_of_columns_indexes_and_constraints_are_quoted, |server| {
    let fields = each(&NAMES, |at, name| {
        let column = literal(name);
        format!("#[sea_orm(column_name = {column}, indexed)]\n    pub c{at}: Option<i32>,\n    ")
    });
    let keys = each(&NAMES, |_, name| {
        let column = format!("\"{}\"", name.replace('"', "\"\""));
        let (index, check) = (literal(&format!("ix {name}")), literal(&format!("ck {name}")));
        let (on, is_positive) = (literal(&column), literal(&format!("{column} > 0")));
        format!(
            "    index(on = {on}, name = {index}, unique),\n    check(name = {check}, {is_positive}),\n"
        )
    });
    let attributes = format!("#[sea_orm(table_name = \"things\")]\n#[autogen(\n{keys})]");
    let workspace = Workspace::with(server, "thing.rs", &model(&attributes, &fields));
    survives(&workspace);
    let found = workspace.database.query(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'things'::regclass AND attnum > 1 ORDER BY attnum",
    );
    assert_eq!(found.concat(), NAMES);
    for (kind, catalog, name) in [("ix", "pg_class", "relname"), ("ck", "pg_constraint", "conname")]
    {
        let sql = format!("SELECT count(*) FROM {catalog} WHERE {name} LIKE '{kind} %'");
        assert_eq!(workspace.database.value(&sql), NAMES.len().to_string());
    }
});

on_every_server!(defaults_and_comments_are_quoted, |server| {
    let texts = [
        "'; DROP TABLE canary; --",
        "*/ \"# $$ \\ {}",
        "\u{1f30a}",
        "line\nbreak",
        "",
        "%s ?",
        "\"###\"##",
    ];
    let fields = each(&texts, |at, text| {
        let text = literal(text);
        format!(
            "#[sea_orm(default_value = {text}, comment = {text})]\n    pub c{at}: String,\n    "
        )
    });
    let comment = literal(texts[1]);
    let attributes = format!("#[sea_orm(table_name = \"things\", comment = {comment})]");
    let workspace = Workspace::with(server, "thing.rs", &model(&attributes, &fields));
    survives(&workspace);
    workspace.database.execute("INSERT INTO things DEFAULT VALUES");
    for (at, text) in texts.iter().enumerate() {
        assert_eq!(workspace.database.value(&format!("SELECT c{at} FROM things")), *text);
    }
    let comment = workspace.database.value("SELECT obj_description('things'::regclass)");
    assert_eq!(comment, texts[1]);
});

on_every_server!(enum_labels_are_quoted, |server| {
    let variants = each(&NAMES, |at, name| {
        format!("    #[sea_orm(string_value = {})]\n    V{at},\n", literal(name))
    });
    let source = table("things", "pub mood: Mood,")
        + &format!(
            "
#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = {})]
pub enum Mood {{
{variants}}}
",
            literal(NAMES[12])
        );
    let workspace = Workspace::with(server, "thing.rs", &source);
    survives(&workspace);
    let sql = format!(
        "SELECT enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid WHERE typname = {} ORDER BY enumsortorder",
        sql_literal(NAMES[12])
    );
    assert_eq!(workspace.database.query(&sql).concat(), NAMES);
});

on_every_server!(schema_names_are_quoted, |server| {
    let workspace = Workspace::new(server);
    for (at, name) in NAMES.iter().enumerate() {
        let attributes = format!("#[sea_orm(schema_name = {}, table_name = \"t\")]", literal(name));
        workspace.entity(&format!("it{at}.rs"), &model(&attributes, "pub title: String,"));
    }
    survives(&workspace);
    assert_eq!(
        workspace
            .database
            .value("SELECT count(*) FROM pg_class WHERE relname = 't' AND relkind = 'r'"),
        NAMES.len().to_string()
    );
});

on_every_server!(names_that_postgres_cuts_off, |server| {
    let long = "l\u{e4}ng".repeat(20);
    let fields = format!("#[sea_orm(column_name = {long:?}, unique)]\n    pub title: String,");
    let workspace = Workspace::with(server, "thing.rs", &table(&format!("t{long}"), &fields));
    survives(&workspace);
    let name = workspace.tables().into_iter().find(|name| name != "canary").expect("a table");
    assert!(name.len() <= 63 && format!("t{long}").starts_with(&name), "{name}");
    workspace.forget("thing.rs");
    survives_dropping(&workspace);
});

on_every_server!(messages_are_escaped, |server| {
    let workspace = Workspace::new(server);
    for message in
        ["it's */ \"# \u{1f30a} $(rm x) `y`\nmod evil;", "fn", "r#\"raw\"#", &"long ".repeat(50)]
    {
        workspace.run(&["-m", message, "--empty"]).success();
        workspace.mark_applied();
        let text = workspace.newest();
        let file = syn::parse_file(&text).expect("valid Rust");
        assert!(!file.items.iter().any(|item| matches!(item, syn::Item::Mod(_))), "{text}");
    }
    syn::parse_file(&workspace.read("migration/src/lib.rs")).expect("valid Rust");
    assert_eq!(workspace.migrations().len(), 4);
});
