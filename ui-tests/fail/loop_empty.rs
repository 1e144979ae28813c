use aiter::async_for;

async fn run() {
    async_for!();
}

fn main() {
    let _ = run;
}
