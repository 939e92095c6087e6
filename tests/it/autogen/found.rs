//! Projects as they are found: the layouts of their crates, and entities that only some projects have.

use tests::{on_every_server, server::Server};

use super::workspace::{Workspace, model, table};

const LIST: &str = "pub use sea_orm_migration::prelude::*;
pub struct Migrator;
#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

const USERS: &str = "CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL)";

fn package(name: &str) -> String {
    format!(
        "[package]\nname = {name:?}\n[dependencies]\nsea-orm = \"2\"\nsea-orm-migration = \"2\"\n"
    )
}

fn users() -> String {
    table("users", "pub name: String,")
}

/// The first `check` of a project with these files, on a database with the table of its entity.
fn agrees(server: &Server, files: &[(&str, &str)]) {
    let workspace = Workspace::bare(server, USERS);
    workspace.write("Cargo.lock", "");
    for (file, text) in files {
        workspace.write(file, text);
    }
    workspace.run(&["check"]).success();
}

on_every_server!(crates_are_found_below_a_root_without_a_package, |server| {
    agrees(
        server,
        &[
            ("Cargo.toml", "[workspace]\nmembers = [\"src/entity\", \"src/migration\"]\n"),
            ("src/entity/Cargo.toml", &package("entity")),
            ("src/entity/src/lib.rs", &users()),
            ("src/migration/Cargo.toml", &package("migration")),
            ("src/migration/src/lib.rs", LIST),
        ],
    );
});

on_every_server!(crates_are_found_below_the_sources_of_another_one, |server| {
    let root =
        "[package]\nname = \"app\"\n[workspace]\nmembers = [\"src/entity\", \"src/migration\"]\n";
    agrees(
        server,
        &[
            ("Cargo.toml", root),
            ("src/main.rs", "fn main() {}"),
            ("src/entity/Cargo.toml", &package("entity")),
            ("src/entity/src/lib.rs", &users()),
            ("src/migration/Cargo.toml", &package("migration")),
            ("src/migration/src/lib.rs", LIST),
        ],
    );
});

on_every_server!(one_member_may_contain_both_entities_and_migrations, |server| {
    // The migrations have a copy of an entity as it was.
    let copy = format!("mod old {{ {} }}", table("users", "pub nickname: Option<i32>,"));
    agrees(
        server,
        &[
            ("Cargo.toml", "[workspace]\nmembers = [\"crates/infra\"]\n"),
            ("crates/infra/Cargo.toml", &package("infra")),
            ("crates/infra/src/lib.rs", "pub mod entity;\npub mod migration;\n"),
            ("crates/infra/src/entity.rs", &users()),
            ("crates/infra/src/migration/mod.rs", &format!("mod m20240101_000001_users;\n{LIST}")),
            ("crates/infra/src/migration/m20240101_000001_users.rs", &copy),
        ],
    );
});

on_every_server!(a_member_in_a_hidden_folder_is_found, |server| {
    agrees(
        server,
        &[
            ("Cargo.toml", "[workspace]\nmembers = [\"entity\", \".migration\"]\n"),
            ("entity/Cargo.toml", &package("entity")),
            ("entity/src/lib.rs", &users()),
            (".migration/Cargo.toml", &package("migration")),
            (".migration/src/lib.rs", LIST),
        ],
    );
});

on_every_server!(entities_for_roles_of_one_table_are_that_table, |server| {
    let workspace = Workspace::with(server, "coach.rs", &users());
    workspace.entity("coachee.rs", &table("users", "pub name: String,\n    pub age: Option<i32>,"));
    workspace.migrate("start");
    workspace.run(&["check"]).success();
    assert_eq!(workspace.tables(), ["users"]);
    workspace.database.execute("INSERT INTO users (name, age) VALUES ('Ada', 36)");
});

on_every_server!(an_entity_over_the_record_of_migrations_is_left_alone, |server| {
    let workspace = Workspace::with(server, "user.rs", &users());
    workspace.migrate("start");
    let record = "use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = \"seaql_migrations\")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: String,
    pub applied_at: i64,
}
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
";
    workspace.entity("record.rs", record);
    workspace.run(&["check"]).success();
    workspace.database.execute("DROP TABLE seaql_migrations");
});

on_every_server!(a_domain_over_the_stated_type_stays, |server| {
    let fields = "#[sea_orm(column_type = \"Decimal(Some((23, 0)))\")]\n    pub lamports: Decimal,
    #[sea_orm(column_type = \"Text\")]\n    pub note: String,";
    let workspace = Workspace::with(server, "account.rs", &table("accounts", fields));
    workspace.database.execute(
        "CREATE DOMAIN amount AS numeric(23, 0) CHECK (VALUE >= 0);
         CREATE DOMAIN words AS text;
         CREATE TABLE accounts (id bigserial PRIMARY KEY, lamports amount NOT NULL, note words NOT NULL)",
    );
    workspace.run(&["check"]).success();
    // Another type is still a difference.
    let other = fields.replace("(23, 0)", "(30, 0)");
    workspace.entity("account.rs", &table("accounts", &other));
    workspace.run(&["check"]).code(2).prints("~ column accounts.lamports");
});

on_every_server!(a_relation_between_types_that_do_not_compare_is_only_a_relation, |server| {
    let attributes = "#[sea_orm(table_name = \"users\")]";
    let users = model(attributes, "#[sea_orm(unique)]\n    pub name: String,");
    let notes = model("#[sea_orm(table_name = \"notes\")]", "pub user_id: i32,").replace(
        "pub enum Relation {}",
        "pub enum Relation {
    #[sea_orm(belongs_to = \"super::user::Entity\", from = \"Column::UserId\", to = \"super::user::Column::Name\")]
    User,
}",
    );
    let workspace = Workspace::with(server, "user.rs", &users);
    workspace.entity("note.rs", &notes);
    let output = workspace.migrate("start");
    output.says("is a relation only: Postgres does not compare");
    workspace.run(&["check"]).success();
    // Postgres agrees.
    let added = workspace.database.value(
        "SELECT count(*) FROM pg_operator WHERE oprname = '='
         AND oprleft = 'integer'::regtype AND oprright = 'varchar'::regtype",
    );
    assert_eq!(added, "0");
});

on_every_server!(a_type_that_the_server_does_not_have_is_left_as_the_database_has_it, |server| {
    let fields = "#[sea_orm(column_type = \"custom(\\\"array\\\")\")]\n    pub scopes: Vec<String>,
    #[sea_orm(column_type = \"custom(\\\"array\\\")\")]\n    pub roles: Vec<String>,
    #[sea_orm(column_type = \"custom(\\\"app.mood[]\\\")\")]\n    pub moods: Vec<String>,";
    let workspace = Workspace::with(server, "grant.rs", &table("grants", fields));
    let refused = workspace.refuses(&["check"]);
    refused
        .says("error[unknown-type]: Postgres has no type `array`, stated for `scopes` and 1 more");
    let create = "CREATE TABLE grants (id bigserial PRIMARY KEY, scopes text[] NOT NULL,
                                       roles text[] NOT NULL, moods varchar[] NOT NULL)";
    workspace.database.execute(create);
    // Postgres agrees.
    let known = "SELECT coalesce(to_regtype('public.\"array\"'), to_regtype('app.mood')) IS NULL";
    assert_eq!(workspace.database.value(known), "t");
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stderr.matches("warning[unknown-type]").count(), 2, "{}", output.stderr);
    output
        .says("Postgres has no type `array`, stated for `scopes` and 1 more; left as")
        .says("state a type that the server has; the column's is `text[]`")
        .says("Postgres has no type `app.mood`, stated for `moods`; left as")
        .says("`columns = [\"grants.moods:type\"]`");
    // Other changes of the table are found and made.
    let more = fields.to_owned() + "\n    pub note: Option<String>,";
    workspace.entity("grant.rs", &table("grants", &more));
    workspace.migrate("add a note").prints("+ column grants.note").never_shows("~ column");
    let ignored = "[ignore]\ncolumns = [\"grants.scopes:type\", \"grants.roles:type\", \"grants.moods:type\"]\n";
    workspace.write("autogen.toml", ignored);
    workspace.run(&["check"]).success().never_shows("warning");
    // Nobody knows the type of a new column.
    let new = more.replace(
        "pub note",
        "#[sea_orm(column_type = \"custom(\\\"long\\\")\")]\n    pub note2: String,\n    pub note",
    );
    workspace.entity("grant.rs", &table("grants", &new));
    workspace
        .refuses(&["check"])
        .says("error[unknown-type]: Postgres has no type `long`, stated for `note2`");
    // As soon as the type exists, it counts.
    workspace.database.execute("CREATE DOMAIN long AS text");
    workspace.run(&["check"]).code(2).prints("+ column grants.note2: long");
});

on_every_server!(a_left_over_folder_is_no_crate, |server| {
    agrees(
        server,
        &[
            ("Cargo.toml", &(package("app") + "[workspace]\nmembers = [\"migrations\"]\n")),
            ("src/main.rs", &users().replace("use ", "fn main() {}\nuse ")),
            ("entity/src/lib.rs", "pub struct Old;"),
            ("migration/old.sql", "SELECT 1;"),
            ("migrations/Cargo.toml", &package("migrations")),
            ("migrations/src/lib.rs", LIST),
        ],
    );
});

on_every_server!(comparing_needs_no_migration_crate, |server| {
    let workspace = Workspace::bare(server, USERS);
    workspace.write("Cargo.toml", "[workspace]\nmembers = [\"entity\"]\n");
    workspace.write("Cargo.lock", "");
    workspace.write("entity/Cargo.toml", &package("entity"));
    workspace.write("entity/src/lib.rs", &table("users", "pub name: String,\n    pub age: i32,"));
    let note = "note: there is no migration crate, so no migration is pending";
    workspace.run(&["check"]).code(2).says(note).prints("+ column users.age");
    workspace.run(&["diff", "--format", "sql"]).success().prints("ADD COLUMN age integer");
    for command in [&["-m", "x"][..], &["-m", "x", "--dry-run"], &["merge", "-m", "x"], &["edit"]] {
        workspace.refuses(command).says("there is no migration crate in the workspace");
    }
    workspace.refuses(&["check", "--migration", "elsewhere"]).says("`elsewhere`");
    let output = workspace.run(&["init"]).success();
    output.says("create one with `sea-orm-cli migrate init`, then run\n`autogen init --force`");
    workspace.run(&["check"]).success();
    let settings = workspace.read("autogen.toml");
    assert!(settings.contains("\"users.age\"") && !settings.contains("migration ="), "{settings}");
    assert!(!workspace.path("migration").exists(), "a folder was made");
    // As soon as there is one, `init` writes the lock.
    workspace.write("migration/Cargo.toml", &package("migration"));
    workspace.write("migration/src/lib.rs", LIST);
    workspace.run(&["init", "--force"]).success().says("Wrote migration/schema.lock");
    workspace.run(&["check"]).success().never_shows("note");
});

on_every_server!(the_command_that_applies_migrations_is_the_one_that_exists, |server| {
    let workspace = Workspace::with(server, "user.rs", &users());
    workspace.database.execute("CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL)");
    workspace.write("entity/Cargo.toml", &package("entity"));
    workspace.write("migration/Cargo.toml", &package("migration"));
    workspace.run(&["init"]).success().says("`cargo run -p migration -- up`.");
    let says = |text: &str| {
        workspace.run(&["init", "--force"]).success().says(text);
    };
    // A library without a program.
    let program = "runner::main!(migration::Migrator);";
    std::fs::remove_file(workspace.path("migration/src/main.rs")).expect("the program");
    says("apply it as your program applies migrations.");
    // An application, which starts something.
    workspace.write("migration/src/main.rs", "fn main() { serve() }");
    says("apply it as your program applies migrations.");
    workspace.write("migration/src/bin/migrate.rs", program);
    says("`cargo run -p migration --bin migrate -- up`.");
    workspace.write("migration/src/bin/migrate.rs", "fn main() { cli::run_cli(Migrator) }");
    says("`cargo run -p migration --bin migrate -- up`.");
    workspace.write("migration/src/bin/other/main.rs", program);
    says("apply it as your program applies migrations.");
    let manifest =
        workspace.read("migration/Cargo.toml") + "[[bin]]\nname = \"up\"\npath = \"tools/up.rs\"\n";
    workspace.write("migration/Cargo.toml", &manifest);
    workspace.write("migration/tools/up.rs", program);
    std::fs::remove_dir_all(workspace.path("migration/src/bin")).expect("the programs");
    std::fs::remove_file(workspace.path("migration/src/main.rs")).expect("the program");
    says("`cargo run -p migration -- up`.");
    std::fs::remove_file(workspace.path("migration/tools/up.rs")).expect("the program");
    workspace.entity("user.rs", &table("users", "pub name: String,\n    pub age: Option<i32>,"));
    let output = workspace.run(&["-m", "add an age"]).success();
    output.says("Review it, then apply it as your program applies migrations");
    workspace
        .refuses(&["-m", "another"])
        .says("help: apply them as your program applies migrations, then try again");
});

on_every_server!(the_settings_are_named_by_the_alias_that_is_written, |server| {
    let types = "pub struct Typed<const N: usize, P>(pub P);
pub type JobId = Typed<1, u32>;
pub type VersionId = Typed<2, u64>;
";
    let fields = "pub job: JobId,\n    pub version: Option<VersionId>,\n    pub kind: Typed<3, i32>,\n    pub other: Typed<4, i64>,";
    let workspace = Workspace::with(server, "job.rs", &(table("jobs", fields) + types));
    workspace.database.execute(
        "CREATE TABLE jobs (id bigserial PRIMARY KEY, job integer NOT NULL, version bigint,
                            kind smallint NOT NULL, other bigint NOT NULL)",
    );
    let output = workspace.run(&["check"]).success();
    output
        .says("the type `JobId` of `job` is not known")
        .says("`\"JobId\" = \"integer\"`")
        .says("`\"VersionId\" = \"bigint\"`")
        .never_shows("`\"Typed\"");
    // What the help says helps.
    workspace
        .write("autogen.toml", "[types]\n\"JobId\" = \"integer\"\n\"VersionId\" = \"bigint\"\n");
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stderr.matches("warning[").count(), 2, "{}", output.stderr);
});

on_every_server!(a_key_of_another_derive_is_reported_once, |server| {
    let fields: String = (0..5)
        .map(|n| format!("#[sea_orm(filter_single)]\n    pub f{n}: Option<i32>,\n    "))
        .collect();
    let workspace = Workspace::with(server, "user.rs", &table("users", &fields));
    workspace.database.execute(
        "CREATE TABLE users (id bigserial PRIMARY KEY, f0 int, f1 int, f2 int, f3 int, f4 int)",
    );
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stderr.matches("warning[ignored-key]").count(), 1, "{}", output.stderr);
    output.says("  and 4 more of this kind, at entity/src/user.rs:10:15 …; -v lists them\n");
    let output = workspace.run(&["check", "-v"]).success();
    assert_eq!(output.stderr.matches("warning[ignored-key]").count(), 5, "{}", output.stderr);
});

on_every_server!(an_index_beside_a_unique_one_over_the_same_column_is_not_asked_for, |server| {
    let fields = "#[sea_orm(indexed)]\n    pub email: String,\n    #[sea_orm(indexed)]\n    pub name: String,
    #[sea_orm(indexed)]\n    pub city: String,\n    #[sea_orm(indexed)]\n    pub street: String,";
    let workspace = Workspace::with(server, "contact.rs", &table("contacts", fields));
    workspace.database.execute(
        "CREATE TABLE contacts (id bigserial PRIMARY KEY, email text NOT NULL, name text NOT NULL UNIQUE,
                                city text NOT NULL, street text NOT NULL);
         CREATE UNIQUE INDEX by_email ON contacts (email);
         CREATE UNIQUE INDEX by_city ON contacts (city) WHERE city > '';
         CREATE UNIQUE INDEX by_street ON contacts (street, city)",
    );
    // A unique index over fewer rows or more columns is another one.
    let output = workspace.run(&["check"]).code(2);
    output.prints("+ index idx-contacts-city").prints("+ index idx-contacts-street");
    output.never_shows("+ index idx-contacts-email").never_shows("+ index idx-contacts-name");
    workspace.migrate("index");
    workspace.run(&["check"]).success();
    // Without the unique one, the index is asked for.
    workspace.database.execute("DROP INDEX by_email");
    workspace.run(&["check"]).code(2).prints("+ index idx-contacts-email");
});
