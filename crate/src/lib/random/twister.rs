//! MT19937, seeded and read as CPython does: the same seed gives the same numbers.

use num_bigint::{BigUint, Sign};

/// Words of state.
const N: usize = 624;
const M: usize = 397;

/// The generator's state.
#[derive(Clone)]
pub struct Twister {
    words: [u32; N],
    at: usize,
}

impl Twister {
    /// Seeded with an integer's magnitude. (CPython: `random_seed`.)
    pub fn new(seed: &num_bigint::BigInt) -> Twister {
        let (sign, mut key) = seed.to_u32_digits();
        if sign == Sign::NoSign {
            key = vec![0];
        }
        Twister::from_key(&key)
    }

    /// (CPython: `init_genrand`.)
    fn from_word(seed: u32) -> Twister {
        let mut words = [0; N];
        words[0] = seed;
        for i in 1..N {
            let last = words[i - 1];
            words[i] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
        }
        Twister { words, at: N }
    }

    /// (CPython: `init_by_array`.)
    fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19_650_218);
        let words = &mut twister.words;
        let mixed = |before: u32| before ^ (before >> 30);
        let mut i = 1;
        for step in 0..N.max(key.len()) {
            let j = step % key.len();
            words[i] = (words[i] ^ mixed(words[i - 1]).wrapping_mul(1_664_525)).wrapping_add(key[j]).wrapping_add(j as u32);
            i = next_index(words, i);
        }
        for _ in 1..N {
            words[i] = (words[i] ^ mixed(words[i - 1]).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
            i = next_index(words, i);
        }
        words[0] = 0x8000_0000;
        twister
    }

    /// 32 random bits.
    pub fn word(&mut self) -> u32 {
        if self.at >= N {
            self.refill();
        }
        let mut y = self.words[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    fn refill(&mut self) {
        for i in 0..N {
            let y = (self.words[i] & 0x8000_0000) | (self.words[(i + 1) % N] & 0x7fff_ffff);
            let magic = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[i] = self.words[(i + M) % N] ^ (y >> 1) ^ magic;
        }
        self.at = 0;
    }

    /// A float in [0, 1) with 53 random bits.
    pub fn float(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// An integer of so many random bits; the low words come first.
    pub fn bits(&mut self, bits: u64) -> BigUint {
        if bits <= 32 {
            return BigUint::from(if bits == 0 { 0 } else { self.word() >> (32 - bits) });
        }
        let mut left = bits;
        let mut words = Vec::with_capacity(bits.div_ceil(32) as usize);
        while left > 0 {
            let word = self.word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        BigUint::new(words)
    }

    /// Random bytes: the bits of one integer, the low byte first.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = self.bits(8 * count as u64).to_bytes_le();
        bytes.resize(count, 0);
        bytes
    }

    /// The state as `getstate` shows it.
    pub fn state(&self) -> Vec<u32> {
        self.words.iter().copied().chain([self.at as u32]).collect()
    }

    /// From what [`Twister::state`] gave; None when it isn't that.
    pub fn from_state(state: &[u32]) -> Option<Twister> {
        let (at, words) = state.split_last()?;
        let words = words.try_into().ok()?;
        (*at as usize <= N).then_some(Twister { words, at: *at as usize })
    }
}

/// The next place in a round through the words: the last one is carried over to the first.
fn next_index(words: &mut [u32; N], i: usize) -> usize {
    if i + 1 < N {
        return i + 1;
    }
    words[0] = words[N - 1];
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_cpythons_numbers() {
        let mut twister = Twister::new(&42.into());
        assert_eq!(twister.float(), 0.6394267984578837);
        assert_eq!(twister.float(), 0.025010755222666936);
        assert_eq!(twister.bits(3).to_string(), "2");
        assert_eq!(twister.bits(70).to_string(), "151691464061534419856");
        assert_eq!(twister.bytes(5), [169, 96, 137, 188, 26]);
    }
}
