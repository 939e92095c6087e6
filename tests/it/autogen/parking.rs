//! Rows of dropped objects, parked in the schema `autogen_parked` until somebody purges them.

use serde_json::Value;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, model, table};

/// Two tables with rows. One of them, and a column of the other, will be dropped.
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

/// The statements of the latest comparison.
fn statements(workspace: &Workspace, flags: &[&str]) -> [String; 2] {
    let output = workspace.run(&[&["diff", "--format", "json"], flags].concat()).success();
    let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
    ["up", "down"].map(|way| {
        let all = json[way].as_array().expect("statements").iter();
        all.map(|it| format!("{};\n", it.as_str().expect("SQL"))).collect()
    })
}

on_every_server!(parked_rows_are_restored, |server| {
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
    // One row is deleted, and one is written afterwards.
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
    output.says("`--park` keeps the rows in the schema `autogen_parked`, and `down` restores them");
    output.says("`--drop posts` drops it, with its rows");
    // One is parked, the other dropped.
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

/// Entities with a price, a state and tags of that state, and rows.
fn changing(server: &Server) -> Workspace {
    let workspace = Workspace::new(server);
    workspace.entity("post.rs", &table("posts", "pub title: String,"));
    workspace.migrate("start");
    workspace
}

on_every_server!(values_that_a_narrower_type_changes_come_back, |server| {
    let workspace = changing(server);
    let database = &workspace.database;
    let price = |ty: &str| {
        table("posts", &format!("#[sea_orm(column_type = \"{ty}\")] pub price: Decimal,"))
    };
    workspace.entity("post.rs", &price("Decimal(Some((8, 3)))"));
    workspace.migrate("price");
    database
        .execute("INSERT INTO posts (price) VALUES (1.5), (2.125), (-0.04), (7.25), (99999.999)");
    workspace.entity("post.rs", &price("Decimal(Some((6, 1)))"));
    let output = workspace.run(&["-m", "round"]).code(3);
    output.says(
        "`--park` keeps the values that the conversion changes in the schema `autogen_parked`",
    );
    // Values that do not fit at all are in the way, whatever is parked.
    workspace.run(&["-m", "round", "--park"]).code(3).prints("rows: 1 of 5");
    database.execute("DELETE FROM posts WHERE price > 1000");
    let [up, down] = statements(&workspace, &["--park"]);
    let output = workspace.run(&["-m", "round", "--park"]).success();
    output.prints("keeps the values of `posts.price` that change in `autogen_parked.m");
    database.execute(&up);
    let prices = || database.query("SELECT price FROM posts ORDER BY id").concat();
    assert_eq!(prices(), ["1.5", "2.1", "0.0", "7.3"]);
    let parked = "SELECT price FROM autogen_parked.parked_posts_price ORDER BY id";
    assert_eq!(database.query(parked).concat(), ["1.500", "2.125", "-0.040", "7.250"][1..]);
    // One has another value by then, one is deleted, one is new.
    database.execute(
        "UPDATE posts SET price = 3 WHERE id = 2; DELETE FROM posts WHERE id = 4; INSERT INTO posts (price) VALUES (0.3)",
    );
    database.execute(&down);
    assert_eq!(prices(), ["1.500", "3.000", "-0.040", "0.300"]);
});

on_every_server!(parked_labels_are_restored, |server| {
    let workspace = changing(server);
    let database = &workspace.database;
    let entity = |labels: &[&str]| {
        let variants = labels
            .iter()
            .map(|it| format!("#[sea_orm(string_value = \"{}\")] {it},", it.to_lowercase()));
        let post =
            table("posts", "pub state: Option<State>, pub fixed: State, pub all: Vec<State>,");
        format!(
            "{post}\n#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]\n#[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"state\")]\npub enum State {{ {} }}\n",
            variants.collect::<String>()
        )
    };
    workspace.entity("post.rs", &entity(&["Draft", "Old", "Done"]));
    workspace.migrate("states");
    database.execute(
        "INSERT INTO posts (state, fixed, \"all\") VALUES ('draft', 'old', '{}'), ('old', 'done', '{old,done}'), (NULL, 'old', '{old}')",
    );
    workspace.entity("post.rs", &entity(&["Draft", "Done"]));
    let output = workspace.run(&["-m", "states"]).code(3);
    output.says("`--fill posts.fixed=EXPRESSION` replaces the label in those rows");
    output.says("`--park` leaves null if the column allows it, and keeps the labels in the schema");
    // A column that requires a value must be given one.
    workspace.run(&["-m", "states", "--park"]).code(3).prints("rows: 2 of 3");
    let flags = ["--park", "--fill", "posts.fixed='done'"];
    let [up, down] = statements(&workspace, &flags);
    workspace.run(&[&["-m", "states"][..], &flags].concat()).success();
    let rows = || database.query("SELECT state, fixed, \"all\" FROM posts ORDER BY id");
    let before = rows();
    database.execute(&up);
    let after = [["draft", "done", "{}"], ["NULL", "done", "{done}"], ["NULL", "done", "{}"]];
    assert_eq!(rows(), after);
    database.execute("UPDATE posts SET fixed = 'draft' WHERE id = 3");
    database.execute(&down);
    let mut expected = before;
    "draft".clone_into(&mut expected[2][1]);
    assert_eq!(rows(), expected);
});

on_every_server!(rows_that_down_drops_return_with_the_next_up, |server| {
    let workspace = changing(server);
    let database = &workspace.database;
    database.execute("INSERT INTO posts (title) VALUES ('a'), ('b'), ('c')");
    workspace.entity("post.rs", &table("posts", "pub title: String, pub mark: Option<i32>,"));
    let note = table("notes", "pub text: String, pub post_id: i64,");
    workspace.entity("note.rs", &note);
    let [up, down] = statements(&workspace, &["--park"]);
    let output = workspace.run(&["-m", "notes", "--park"]).success();
    output.prints("`down` keeps the table `notes` with its rows in");
    output.prints("`down` keeps the values of `posts.mark` in");
    database.execute(&up);
    database.execute(
        "UPDATE posts SET mark = id; INSERT INTO notes (text, post_id) VALUES ('x', 1), ('y', 2)",
    );
    database.execute(&down);
    assert_eq!(database.value("SELECT to_regclass('notes')"), "NULL");
    database.execute("DELETE FROM posts WHERE id = 3");
    database.execute("INSERT INTO posts (title) VALUES ('d')");
    database.execute(&up);
    let marks = database.query("SELECT title, mark FROM posts ORDER BY id");
    assert_eq!(marks, [["a", "1"], ["b", "2"], ["d", "NULL"]]);
    let notes = || database.query("SELECT id, text, post_id FROM notes ORDER BY id");
    assert_eq!(notes(), [["1", "x", "1"], ["2", "y", "2"]]);
    database.execute("INSERT INTO notes (text, post_id) VALUES ('z', 1)");
    assert_eq!(database.value("SELECT max(id) FROM notes"), "3");
    // Purged rows do not come back, and nothing fails because of them.
    database.execute(&down);
    database.execute("DROP TABLE autogen_parked.parked_notes, autogen_parked.parked_posts_mark");
    database.execute(&up);
    assert!(notes().is_empty());
});

on_every_server!(tables_of_one_name_are_parked_side_by_side, |server| {
    let workspace = dropping(server);
    let database = &workspace.database;
    let [up, down] = statements(&workspace, &["--park"]);
    let create = database.query("SELECT count(*) FROM posts").concat();
    database.execute(&up);
    // The same table again, created and parked by another migration.
    database.execute(
        "CREATE TABLE posts (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, text text, user_id bigint NOT NULL CONSTRAINT posts_user REFERENCES users); CREATE INDEX posts_text ON posts (text); ALTER TABLE users ADD COLUMN city text; INSERT INTO posts (text, user_id) VALUES ('second', 1)",
    );
    let second = |sql: &str| {
        sql.replace("parked_posts", "second_posts").replace("parked_users", "second_users")
    };
    database.execute(&second(&up));
    let parked = "SELECT relname FROM pg_class WHERE relnamespace = 'autogen_parked'::regnamespace AND relkind = 'r' ORDER BY 1";
    assert_eq!(
        database.query(parked).concat(),
        ["parked_posts", "parked_users_city", "second_posts", "second_users_city"]
    );
    database.execute(&second(&down));
    assert_eq!(database.query("SELECT text FROM posts").concat(), ["second"]);
    database.execute("DROP TABLE posts; ALTER TABLE users DROP COLUMN city");
    database.execute(&down);
    assert_eq!(database.query("SELECT count(*) FROM posts").concat(), create);
    let names = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname LIKE 'posts%' ORDER BY 1";
    assert_eq!(
        database.query(names).concat(),
        ["posts", "posts_id_seq", "posts_pkey", "posts_text"]
    );
});
