use aiter::async_for;

async fn run<T>(items: T) {
    async_for!(item in items {
        drop(item);
    });
}

fn main() {
    let _ = run::<()>;
}
