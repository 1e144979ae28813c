use aiter::{aiter, async_for};

async fn run() {
    async_for!(number in aiter(vec![1, 2, 3]) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
