use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        break number;
    });
}

fn main() {
    let _ = run;
}
