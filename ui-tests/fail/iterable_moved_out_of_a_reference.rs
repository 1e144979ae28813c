use aiter::{FromIter, async_for};

struct Log {
    lines: FromIter<std::vec::IntoIter<String>>,
}

impl Log {
    async fn print(&self) {
        async_for!(line in self.lines {
            println!("{line}");
        });
    }
}

fn main() {
    let _ = Log::print;
}
