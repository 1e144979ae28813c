//! Random choices that depend on a seed alone.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64, program: u32) -> Self {
        let mut random = Self((seed << 1 ^ u64::from(program).wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1);
        for _ in 0..8 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit)).expect("less than the limit")
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub fn choose<T: Clone>(&mut self, choices: &[T]) -> T {
        let place = self.next() % choices.len() as u64;
        choices[usize::try_from(place).expect("less than a length")].clone()
    }
}
