//! The first `check` on existing projects: it reports only real differences.

use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, model, table};

const MOOD: &str = "
#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"mood\", rename_all = \"snake_case\")]
pub enum Mood {
    Angry,
    Glad,
    Sad,
}
";

fn with_mood(server: &Server, attributes: &str) -> Workspace {
    let source = model(attributes, "pub mood: Mood,") + MOOD;
    Workspace::with(server, "story.rs", &source)
}

/// `check` finds no difference, and so does `init`.
#[track_caller]
fn agrees(workspace: &Workspace) {
    workspace.run(&["check"]).success();
    for (manifest, name, dependency) in [
        ("entity/Cargo.toml", "entity", "sea-orm"),
        ("migration/Cargo.toml", "migration", "sea-orm-migration"),
    ] {
        let text = format!("[package]\nname = {name:?}\n[dependencies]\n{dependency} = \"2\"\n");
        workspace.write(manifest, &text);
    }
    workspace.run(&["init"]).success();
    assert!(!workspace.read("autogen.toml").contains("[ignore]"), "something is ignored");
    workspace.run(&["check"]).success();
}

on_every_server!(an_unstated_order_of_labels_is_not_a_difference, |server| {
    let workspace = with_mood(server, "#[sea_orm(table_name = \"stories\")]");
    workspace.database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'angry', 'glad');
         CREATE TABLE stories (id bigserial PRIMARY KEY, mood mood NOT NULL);",
    );
    agrees(&workspace);
    // A new label is inserted beside its neighbour, and is detected.
    let story = workspace.read("entity/src/story.rs");
    workspace
        .write("entity/src/story.rs", &story.replace("    Angry,\n", "    Angry,\n    Calm,\n"));
    let output = workspace.migrate("add calm");
    assert!(output.stdout.contains("~ enum mood: added calm\n"), "{}", output.stdout);
    let labels = "SELECT enum_range(NULL::mood)::text";
    assert_eq!(workspace.database.value(labels), "{sad,angry,calm,glad}");
    workspace.run(&["check"]).success();
    // From now on the lock has the order of the entity.
    let story = workspace.read("entity/src/story.rs");
    workspace.write(
        "entity/src/story.rs",
        &story.replace("    Glad,\n    Sad,\n", "    Sad,\n    Glad,\n"),
    );
    let output = workspace.run(&["check"]).code(2);
    assert!(
        output.stdout.contains("~ enum mood: order now angry, calm, sad, glad"),
        "{}",
        output.stdout
    );
    workspace.write("autogen.toml", "[ignore]\nenums = [\"mood:order\"]\n");
    workspace.run(&["check"]).success();
});

on_every_server!(an_unstated_order_of_a_key_is_not_a_difference, |server| {
    let source =
        table("chapters", "#[sea_orm(primary_key, auto_increment = false)]\n    pub story: i64,");
    let source = source
        .replace("#[sea_orm(primary_key)]", "#[sea_orm(primary_key, auto_increment = false)]");
    let workspace = Workspace::with(server, "chapter.rs", &source);
    workspace.database.execute(
        "CREATE TABLE chapters (id bigint, story bigint, CONSTRAINT by_story PRIMARY KEY (story, id));",
    );
    agrees(&workspace);
    let stated = source.replace(
        "#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]",
        "#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]\n#[autogen(primary_key(on = \"id, story\"))]",
    );
    workspace.write("entity/src/chapter.rs", &stated);
    workspace.run(&["check"]).code(2);
    workspace.run(&["init", "--force"]).success();
    let settings = workspace.read("autogen.toml");
    assert!(settings.contains("\"chapters.by_story:order\""), "{settings}");
    workspace.run(&["check"]).success();
    // A new key column is detected anyway.
    let grown = stated.replace("story\"", "story, part\"").replace(
        "pub story: i64,",
        "pub story: i64,\n    #[sea_orm(primary_key, auto_increment = false)]\n    pub part: i64,",
    );
    workspace.write("entity/src/chapter.rs", &grown);
    let output = workspace.run(&["check"]).code(2);
    assert!(output.stdout.contains("primary key on chapters"), "{}", output.stdout);
});

on_every_server!(an_enum_is_in_the_schema_of_its_table, |server| {
    let workspace =
        with_mood(server, "#[sea_orm(table_name = \"stories\", schema_name = \"app\")]");
    workspace.database.execute(
        "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('angry', 'glad', 'sad');
         CREATE TABLE app.stories (id bigserial PRIMARY KEY, mood app.mood NOT NULL);",
    );
    agrees(&workspace);
    let story = workspace.read("entity/src/story.rs");
    workspace.write("entity/src/story.rs", &story.replace("    Sad,\n", "    Sad,\n    Tired,\n"));
    let output = workspace.migrate("add tired");
    assert!(output.stdout.contains("~ enum app.mood: added tired\n"), "{}", output.stdout);
    workspace.run(&["check"]).success();
    // Objects that the entities no longer use are dropped, in any schema.
    let plain = table("stories", "").replace("\"stories\"", "\"stories\", schema_name = \"app\"");
    workspace.write("entity/src/story.rs", &plain);
    let output = workspace.run(&["check"]).code(2);
    assert!(output.stdout.contains("- enum app.mood\n"), "{}", output.stdout);
});

on_every_server!(an_enum_that_two_schemas_have_is_two_types, |server| {
    let workspace =
        with_mood(server, "#[sea_orm(table_name = \"stories\", schema_name = \"app\")]");
    let other = model(
        "#[sea_orm(table_name = \"stories\", schema_name = \"other\")]",
        "pub mood: super::story::Mood,",
    );
    workspace.entity("other.rs", &other);
    workspace.entity("plain.rs", &other.replace(", schema_name = \"other\"", ""));
    workspace.database.execute(
        "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('angry', 'glad', 'sad');
         CREATE TABLE app.stories (id bigserial PRIMARY KEY, mood app.mood NOT NULL);
         CREATE SCHEMA other; CREATE TYPE other.mood AS ENUM ('angry', 'glad', 'sad');
         CREATE TABLE other.stories (id bigserial PRIMARY KEY, mood other.mood NOT NULL);",
    );
    // The default schema has no such enum yet, and one of its tables needs it.
    let output = workspace.run(&["check"]).code(2);
    assert!(output.stdout.contains("+ enum mood (angry, glad, sad)\n"), "{}", output.stdout);
    assert!(!output.stdout.contains("app."), "{}", output.stdout);
    workspace.migrate("add mood");
    workspace.run(&["check"]).success();
});

/// Users, and orders with a relation to them by a column that is not a key.
fn related(server: &Server, relations: &str) -> Workspace {
    let orders = table("orders", "pub email: String,\n    pub team: i64,")
        .replace("pub enum Relation {}", &format!("pub enum Relation {{\n{relations}}}"));
    let workspace = Workspace::with(server, "order.rs", &orders);
    workspace.entity("user.rs", &table("users", "pub email: String,"));
    workspace.entity("team.rs", &table("teams", ""));
    workspace.database.execute(
        "CREATE TABLE users (id bigserial PRIMARY KEY, email varchar NOT NULL);
         CREATE TABLE teams (id bigserial PRIMARY KEY);
         CREATE TABLE orders (id bigserial PRIMARY KEY, email varchar NOT NULL,
                              team bigint NOT NULL CONSTRAINT theirs REFERENCES teams);",
    );
    workspace
}

fn belongs_to(variant: &str, module: &str, from: &str, to: &str) -> String {
    format!(
        "    #[sea_orm(belongs_to = \"super::{module}::Entity\", from = \"Column::{from}\", to = \"super::{module}::Column::{to}\")]\n    {variant},\n"
    )
}

on_every_server!(a_relation_to_columns_without_a_key_is_only_a_relation, |server| {
    let relations =
        belongs_to("User", "user", "Email", "Email") + &belongs_to("Team", "team", "Team", "Id");
    let workspace = related(server, &relations);
    let output = workspace.run(&["check"]).success();
    assert_eq!(
        output.stderr,
        "note: `orders (email)` → `users (email)` is a relation only: `users` has no unique key over it\n\
         Entities and database agree.\n"
    );
    agrees(&workspace);
    // With a key, the relation can be a foreign key and is wanted.
    let user = workspace
        .read("entity/src/user.rs")
        .replace("pub email", "#[sea_orm(unique)]\n    pub email");
    workspace.write("entity/src/user.rs", &user);
    let output = workspace.run(&["check"]).code(2);
    assert!(output.stdout.contains("+ foreign key fk-orders-email on orders"), "{}", output.stdout);
});

on_every_server!(of_two_relations_on_one_column_the_key_is_compared, |server| {
    // The first relation is possible too; the database has the second.
    let relations =
        belongs_to("User", "user", "Team", "Id") + &belongs_to("Team", "team", "Team", "Id");
    let workspace = related(server, &relations);
    let output = workspace.run(&["check"]).success();
    assert!(!output.stderr.contains("warning"), "{}", output.stderr);
    agrees(&workspace);
    // If the database has neither, the first one is used.
    workspace.database.execute("ALTER TABLE orders DROP CONSTRAINT theirs");
    let output = workspace.run(&["check"]).code(2);
    assert!(
        output.stdout.contains("+ foreign key fk-orders-team on orders (team) → users (id)"),
        "{}",
        output.stdout
    );
    workspace.migrate("relate");
    workspace.run(&["check"]).success();
});

on_every_server!(an_unknown_type_is_left_as_it_is, |server| {
    let fields = "pub place: geo::Point,\n    pub home: Option<geo::Point>,\n    pub level: Level,";
    let workspace = Workspace::with(server, "story.rs", &table("stories", fields));
    workspace.database.execute(
        "CREATE TYPE \"Level\" AS ENUM ('low');
         CREATE TABLE stories (id bigserial PRIMARY KEY, place point NOT NULL, home point, level \"Level\" NOT NULL);",
    );
    let output = workspace.run(&["check"]).success();
    let said = |text: &str| output.stderr.matches(text).count();
    assert_eq!(said("warning[unknown-type]"), 2, "{}", output.stderr);
    assert_eq!(
        said(
            "the type `geo::Point` of `place` and 1 more is not known; left as the database has it"
        ),
        1
    );
    assert_eq!(
        said("`#[sea_orm(column_type = \"custom(\\\"point\\\")\")]`"),
        1,
        "{}",
        output.stderr
    );
    assert_eq!(said("`\"Point\" = \"point\"`"), 1, "{}", output.stderr);
    assert_eq!(said("`\"Level\" = \"\\\"Level\\\"\"`"), 1, "{}", output.stderr);
    agrees(&workspace);
    workspace.run(&["-m", "nothing"]).success();
    // A later setting for the type is not a change.
    workspace
        .write("autogen.toml", "[types]\n\"Point\" = \"point\"\n\"Level\" = \"\\\"Level\\\"\"\n");
    let output = workspace.run(&["check"]).success();
    assert!(!output.stderr.contains("warning"), "{}", output.stderr);
    workspace.write("autogen.toml", "");
    // The type of a new column must be known.
    let story = workspace
        .read("entity/src/story.rs")
        .replace("pub level", "pub way: geo::Line,\n    pub level");
    workspace.write("entity/src/story.rs", &story);
    let output = workspace.refuses(&["check"]);
    assert!(
        output.stderr.contains("error[unknown-type]: the type `geo::Line` of `way` is not known")
    );
});

on_every_server!(a_domain_holds_what_its_base_holds, |server| {
    let fields = "pub email: String,
    pub others: Vec<String>,
    pub tags: Option<Vec<String>>,
    pub count: i32,
    pub flag: bool,
    pub data: Json,
    pub nested: String,
    pub mood: Mood,";
    let workspace = Workspace::with(server, "story.rs", &(table("stories", fields) + MOOD));
    workspace.database.execute(
        "CREATE SCHEMA x;
         CREATE TYPE mood AS ENUM ('angry', 'glad', 'sad');
         CREATE DOMAIN email AS varchar(60) CHECK (length(value) >= 1);
         CREATE DOMAIN tags AS text[];
         CREATE DOMAIN x.positive AS integer CHECK (value > 0);
         CREATE DOMAIN flag AS boolean; CREATE DOMAIN data AS jsonb;
         CREATE DOMAIN nested AS email; CREATE DOMAIN feeling AS mood;
         CREATE TABLE stories (id bigserial PRIMARY KEY, email email NOT NULL, others email[] NOT NULL, tags tags,
                               count x.positive NOT NULL, flag flag NOT NULL, data data NOT NULL,
                               nested nested NOT NULL, mood feeling NOT NULL);",
    );
    agrees(&workspace);
    // The domain stays when something else changes.
    let story = workspace.read("entity/src/story.rs");
    let story = story.replace("pub email: String", "pub email: Option<String>");
    workspace.write(
        "entity/src/story.rs",
        &story.replace("pub count", "#[sea_orm(default_value = 1)]\n    pub count"),
    );
    workspace.migrate("loosen");
    workspace.run(&["check"]).success();
    let types = "SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum) FROM pg_attribute \
                 WHERE attrelid = 'stories'::regclass AND attnum > 1";
    assert_eq!(
        workspace.database.value(types),
        "email email[] tags x.positive flag data nested feeling"
    );
});

on_every_server!(a_required_column_type_accepts_what_its_rust_type_accepts, |server| {
    let fields =
        "pub state: State,\n    pub level: Level,\n    pub title: Title,\n    pub data: Data,";
    let types = "
#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = \"String\", db_type = \"String(StringLen::N(1))\")]
pub enum State {
    #[sea_orm(string_value = \"a\")]
    A,
}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = \"i32\", db_type = \"Integer\")]
pub enum Level {
    Low = 1,
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
#[sea_orm(column_type = \"Text\")]
pub struct Title(pub String);

#[derive(Clone, Debug, PartialEq)]
pub struct Data(pub Json);

impl sea_orm::sea_query::ValueType for Data {
    fn column_type() -> ColumnType {
        ColumnType::JsonBinary
    }
}
";
    let workspace = Workspace::with(server, "story.rs", &(table("stories", fields) + types));
    workspace.database.execute(
        "CREATE TABLE stories (id bigserial PRIMARY KEY, state text NOT NULL CHECK (state IN ('a')),
                               level smallint NOT NULL, title varchar(80) NOT NULL, data json NOT NULL);",
    );
    agrees(&workspace);
    // A later statement about it is a change.
    let story = workspace.read("entity/src/story.rs");
    workspace.write("entity/src/story.rs", &story.replace("N(1)", "N(5)"));
    let output = workspace.run(&["check"]).code(2);
    assert!(
        output.stdout.contains("~ column stories.state: text → character varying(5)"),
        "{}",
        output.stdout
    );
});

on_every_server!(backslashes_are_literal_whatever_the_database_sets, |server| {
    let field = r#"#[sea_orm(default_value = "C:\\new")]
    pub title: String,"#;
    let workspace = Workspace::with(server, "story.rs", &table("stories", field));
    workspace.migrate("start");
    workspace.database.execute(
        "DO $$ BEGIN EXECUTE format(
             'ALTER DATABASE %I SET standard_conforming_strings = off', current_database()
         ); END $$",
    );
    workspace.run(&["check"]).success();
    std::fs::remove_file(workspace.path("migration/schema.lock")).expect("the lock");
    workspace.run(&["check"]).success();
});
