//! `async_for!`: a `for` loop over a stream.

mod expand;
mod parse;

use proc_macro2::TokenStream;

use self::parse::Input;

/// Expands `async_for!`, or explains what is wrong with it.
pub fn expand(input: TokenStream) -> TokenStream {
    match Input::parse(input) {
        Ok(input) => expand::expand(&input),
        Err(error) => {
            let error = error.into_compile_error();
            quote::quote!({ #error })
        }
    }
}
