use aiter::{async_for, from_iter};

fn main() {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    });
}
