//! The runner in another program.

use std::time::Duration;

use runner::{ConnectArgs, Goal, Options, RunError, Runner, State, Step};
use sea_orm_migration::prelude::*;
use tests::on_every_server;

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Migration("m1_a")), Box::new(Migration("m2_b"))]
    }

    fn migration_table_name() -> DynIden {
        "its \"own\" table".into_iden()
    }
}

struct Migration(&'static str);

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = format!("CREATE TABLE {} ()", self.0);
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }
}

on_every_server!(programs_can_use_everything_that_commands_use, |server| {
    let database = server.fresh_database("library");
    let url = database.url();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let opened = runner::connect(&ConnectArgs::to(url)).await.expect("a connection");
        let runner = Runner::<Migrator>::new(&opened);
        let behind = runner.wait(Duration::ZERO).await.expect_err("nothing is applied");
        assert!(
            matches!(&behind, RunError::Behind { names } if names == &["m1_a", "m2_b"]),
            "{behind}"
        );
        let mut told = Vec::new();
        let outcome =
            runner.up(&Goal::Exactly(1), &mut |event| told.push(format!("{event:?}"))).await;
        let outcome = outcome.expect("one is applied");
        assert_eq!((outcome.done, outcome.pending), (vec!["m1_a".to_owned()], 1));
        assert!(
            told.iter().any(|event| event.starts_with("Finished { name: \"m1_a\"")),
            "{told:?}"
        );
        // Another process applies the rest in the meantime.
        let other = Runner::<Migrator>::new(&opened);
        let apply = async { other.up(&Goal::head(), &mut |_| {}).await };
        let (waited, done) = tokio::join!(runner.wait(Duration::from_secs(30)), apply);
        waited.expect("it comes to that");
        done.expect("the other one applies it");
        let status = runner.status().await.expect("a status");
        assert!(status.iter().all(|it| matches!(it.state, State::Applied { .. })), "{status:?}");
        let mut options = Options::default();
        options.step = Step::All;
        let all = Runner::<Migrator>::new(&opened).options(options);
        let error = all.down(&Goal::base(), &mut |_| {}).await.expect_err("there is no `down`");
        assert!(matches!(&error, RunError::NoDown { name } if name == "m2_b"), "{error}");
        opened.close().await;
    });
    assert_eq!(database.value("SELECT count(*) FROM \"its \"\"own\"\" table\""), "2");
});
