//! The inert `#[derive(Schema)]`.
use proc_macro::TokenStream;

#[proc_macro_derive(Schema, attributes(schema))]
pub fn schema(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
