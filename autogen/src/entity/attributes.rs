//! Attributes: `#[sea_orm(…)]` and `#[schema(…)]` as lists of keys, and what is derived.
//!
//! SeaORM's own parsers differ from item to item; some want commas between keys and some do without. This one takes
//! both, and leaves it to the readers which keys mean something.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, Token, ext::IdentExt, parse::ParseStream,
    parse::Parser, spanned::Spanned,
};

use crate::schema::diagnostic::Diagnostic;

use super::place::Site;

/// One key of an attribute; `key` is empty for a value that stands alone.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) span: Span,
    pub(super) value: Value,
}

/// What stands behind a key.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Flag,
    Expr(Box<Expr>),
    List(TokenStream),
}

impl Entry {
    /// The string literal behind the key.
    pub(super) fn literal(&self, site: &Site) -> Result<LitStr, Diagnostic> {
        match &self.value {
            Value::Expr(expr) => match string_literal(expr) {
                Some(literal) => Ok(literal.clone()),
                None => Err(self.malformed(site, expr.span(), "a string")),
            },
            Value::Flag | Value::List(_) => Err(self.malformed(site, self.span, "a string")),
        }
    }

    /// The text behind the key.
    pub(super) fn text(&self, site: &Site) -> Result<String, Diagnostic> {
        self.literal(site).map(|literal| literal.value())
    }

    /// The list behind the key.
    pub(super) fn list(&self, site: &Site) -> Result<Vec<Self>, Diagnostic> {
        match &self.value {
            Value::List(tokens) => {
                entries(tokens.clone()).map_err(|error| malformed(site, &error, self.span))
            }
            Value::Flag => Ok(Vec::new()),
            Value::Expr(_) => Err(self.malformed(site, self.span, "a list in parentheses")),
        }
    }

    /// Where the value stands, or the key where there is none.
    pub(super) fn value_span(&self) -> Span {
        match &self.value {
            Value::Expr(expr) => expr.span(),
            Value::Flag | Value::List(_) => self.span,
        }
    }

    fn malformed(&self, site: &Site, span: Span, wanted: &str) -> Diagnostic {
        let message = format!("`{}` takes {wanted}", self.key);
        Diagnostic::error("malformed-attribute", site.place(span), message)
    }
}

/// The string literal that an expression is.
pub(super) fn string_literal(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => Some(literal),
        _ => None,
    }
}

/// All keys of all attributes of that name, in order.
pub(super) fn all(attrs: &[Attribute], name: &str, site: &Site) -> Result<Vec<Entry>, Diagnostic> {
    let mut all = Vec::new();
    for attr in attrs {
        all.extend(of(attr, name, site)?.unwrap_or_default());
    }
    Ok(all)
}

/// The keys of the first attribute of that name: all that SeaORM reads on relations.
pub(super) fn first(
    attrs: &[Attribute],
    name: &str,
    site: &Site,
) -> Result<Option<Vec<Entry>>, Diagnostic> {
    for attr in attrs {
        if let Some(entries) = of(attr, name, site)? {
            return Ok(Some(entries));
        }
    }
    Ok(None)
}

fn of(attr: &Attribute, name: &str, site: &Site) -> Result<Option<Vec<Entry>>, Diagnostic> {
    if !attr.path().is_ident(name) {
        return Ok(None);
    }
    let span = attr.path().span();
    match &attr.meta {
        Meta::List(list) => {
            entries(list.tokens.clone()).map(Some).map_err(|error| malformed(site, &error, span))
        }
        _ => Ok(Some(Vec::new())),
    }
}

/// Reads a list of keys.
pub(super) fn entries(tokens: TokenStream) -> syn::Result<Vec<Entry>> {
    let list = |input: ParseStream<'_>| {
        let mut entries = Vec::new();
        while !input.is_empty() {
            entries.push(entry(input)?);
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(entries)
    };
    list.parse2(tokens)
}

fn entry(input: ParseStream<'_>) -> syn::Result<Entry> {
    if input.peek(Lit) {
        let literal: Lit = input.parse()?;
        let span = literal.span();
        let value = Value::Expr(Box::new(Expr::Lit(ExprLit { attrs: Vec::new(), lit: literal })));
        return Ok(Entry { key: String::new(), span, value });
    }
    let ident = input.call(Ident::parse_any)?;
    let mut key = ident.to_string();
    while input.peek(Token![::]) {
        input.parse::<Token![::]>()?;
        key = format!("{key}::{}", input.call(Ident::parse_any)?);
    }
    let value = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Value::Expr(Box::new(input.parse()?))
    } else if input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        Value::List(content.parse()?)
    } else {
        Value::Flag
    };
    Ok(Entry { key, span: ident.span(), value })
}

/// An error at the end of the tokens has no place of its own; then it is at the attribute.
fn malformed(site: &Site, error: &syn::Error, attribute: Span) -> Diagnostic {
    let own = error.span();
    let span = if own.start() == own.end() { attribute } else { own };
    let message = format!("this attribute cannot be read: {error}");
    Diagnostic::error("malformed-attribute", site.place(span), message)
}

/// Where a trait of that name is derived. Every item is asked, so the list is looked through without being parsed: the
/// last name of a path is the one that no `::` follows.
pub(super) fn derived(attrs: &[Attribute], name: &str) -> Option<Span> {
    attrs.iter().filter(|attr| attr.path().is_ident("derive")).find_map(|attr| {
        let Meta::List(list) = &attr.meta else { return None };
        let mut tokens = list.tokens.clone().into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let TokenTree::Ident(ident) = &token
                && ident == name
                && !matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == ':')
            {
                return Some(ident.span());
            }
        }
        None
    })
}

/// An identifier without `r#`.
pub(super) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Value, entries};

    #[test]
    fn commas_between_keys_may_be_left_out() {
        let tokens = r#"belongs_to = "A" from = "B", skip_fk, check("x > -1", name = "c") n = -5"#;
        let entries = entries(tokens.parse().unwrap()).unwrap();
        let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["belongs_to", "from", "skip_fk", "check", "n"]);
        assert!(matches!(entries[2].value, Value::Flag));
        assert!(matches!(entries[3].value, Value::List(_)));
    }
}
