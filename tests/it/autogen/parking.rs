//! Rows of what is dropped, kept in the schema `autogen_parked` until somebody purges them.

use serde_json::Value;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, model, table};

/// Two tables with rows, of which one and a column of the other are to go.
fn dropping(server: &Server) -> Workspace {
    let workspace = Workspace::new(server);
    let fields = "#[sea_orm(unique)] pub name: String, pub city: String,";
    workspace.entity("user.rs", &table("users", fields));
    let comment = "#[sea_orm(table_name = \"posts\", comment = \"what users write\")]\n#[autogen(index(on = \"text\", name = \"posts_text\"), foreign_key(on = \"user_id\", name = \"posts_user\"))]";
    let relation = "pub text: Option<String>, pub user_id: i64,\n    #[sea_orm(belongs_to, from = \"user_id\", to = \"id\")]\n    pub user: HasOne<super::user::Entity>,";
    let post = model(comment, relation).replace("#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]", "#[sea_orm::model]\n#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]").replace("#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\npub enum Relation {}\n\n", "");
    workspace.entity("post.rs", &post);
    workspace.migrate("start");
    workspace.database.execute(
        "INSERT INTO users (name, city) VALUES ('a', 'Oslo'), ('b', 'Rome'), ('c', 'Bern');
         INSERT INTO posts (text, user_id) VALUES ('x', 1), (NULL, 2)",
    );
    workspace.forget("post.rs");
    workspace.entity("user.rs", &table("users", "#[sea_orm(unique)] pub name: String,"));
    workspace
}

/// The statements of the newest comparison.
fn statements(workspace: &Workspace, flags: &[&str]) -> [String; 2] {
    let output = workspace.run(&[&["diff", "--format", "json"], flags].concat()).success();
    let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
    ["up", "down"].map(|way| {
        let all = json[way].as_array().expect("statements").iter();
        all.map(|it| format!("{};\n", it.as_str().expect("SQL"))).collect()
    })
}

on_every_server!(what_is_parked_comes_back, |server| {
    let workspace = dropping(server);
    let database = &workspace.database;
    let rows = |database: &tests::server::TestDatabase| {
        let users = database.query("SELECT id, name, city FROM users ORDER BY id");
        (users, database.query("SELECT id, text, user_id FROM posts ORDER BY id"))
    };
    let before = rows(database);
    let [up, down] = statements(&workspace, &["--park"]);
    let output = workspace.run(&["-m", "drop", "--park"]).success();
    output.prints(
        "warning[parks-rows]: `up` keeps the table `posts` with its rows in `autogen_parked.m",
    );
    output.prints("keeps the values of `users.city` in `autogen_parked.m");
    database.execute(&up);
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    assert_eq!(database.value("SELECT to_regclass('posts')"), "NULL");
    // A row that goes, and one that was written since.
    database.execute("DELETE FROM users WHERE name = 'c'; INSERT INTO users (name) VALUES ('d')");
    let parked = database.query("SELECT relname FROM pg_class WHERE relnamespace = 'autogen_parked'::regnamespace AND relkind = 'r' ORDER BY 1");
    assert_eq!(parked.concat(), ["parked_posts", "parked_users_city"]);
    database.execute(&down);
    let (users, posts) = rows(database);
    assert_eq!(users, [["1", "a", "Oslo"], ["2", "b", "Rome"], ["4", "d", "NULL"]]);
    assert_eq!(posts, before.1);
    assert_eq!(database.value("SELECT obj_description('posts'::regclass)"), "what users write");
    assert_eq!(
        database.value("SELECT count(*) FROM pg_constraint WHERE conname = 'posts_user'"),
        "1"
    );
    assert_eq!(database.value("SELECT to_regclass('posts_text')"), "posts_text");
    database.execute("INSERT INTO posts (text, user_id) VALUES ('y', 4)");
    assert_eq!(database.value("SELECT max(id) FROM posts"), "3");
    let left = "SELECT count(*) FROM pg_class WHERE relnamespace = 'autogen_parked'::regnamespace";
    assert_eq!(database.value(left), "0");
});

on_every_server!(the_question_names_both_ways, |server| {
    let workspace = dropping(server);
    let output = workspace.run(&["-m", "drop"]).code(3);
    output.says(
        "`--park` keeps the rows in the schema `autogen_parked`, and `down` brings them back",
    );
    output.says("`--drop posts` drops it, with its rows");
    // One is kept, the other goes.
    let [up, _] = statements(&workspace, &["--park", "--drop", "posts"]);
    assert!(
        up.contains("DROP TABLE posts") && up.contains("autogen_parked.parked_users_city"),
        "{up}"
    );
    workspace.write("autogen.toml", "[park]\nrows = \"never\"\n");
    workspace.run(&["-m", "drop", "--dry-run"]).success();
    workspace.write("autogen.toml", "[park]\nrows = \"always\"\n");
    workspace.run(&["-m", "drop", "--dry-run"]).success().prints("autogen_parked");
    workspace.write("autogen.toml", "[park]\nrows = \"sometimes\"\n");
    workspace
        .run(&["check"])
        .code(1)
        .says("unknown variant `sometimes`, expected one of `ask`, `always`, `never`");
});

on_every_server!(nobody_but_the_owner_reads_what_is_parked, |server| {
    let workspace = dropping(server);
    let database = &workspace.database;
    database
        .execute("CREATE ROLE parked_guest LOGIN; GRANT SELECT ON users, posts TO parked_guest");
    let [up, _] = statements(&workspace, &["--park"]);
    database.execute(&up);
    let denied = std::panic::catch_unwind(|| {
        tests::server::query(
            &database.url_as("parked_guest"),
            "SELECT * FROM autogen_parked.parked_posts",
        )
    });
    assert!(denied.is_err(), "a guest reads {denied:?}");
    database.execute("DROP OWNED BY parked_guest; DROP ROLE parked_guest");
});
