//! Connects like every program of the workspace, and prints the result of a query like `psql -At`.

use clap::Parser as _;
use runner::ConnectArgs;
use sea_orm::sqlx::{AssertSqlSafe, query_scalar};

#[derive(clap::Parser)]
struct Arguments {
    #[command(flatten)]
    connect: ConnectArgs,
    /// Returns one text value.
    query: String,
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let database = match runner::connect(&arguments.connect).await {
        Ok(database) => database,
        Err(error) => {
            eprintln!("error: {error}\n  help: {}", error.help());
            std::process::exit(1);
        }
    };
    let pool = database.conn.get_postgres_connection_pool();
    let value: String =
        query_scalar(AssertSqlSafe(arguments.query)).fetch_one(pool).await.expect("one value");
    println!("{value}");
    database.close().await;
}
