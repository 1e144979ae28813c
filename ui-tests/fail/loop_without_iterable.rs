use aiter::async_for;

async fn run() {
    async_for!(number in {});
}

fn main() {
    let _ = run;
}
