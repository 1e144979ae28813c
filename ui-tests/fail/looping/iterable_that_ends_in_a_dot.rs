//! A stream that ends in a dot.
//!
//! Write the name of the method or the field behind the dot.

use aiter::async_for;

async fn run(log: &mut aiter::FromIter<std::vec::IntoIter<String>>) {
    async_for!(line in log. {
        println!("{}", line.len());
    });
}

fn main() {
    let _ = run;
}
