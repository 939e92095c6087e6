//! Code that the reader cannot read is reported, and drops nothing.

use serde_json::Value;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, table};

/// A workspace whose entity `users` has moved into a macro of another crate.
fn hidden(server: &Server) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub title: String,"));
    workspace.entity("user.rs", &table("users", "pub name: String,"));
    workspace.migrate("start");
    workspace.write("entity/src/user.rs", "tables::lookup! { users { name: String } }\n");
    workspace
}

on_every_server!(an_entity_that_vanished_into_a_macro_is_not_dropped, |server| {
    let workspace = hidden(server);
    let output = workspace.run(&["check"]).success();
    output.says("not seen: entity/src/user.rs:1:1: the output of the macro `lookup!` is not seen");
    output.says("warning: the table `users` is kept");
    let json = workspace.run(&["diff", "--format", "json"]).success().stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["unseen"][0]["place"], "entity/src/user.rs:1:1");
    assert_eq!(json["operations"], Value::Array(Vec::new()));
    output.says(
        "help: if it declares no entity: macros-without-entities = [\"lookup\"] in autogen.toml",
    );
    // Another change succeeds, and the lock still has the table.
    workspace.entity("story.rs", &table("stories", "pub title: String, pub body: Option<String>,"));
    workspace.migrate("add body").prints("+ column stories.body").never_shows("- table");
    assert!(workspace.read("migration/schema.lock").contains("users"));
    workspace.run(&["check"]).success();
});

on_every_server!(a_macro_without_entities_hides_nothing, |server| {
    let workspace = hidden(server);
    workspace.write("autogen.toml", "macros-without-entities = [\"lookup\"]\n");
    let output = workspace.run(&["check"]).code(2);
    output.prints("- table users").never_shows("not seen").never_shows("is kept");
});

on_every_server!(drop_drops_what_is_unseen, |server| {
    let workspace = hidden(server);
    let output = workspace.run(&["-m", "drop users", "--drop", "users"]).success();
    output.prints("- table users").never_shows("is kept");
    assert!(!workspace.read("migration/schema.lock").contains("users"));
});

on_every_server!(a_foreign_key_behind_an_unreadable_relation_is_not_dropped, |server| {
    let stories = table("stories", "pub parent_id: i64,");
    let derived = "pub enum Relation {
    #[sea_orm(belongs_to = \"Entity\", from = \"Column::ParentId\", to = \"Column::Id\")]
    Parent,
}";
    let none = "#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\npub enum Relation {}";
    let by_hand = "pub enum Relation { Parent }
impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match self { Self::Parent => parent() }
    }
}";
    let workspace =
        Workspace::with(server, "story.rs", &stories.replace("pub enum Relation {}", derived));
    workspace.migrate("start").prints("+ foreign key");
    workspace.entity("story.rs", &stories.replace(none, by_hand));
    let output = workspace.run(&["check"]).success();
    output.says("entity/src/story.rs:");
    output.says("warning: the foreign key `fk-stories-parent_id` of `stories` is kept");
    // Without a relation, nothing can still ask for it.
    workspace.entity("story.rs", &stories);
    workspace.run(&["check"]).code(2).prints("- foreign key");
});
