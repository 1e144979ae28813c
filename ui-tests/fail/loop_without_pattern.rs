use aiter::async_for;

async fn run() {
    async_for!(in aiter::from_iter([1, 2]) {});
}

fn main() {
    let _ = run;
}
