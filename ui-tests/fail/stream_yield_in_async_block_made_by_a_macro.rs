use aiter::stream;

macro_rules! future {
    ($($body:tt)*) => {
        async { $($body)* }
    };
}

fn main() {
    let _ = stream! {
        let yield_42 = future!(yield 42_usize);
        let inner = stream! {
            yield Box::new(12345);
            yield_42.await;
        };
        for await boxed in inner {
            println!("{boxed}");
        }
    };
}
