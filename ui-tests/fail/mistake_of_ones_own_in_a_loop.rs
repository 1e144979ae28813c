use aiter::{async_for, from_iter};

async fn run() {
    async_for!(word in from_iter(["one"]) {
        let length: String = word.len();
        println!("{length}");
    });
}

fn main() {
    let _ = run;
}
