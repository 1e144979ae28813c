use aiter::{async_for, from_iter};

async fn run() {
    let _found: Option<i32> = async_for!(number in from_iter([1, 2]) {
        break Some(number);
    } else {
        0
    });
}

fn main() {
    let _ = run;
}
