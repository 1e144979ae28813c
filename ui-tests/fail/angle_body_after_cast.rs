use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) as Vec<u8> < drop(number); >);
}

fn main() {
    let _ = run;
}
