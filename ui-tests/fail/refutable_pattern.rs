use aiter::{async_for, from_iter};

async fn run() {
    async_for!(Some(number) in from_iter([Some(1), None]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
