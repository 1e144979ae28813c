use aiter::async_for;

async fn run() {
    async_for!(number in 1 << 2 < drop(number); >);
}

fn main() {
    let _ = run;
}
