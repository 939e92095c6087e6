//! Stories and insights, and the errors for invalid requests.

use serde_json::{Value, json};
use tests::on_every_server;
use tests::server::server;

use super::{Service, http, with_a_story};

on_every_server!(a_story_is_written_published_and_read, |server| {
    let database = server.fresh_database("stories");
    let service = Service::on(&database);
    let id = with_a_story(&database, &service);
    let path = format!("/stories/{id}");
    let story = service.get(&path).status(200).body;
    assert_eq!((&story["status"], &story["published_at"]), (&json!("draft"), &Value::Null));
    assert_eq!(service.get("/stories").status(200).body, json!([]));

    let published =
        service.send("PATCH", &path, &json!({ "status": "published" })).status(200).body;
    let again = service
        .send("PATCH", &path, &json!({ "status": "published", "title": "It" }))
        .status(200)
        .body;
    assert_eq!(published["published_at"], again["published_at"], "it was published once");
    let list = service.get("/stories?limit=1").status(200).body;
    assert_eq!(list[0]["title"], "It");
    assert_eq!(list[0]["author"], "ann");
    assert_eq!(database.value("SELECT title FROM stories WHERE status = 'published'"), "It");
});

on_every_server!(insights_are_kept_beside_their_story, |server| {
    let database = server.fresh_database("insights");
    let service = Service::on(&database);
    let id = with_a_story(&database, &service);
    let path = format!("/stories/{id}/insights");
    let new = json!({ "user_id": 1, "content": "It rains a lot", "confidence": 0.5 });
    let kept = service.send("POST", &path, &new).status(201).body;
    let number = kept["id"].as_i64().expect("an id");
    assert_eq!(service.get(&format!("/insights/{number}")).status(200).body, kept);
    assert_eq!(service.get(&path).status(200).body, json!([kept]));
});

#[test]
fn errors_are_json() {
    let database = server(18).fresh_database("wrong");
    let service = Service::on(&database);
    let id = with_a_story(&database, &service);
    let nobody = "00000000-0000-0000-0000-000000000000";
    for path in [
        format!("/stories/{nobody}"),
        format!("/stories/{nobody}/insights"),
        "/insights/7".to_owned(),
    ] {
        service.get(&path).error(404, "there is no ");
    }
    service.get("/nowhere").error(404, "there is nothing at this address");
    service.send("DELETE", "/stories", &json!({})).error(405, "does not take DELETE");
    service.get("/stories/seven").error(400, "seven");
    service.get("/insights/seven").error(400, "seven");
    service.get("/stories?limit=all").error(400, "limit");

    let story =
        |slug: &str, author: i64| json!({ "author_id": author, "slug": slug, "title": "T" });
    service.send("POST", "/stories", &story("first", 1)).error(409, "idx-stories-author_slug");
    service.send("POST", "/stories", &story("other", 7)).error(400, "fk-stories-author_id");
    service.send("POST", "/stories", &story("", 1)).error(400, "`slug` is empty");
    service.send("POST", "/stories", &story(&"s".repeat(121), 1)).error(400, "too long");
    service.send("POST", "/stories", &story("null\0", 1)).error(400, "invalid byte sequence");
    service.send("POST", "/stories", &json!({ "slug": "s" })).error(400, "author_id");
    service.send("POST", "/stories", &json!({ "x": 1 })).error(400, "x");
    service
        .send("PATCH", &format!("/stories/{id}"), &json!({ "status": "lost" }))
        .error(400, "`lost`");
    let insights = format!("/stories/{id}/insights");
    let insight =
        |confidence: f64| json!({ "user_id": 1, "content": "c", "confidence": confidence });
    service.send("POST", &insights, &insight(2.0)).error(400, "ck_saved_insights_confidence");
    service.send("POST", &format!("/stories/{nobody}/insights"), &insight(0.1)).error(404, nobody);

    let head = "POST /stories HTTP/1.1\r\nHost: it\r\nConnection: close\r\nContent-Type: application/json\r\n";
    let raw =
        |rest: &str| http::ask_raw(&service.address, &format!("{head}{rest}")).expect("an answer");
    raw("Content-Length: 1\r\n\r\n{").error(400, "JSON");
    assert_eq!(database.value("SELECT count(*) FROM stories"), "1");
    // All of these errors were the clients' fault, so the log has none.
    service.stop().success().never_shows("\"level\":\"ERROR\"");
}
