//! `async_for!`: a `for` loop over a stream.

mod expand;
mod parse;

use proc_macro2::TokenStream;

use self::parse::Input;
pub use self::parse::Spelling;

/// Expands a loop, or explains what is wrong with it.
pub fn expand(spelling: Spelling, input: TokenStream) -> TokenStream {
    match Input::parse(spelling, input) {
        Ok(input) => expand::expand(&input),
        Err(error) => {
            let error = error.into_compile_error();
            quote::quote!({ #error })
        }
    }
}
