//! `adopt --into`: somebody changed the database by hand, and the entities follow.

use expect_test::expect;
use tests::on_every_server;

use super::workspace::{Workspace, model, table};

const USERS: &str = "\
use sea_orm::entity::prelude::*;

// The people. \u{1F464}
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = \"users\")]
#[autogen(
    check(name = \"users_age\", \"age > 0\"), // nobody is unborn
)]
pub struct Model {
    #[sea_orm(primary_key)] pub id: i64,
    /* a comment */ pub name: String, /* and another */
    pub age: i32,    // oddly far away
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
";

on_every_server!(entities_follow_the_database, |server| {
    let workspace = Workspace::with(server, "users.rs", USERS);
    workspace.migrate("users");
    workspace.database.execute(
        "ALTER TABLE users ADD COLUMN email text UNIQUE, ADD COLUMN boss_id bigint REFERENCES users;
         ALTER TABLE users ALTER COLUMN name SET DEFAULT 'nobody';
         CREATE INDEX users_name ON users (lower(name)) WHERE age > 17;
         COMMENT ON CONSTRAINT users_age ON users IS 'born';",
    );
    workspace.run(&["check"]).success();
    let before = workspace.snapshot();
    let output = workspace.run(&["adopt", "--into"]).success();
    assert_eq!(workspace.snapshot(), before);
    expect![[r#"
        --- entity/src/users.rs
        +++ entity/src/users.rs
        @@ -4,15 +4,23 @@
         #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
         #[sea_orm(table_name = "users")]
         #[autogen(
        -    check(name = "users_age", "age > 0"), // nobody is unborn
        +    check(name = "users_age", "age > 0", comment = "born"), // nobody is unborn
        +    foreign_key(on = "boss_id", name = "users_boss_id_fkey"),
        +    index(name = "users_name", on = "lower((name)::text)", filter = "age > 17"),
         )]
         pub struct Model {
             #[sea_orm(primary_key)] pub id: i64,
        -    /* a comment */ pub name: String, /* and another */
        +    /* a comment */ #[sea_orm(default_value = "nobody")] pub name: String, /* and another */
             pub age: i32,    // oddly far away
        +    #[sea_orm(column_type = "Text", nullable, unique)]
        +    pub email: Option<String>,
        +    pub boss_id: Option<i64>,
         }
 
         #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        -pub enum Relation {}
        +pub enum Relation {
        +    #[sea_orm(belongs_to = "Entity", from = "Column::BossId", to = "Column::Id")]
        +    Boss,
        +}
 
         impl ActiveModelBehavior for ActiveModel {}
    "#]].assert_eq(&diff(&output.stdout));
    expect![[r#"
        Nothing was written. `autogen adopt --into --yes` writes it.
    "#]]
    .assert_eq(&output.stderr);
    let output = workspace.run(&["adopt", "--into", "--yes"]).success();
    expect![[r#"
        Wrote entity/src/users.rs
        Wrote migration/schema.lock
    "#]]
    .assert_eq(&output.stderr);
    expect![[r#"
        use sea_orm::entity::prelude::*;

        // The people. 👤
        #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
        #[sea_orm(table_name = "users")]
        #[autogen(
            check(name = "users_age", "age > 0", comment = "born"), // nobody is unborn
            foreign_key(on = "boss_id", name = "users_boss_id_fkey"),
            index(name = "users_name", on = "lower((name)::text)", filter = "age > 17"),
        )]
        pub struct Model {
            #[sea_orm(primary_key)] pub id: i64,
            /* a comment */ #[sea_orm(default_value = "nobody")] pub name: String, /* and another */
            pub age: i32,    // oddly far away
            #[sea_orm(column_type = "Text", nullable, unique)]
            pub email: Option<String>,
            pub boss_id: Option<i64>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {
            #[sea_orm(belongs_to = "Entity", from = "Column::BossId", to = "Column::Id")]
            Boss,
        }

        impl ActiveModelBehavior for ActiveModel {}
    "#]]
    .assert_eq(&workspace.read("entity/src/users.rs"));
    workspace.run(&["check"]).success();
    let again = workspace.run(&["adopt", "--into", "--yes"]).success();
    expect![[r#"
        Nothing to insert: the entities state what the database has.
    "#]]
    .assert_eq(&again.stderr);
    // The new lines are managed like all others.
    let users = workspace.read("entity/src/users.rs");
    let without: Vec<&str> = users.lines().filter(|it| !it.contains("users_name")).collect();
    workspace.write("entity/src/users.rs", &without.join("\n"));
    let check = workspace.run(&["check"]).code(2);
    assert!(check.stdout.contains("- index users_name"), "{}", check.stdout);
});

on_every_server!(what_the_entities_decide_stays, |server| {
    let fields = "pub email: String,\n    pub old: String,\n    pub n: i32,";
    let workspace = Workspace::with(server, "users.rs", &table("users", fields));
    workspace.entity("tags.rs", &table("tags", "pub name: String,"));
    workspace.migrate("one");
    // The entity drops a column and retypes another; the database has both, and more.
    let fields = "pub email: String,\n    pub n: bool,";
    workspace.write("entity/src/users.rs", &table("users", fields));
    workspace.database.execute(
        "ALTER TABLE users ADD COLUMN born date;
         ALTER TABLE tags ADD COLUMN color text;
         CREATE TABLE others (id int PRIMARY KEY);",
    );
    let output = workspace.run(&["adopt", "--into", "-y", "users"]).success();
    expect![[r#"
        --- entity/src/users.rs
        +++ entity/src/users.rs
        @@ -7,6 +7,7 @@
             pub id: i64,
             pub email: String,
             pub n: bool,
        +    pub born: Option<Date>,
         }
 
         #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    "#]]
    .assert_eq(&diff(&output.stdout));
    expect![[r#"
        The entities contradict the database here, and stay as they are:
          ~ column users.n: integer → boolean
          - column users.old

        Wrote entity/src/users.rs
    "#]]
    .assert_eq(&output.stderr);
    assert!(!workspace.read("entity/src/tags.rs").contains("color"));
    let check = workspace.run(&["check"]).code(2);
    assert!(check.stdout.contains("- column users.old"), "{}", check.stdout);
    assert!(!check.stdout.contains("born date\n+"), "{}", check.stdout);
    let refused = workspace.refuses(&["adopt", "--into", "others"]);
    expect![[r#"
        error: no entity states the table `others`
          help: `autogen adopt` without `--into` writes entities for tables that have none
    "#]]
    .assert_eq(&refused.stderr);
});

on_every_server!(what_cannot_be_inserted_is_listed, |server| {
    let kept = "
mod a {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = \"a\")]
    pub struct Model { #[sea_orm(primary_key)] pub id: i32 }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
";
    let workspace = Workspace::with(server, "several.rs", kept);
    workspace.entity(
        "b.rs",
        &model("#[sea_orm(table_name = \"b\")]", "#[sea_orm(unique)]\n    pub n: i32,"),
    );
    workspace.migrate("one");
    workspace.database.execute(
        "CREATE TYPE mood AS ENUM ('sad');
         ALTER TABLE a ADD COLUMN b_id bigint REFERENCES b, ADD COLUMN half real UNIQUE, ADD COLUMN mood mood;
         CREATE INDEX ON a ((half * 2));
         COMMENT ON TABLE a IS 'the first';
         COMMENT ON CONSTRAINT b_n_key ON b IS 'one each';",
    );
    let output = workspace.run(&["adopt", "--into", "-y"]).success();
    expect![[r#"
        --- entity/src/several.rs
        +++ entity/src/several.rs
        @@ -2,8 +2,9 @@
         mod a {
             use sea_orm::entity::prelude::*;
             #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        -    #[sea_orm(table_name = "a")]
        -    pub struct Model { #[sea_orm(primary_key)] pub id: i32 }
        +    #[sea_orm(table_name = "a", comment = "the first")]
        +    pub struct Model { #[sea_orm(primary_key)] pub id: i32,
        +    pub b_id: Option<i64>, }
             #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
             pub enum Relation {}
             impl ActiveModelBehavior for ActiveModel {}
    "#]]
    .assert_eq(&diff(&output.stdout));
    expect![[r#"
        Not inserted:
          column a.half: `f32` may not be `Eq`, which the model derives
          column a.mood: there is no enum of its type: write it by hand
          unique a_half_key of a: the entity has no field for half
          foreign key a_b_id_fkey of a: there is no entity of b beside this one: relate them by hand
          index a_expr_idx of a: the entity has no field for half
          comment of unique b_n_key of b: it is not stated by a key of `#[autogen(…)]`

        Wrote entity/src/several.rs
        Wrote migration/schema.lock
    "#]]
    .assert_eq(&output.stderr);
    workspace.run(&["check"]).success();
});

/// A diff without the space that stands for a blank line, which `expect!` cannot hold.
fn diff(text: &str) -> String {
    text.replace("\n \n", "\n\n")
}

on_every_server!(what_counts_as_equal_is_not_inserted, |server| {
    let fields = "#[sea_orm(unique)]\n    pub email: String,\n    pub note: Option<String>,";
    let workspace = Workspace::with(server, "users.rs", &table("users", fields));
    let tags = "#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = \"tags\")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: i64,
}
impl ActiveModelBehavior for ActiveModel {}
";
    workspace.entity("tags.rs", &format!("use sea_orm::entity::prelude::*;\n{tags}"));
    workspace.database.execute(
        "CREATE TABLE users (id bigint GENERATED BY DEFAULT AS IDENTITY CONSTRAINT pk_users PRIMARY KEY, email varchar NOT NULL, note varchar);
         CREATE UNIQUE INDEX users_email ON users (email);
         CREATE TABLE tags (user_id bigint, tag bigint, CONSTRAINT pk_tags PRIMARY KEY (tag, user_id))",
    );
    workspace.run(&["check"]).success();
    let output = workspace.run(&["adopt", "--into", "--yes"]).success();
    output.says("Nothing to insert");
    workspace.database.execute("CREATE INDEX users_note ON users (note)");
    let output = workspace.run(&["adopt", "--into", "--yes"]).success();
    output.prints("users_note").never_shows("pk_users").never_shows("users_email");
});
