//! Rows that go through adopted entities into a database, and come back as they were.

use case_migrations::adopted::{names, relations, types};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    DatabaseConnection, DbErr, EntityTrait, JoinType, QuerySelect,
    prelude::*,
};

type Done = Result<(), DbErr>;

pub(crate) async fn rows(schema: &str, db: &DatabaseConnection) -> Done {
    match schema {
        "types" => {
            everything(db).await?;
            lists(db).await?;
            keys(db).await
        }
        "relations" => related(db).await,
        "names" => named(db).await,
        other => Err(DbErr::Custom(format!("no rows are written for `{other}`"))),
    }
}

/// The value that a text means.
fn of<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn same<T: std::fmt::Debug + PartialEq>(found: &T, expected: &T) -> Done {
    if found == expected {
        return Ok(());
    }
    Err(DbErr::Custom(format!("{found:?} is not {expected:?}")))
}

async fn everything(db: &DatabaseConnection) -> Done {
    use types::{
        everything::{ActiveModel, Entity, Model},
        sea_orm_active_enums::{Mood, State},
    };

    let model = Model {
        id: 7,
        flag: true,
        small: 1,
        medium: Some(21),
        large: i64::MAX,
        single: 1.5,
        double: Some(-2.5),
        exact: Some(of("12345.678")),
        price: of("19.90"),
        rounded: Some(of("1200")),
        words: "it's \"so\"".to_owned(),
        anything: "a".to_owned(),
        short: Some("b".to_owned()),
        code: Some("de".to_owned()),
        bytes: Some(vec![0, 255]),
        day: of("2026-02-28"),
        moment: Some(of("12:30:15")),
        at: Some(of("2026-02-28T12:30:15.5")),
        at_second: Some(of("2026-02-28T12:30:15")),
        created_at: of("2026-02-28T12:30:15+00:00"),
        updated_at: of("2026-02-28T12:30:15+00:00"),
        seen: Some(of("2026-02-28T12:30:15.123+00:00")),
        key: Uuid::from_u128(1),
        document: Some(of("{\"a\":1}")),
        settings: of("[true]"),
        mood: Mood::VeryLoud,
        state: State::Closed,
        ticket: 5,
        contact: Some("a@b".to_owned()),
        count: 3,
        home: Some("(Street,Town)".to_owned()),
        booked: "[\"2026-01-01 00:00:00+00\",\"2026-01-02 00:00:00+00\")".to_owned(),
        span: Some("1 day 02:00:00".to_owned()),
        waited: Some("00:00:01.5".to_owned()),
        mask: Some("10101010".to_owned()),
        bits: Some("101".to_owned()),
        hardware: Some("08:00:2b:01:02:03".to_owned()),
        spot: Some("(1,2)".to_owned()),
        search: None,
        twice: None,
        local: Some("12:30:00+02".to_owned()),
        amount: Some("$12.50".to_owned()),
        number: Some("42".to_owned()),
        title: Some("z".to_owned()),
    };
    db.execute_unprepared("SET TIME ZONE 'UTC'").await?;
    // Postgres computes the generated ones.
    let new = ActiveModel { search: NotSet, twice: NotSet, ..model.clone().into() };
    let inserted = new.insert(db).await?;
    same(&inserted.twice, &Some(42))?;
    let written = Model { search: None, twice: None, ..inserted.clone() };
    same(&written, &model)?;
    let found = Entity::find_by_id(7).one(db).await?;
    same(&found, &Some(inserted.clone()))?;
    let mut again: ActiveModel = inserted.into();
    again.mood = Set(Mood::NA);
    again.state = Set(State::Open);
    again.booked = Set("empty".to_owned());
    let updated = again.update(db).await?;
    same(&(updated.mood, updated.state), &(Mood::NA, State::Open))?;
    same(&updated.booked, &"empty".to_owned())
}

async fn lists(db: &DatabaseConnection) -> Done {
    use types::{
        lists::{ActiveModel, Entity},
        sea_orm_active_enums::Mood,
    };

    let new = ActiveModel {
        numbers: Set(vec![1, 2]),
        texts: Set(vec!["a,b".to_owned(), "c\"d".to_owned()]),
        names: Set(Some(vec!["x".to_owned()])),
        moods: Set(vec![Mood::Calm, Mood::VeryLoud]),
        days: Set(Some(vec![of("2026-02-28")])),
        ids: Set(Some(vec![Uuid::from_u128(2)])),
        documents: Set(Some(vec![of("{}")])),
        ranges: Set(Some(vec!["[1,3)".to_owned()])),
        times: Set(Some(vec![of("2026-02-28T12:30:15.123+00:00")])),
        ..Default::default()
    };
    let inserted = new.insert(db).await?;
    same(&inserted.moods, &vec![Mood::Calm, Mood::VeryLoud])?;
    same(&inserted.ranges, &Some(vec!["[1,3)".to_owned()]))?;
    same(&Entity::find().one(db).await?, &Some(inserted))
}

async fn keys(db: &DatabaseConnection) -> Done {
    use types::{
        keys::{ActiveModel, Entity},
        sea_orm_active_enums::Mood,
    };

    let new = ActiveModel {
        day: Set(of("2026-02-28")),
        span: Set("1 day".to_owned()),
        kind: Set(Mood::Calm),
        note: Set(Some("a".to_owned())),
        ..Default::default()
    };
    let inserted = new.insert(db).await?;
    same(&inserted.number, &10)?;
    let key = (inserted.day, inserted.span.clone(), inserted.kind.clone(), inserted.number);
    same(&Entity::find_by_id(key).one(db).await?, &Some(inserted))
}

async fn related(db: &DatabaseConnection) -> Done {
    use relations::{
        follows, orders, passports, players, profiles, shelved, shelves, stories, story_tags, tags,
        teams, tenants, users,
    };

    let user = |email: &str, by: Option<i64>| users::ActiveModel {
        email: Set(email.to_owned()),
        invited_by_id: Set(by),
        ..Default::default()
    };
    let ada = user("ada", None).insert(db).await?;
    let ben = user("ben", Some(ada.id)).insert(db).await?;
    profiles::ActiveModel { user_id: Set(ada.id), bio: Set(Some("a".to_owned())) }
        .insert(db)
        .await?;
    passports::ActiveModel { user_id: Set(ada.id), ..Default::default() }.insert(db).await?;
    let story = stories::ActiveModel {
        author_id: Set(ada.id),
        editor_id: Set(Some(ben.id)),
        title: Set("Dawn".to_owned()),
        ..Default::default()
    };
    let story = story.insert(db).await?;
    let tag = tags::ActiveModel { name: Set("new".to_owned()), ..Default::default() };
    let tag = tag.insert(db).await?;
    story_tags::ActiveModel { story_id: Set(story.id), tag_id: Set(tag.id) }.insert(db).await?;
    let shelf = shelves::ActiveModel { name: Set("top".to_owned()), ..Default::default() };
    let shelf = shelf.insert(db).await?;
    shelved::ActiveModel { shelf_id: Set(shelf.id), tag_id: Set(tag.id), position: Set(1) }
        .insert(db)
        .await?;
    follows::ActiveModel { follower_id: Set(ben.id), followed_id: Set(ada.id) }.insert(db).await?;
    tenants::ActiveModel { region: Set("eu".to_owned()), number: Set(1) }.insert(db).await?;
    let order = orders::ActiveModel {
        region: Set("eu".to_owned()),
        tenant: Set(Some(1)),
        ..Default::default()
    };
    let order = order.insert(db).await?;
    let team = teams::ActiveModel { captain_id: Set(None), ..Default::default() };
    let team = team.insert(db).await?;
    let player = players::ActiveModel { team_id: Set(team.id), ..Default::default() };
    let player = player.insert(db).await?;

    // One to one, and through tables in between, in both directions.
    same(&ada.find_related(profiles::Entity).one(db).await?.map(|it| it.user_id), &Some(ada.id))?;
    same(&ada.find_related(passports::Entity).one(db).await?.map(|it| it.user_id), &Some(ada.id))?;
    same(&story.find_related(tags::Entity).all(db).await?, &vec![tag.clone()])?;
    same(&tag.find_related(stories::Entity).all(db).await?, &vec![story.clone()])?;
    same(&tag.find_related(shelves::Entity).all(db).await?, &vec![shelf.clone()])?;
    same(&tag.find_related(shelved::Entity).all(db).await?.len(), &1)?;
    same(&shelf.find_related(tags::Entity).all(db).await?, &vec![tag.clone()])?;
    same(&order.find_related(tenants::Entity).one(db).await?.map(|it| it.number), &Some(1))?;
    // Two ways between the same tables, told apart by their names.
    let by_author = stories::Entity::find().join(JoinType::Join, stories::Relation::Author.def());
    same(&by_author.filter(users::Column::Email.eq("ada")).one(db).await?, &Some(story.clone()))?;
    let by_editor = stories::Entity::find().join(JoinType::Join, stories::Relation::Editor.def());
    same(&by_editor.filter(users::Column::Email.eq("ada")).one(db).await?, &None)?;
    let followed = follows::Entity::find().filter(follows::Column::FollowedId.eq(ada.id));
    same(&followed.one(db).await?.map(|it| it.follower_id), &Some(ben.id))?;
    same(&players::Entity::find_by_id(player.id).one(db).await?, &Some(player))?;
    let invited = users::Entity::find().filter(users::Column::InvitedById.eq(ada.id));
    same(&invited.one(db).await?, &Some(ben))
}

async fn named(db: &DatabaseConnection) -> Done {
    use names::{my_schema_order, order, sea_orm_active_enums::OptionEnum, type_table};

    let new = order::ActiveModel {
        r#type: Set("a".to_owned()),
        self_x: Set(Some("b".to_owned())),
        mixed_case_x2: Set("c".to_owned()),
        option: Set(Some(OptionEnum::AB)),
        ..Default::default()
    };
    let inserted = new.insert(db).await?;
    same(&order::Entity::find_by_id(inserted.id).one(db).await?, &Some(inserted.clone()))?;
    let row = type_table::ActiveModel { r#type: Set(inserted.id) }.insert(db).await?;
    same(&row.find_related(order::Entity).one(db).await?, &Some(inserted))?;
    let other = my_schema_order::ActiveModel {
        order: Set(Uuid::from_u128(3)),
        entity: Set("e".to_owned()),
        ..Default::default()
    };
    let other = other.insert(db).await?;
    same(&my_schema_order::Entity::find_by_id(other.order).one(db).await?, &Some(other))
}
