use aiter::{async_for, from_iter};

async fn run() {
    async_for!(item in from_iter(Vec::new()) {
        drop(item);
    });
}

fn main() {
    let _ = run;
}
