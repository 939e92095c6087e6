//! Reads what a program wrote on standard input, and prints what a judge says of it as JSON.
//!
//! - `html errors`: what a browser would have to mend;
//! - `html texts SELECTOR`: the text of everything that the CSS selector finds;
//! - `html attributes SELECTOR NAME`: the values of an attribute there;
//! - `sarif`: the log as the types of the standard have it. Whatever they do not have is missing.

use std::error::Error;
use std::io::Read as _;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use serde_sarif::sarif::Sarif;

fn main() -> Result<(), Box<dyn Error>> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let found = match arguments[..] {
        ["html", "errors"] => {
            list(Html::parse_document(&input).errors.iter().map(ToString::to_string))
        }
        ["html", "texts", selector] => {
            let text = |it: ElementRef<'_>| it.text().collect::<String>();
            list(select(&input, selector, |it| Some(text(it)))?.into_iter())
        }
        ["html", "attributes", selector, name] => {
            let attribute = |it: ElementRef<'_>| it.value().attr(name).map(str::to_owned);
            list(select(&input, selector, attribute)?.into_iter())
        }
        ["sarif"] => serde_json::to_value(serde_json::from_str::<Sarif>(&input)?)?,
        _ => {
            return Err(
                "html errors | html texts SELECTOR | html attributes SELECTOR NAME | sarif".into()
            );
        }
    };
    println!("{found}");
    Ok(())
}

fn list(texts: impl Iterator<Item = String>) -> Value {
    Value::Array(texts.map(Value::String).collect())
}

fn select(
    page: &str,
    selector: &str,
    take: impl Fn(ElementRef<'_>) -> Option<String>,
) -> Result<Vec<String>, String> {
    let selector = Selector::parse(selector).map_err(|error| error.to_string())?;
    Ok(Html::parse_document(page).select(&selector).filter_map(take).collect())
}
