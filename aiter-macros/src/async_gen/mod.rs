//! `#[async_gen]`: a function that yields.

mod argument;
mod expand;
mod nested;
mod parse;
mod validate;

use proc_macro2::TokenStream;

use self::{
    parse::{Arguments, Function},
    validate::Generator,
};

/// Expands `#[async_gen]`. What is wrong with it is reported beside the best expansion there is.
pub fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    let arguments = Arguments::parse(arguments).unwrap_or_else(|error| {
        errors.push(error);
        Arguments::default()
    });
    let expansion = match Function::parse(item.clone()) {
        Ok(function) => expand::expand(&arguments, Generator::validate(function, &mut errors)),
        Err(error) => {
            errors.push(error);
            item
        }
    };
    let errors = errors.into_iter().map(syn::Error::into_compile_error);
    quote::quote!(#(#errors)* #expansion)
}
