//! The nearest insights, found by the index.

use serde_json::{Value, json};
use tests::on_every_server;
use tests::server::server;

use super::{Service, eventually, with_a_story};

/// A vector in a plane at this angle in degrees, in the column's dimensions.
fn at(degrees: f64) -> Value {
    let mut values = vec![0.0; 1536];
    (values[0], values[1]) = (degrees.to_radians().cos(), degrees.to_radians().sin());
    json!(values)
}

on_every_server!(the_nearest_in_meaning_come_first_and_by_the_index, |server| {
    let database = server.fresh_database("search");
    // With so few rows, a full scan would be as good.
    database.execute(&format!("ALTER DATABASE \"{}\" SET enable_seqscan = off", database.name));
    let service = Service::on(&database);
    let id = with_a_story(&database, &service);
    let path = format!("/stories/{id}/insights");
    for (content, embedding) in [
        ("opposite", at(180.0)),
        ("near", at(10.0)),
        ("across", at(90.0)),
        ("the same", at(0.0)),
        ("unknown", Value::Null),
    ] {
        let insight = json!({ "user_id": 1, "content": content, "embedding": embedding });
        service.send("POST", &path, &insight).status(201);
    }
    let hits =
        service.send("POST", "/insights/search", &json!({ "embedding": at(0.0) })).status(200).body;
    let found: Vec<(&str, f64)> = hits
        .as_array()
        .expect("a list")
        .iter()
        .map(|hit| {
            (hit["content"].as_str().expect("text"), hit["distance"].as_f64().expect("a number"))
        })
        .collect();
    let expected = [("the same", 0.0), ("near", 0.015), ("across", 1.0), ("opposite", 2.0)];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            found.0 == expected.0 && (found.1 - expected.1).abs() < 0.001,
            "{found:?} {expected:?}"
        );
    }
    let nearest = json!({ "embedding": at(100.0), "limit": 1, "story_id": id });
    assert_eq!(
        service.send("POST", "/insights/search", &nearest).status(200).body[0]["content"],
        "across"
    );
    // A session reports what it used when it ends.
    service.stop().success();
    let used = "SELECT idx_scan > 0 FROM pg_stat_user_indexes WHERE indexrelname = 'ix_saved_insights_embedding'";
    eventually("the index was used", || database.value(used) == "t");
});

#[test]
fn the_index_gives_as_many_as_are_asked_for() {
    let database = server(18).fresh_database("many");
    database.execute(&format!("ALTER DATABASE \"{}\" SET enable_seqscan = off", database.name));
    let service = Service::on(&database);
    let id = with_a_story(&database, &service);
    // More than an index scan returns by itself, which is 40; and each farther away, so that the order is clear.
    database.execute(&format!(
        "INSERT INTO saved_insights (story_id, user_id, content, embedding) SELECT '{id}', 1, n, \
         (SELECT array_agg(CASE i WHEN 1 THEN cosd(n) WHEN 2 THEN sind(n) ELSE 0 END ORDER BY i) FROM generate_series(1, 1536) i)::real[]::vector \
         FROM generate_series(1, 60) n"
    ));
    let search = json!({ "embedding": at(0.0), "limit": 50 });
    let hits = service.send("POST", "/insights/search", &search).status(200).body;
    assert_eq!(hits.as_array().map(Vec::len), Some(50));
    service.stop().success();
}

#[test]
fn an_embedding_of_another_kind_is_refused() {
    let database = server(18).fresh_database("dimensions");
    let service = Service::on(&database);
    for (embedding, reason) in [
        (json!([1.0, 2.0]), "has 1536 dimensions, and this one has 2"),
        (json!(vec![0.0; 1536]), "has no direction"),
        (json!(vec![1e39; 1536]), "too large"),
        (json!("near"), "embedding"),
    ] {
        service
            .send("POST", "/insights/search", &json!({ "embedding": embedding }))
            .error(400, reason);
    }
    service.stop().success();
}
