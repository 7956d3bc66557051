use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// An entry of the heap. The order of the fields is the order in which entries come out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub deadline: u64,
    pub sequence: u64,
    pub slot: u32,
}

/// A priority queue for keys that hardly ever lie before the one that came out last, as the deadlines of a clock that never
/// goes backwards.
///
/// An entry is kept by the highest bit in which its deadline differs from the floor, the last deadline to come out.
/// When the lowest such bucket's turn comes, its earliest deadline is the new floor and the entries move to
/// lower buckets. Everything is appended and read in order, which a million timers show: a binary heap misses the
/// processor's cache at each of its levels.
///
/// Entries with one deadline are always together and in the order in which they were pushed, so that nothing is ever sorted.
pub(crate) struct RadixHeap {
    floor: u64,
    /// Entries at the floor.
    current: VecDeque<Entry>,
    /// Entries after the floor.
    buckets: [Bucket; 64],
    /// One bit for each bucket that is not empty.
    filled: u64,
    /// Entries that were pushed with a deadline before the floor: timers that were overdue when they were set.
    below: BinaryHeap<Reverse<Entry>>,
    len: usize,
}

struct Bucket {
    entries: Vec<Entry>,
    earliest: u64,
}

impl RadixHeap {
    pub fn new() -> Self {
        let bucket = |_| Bucket { entries: Vec::new(), earliest: u64::MAX };
        Self {
            floor: 0,
            current: VecDeque::new(),
            buckets: std::array::from_fn(bucket),
            filled: 0,
            below: BinaryHeap::new(),
            len: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// The sequence must be higher than that of all entries before.
    pub fn push(&mut self, entry: Entry) {
        self.len += 1;
        if entry.deadline < self.floor {
            self.below.push(Reverse(entry));
        } else {
            self.place(entry);
        }
    }

    /// Takes out the first entry if its deadline is not after `now`.
    pub fn pop(&mut self, now: u64) -> Option<Entry> {
        let entry = match self.below.pop() {
            Some(Reverse(entry)) => entry,
            None => self.pop_current(now)?,
        };
        self.len -= 1;
        Some(entry)
    }

    /// The deadline of the first entry that `lives`. Those before it that don't are removed.
    pub fn first(&mut self, lives: impl Fn(&Entry) -> bool) -> Option<u64> {
        while let Some(Reverse(entry)) = self.below.peek() {
            if lives(entry) {
                return Some(entry.deadline);
            }
            self.below.pop();
            self.len -= 1;
        }
        while let Some(entry) = self.current.front() {
            if lives(entry) {
                return Some(entry.deadline);
            }
            self.current.pop_front();
            self.len -= 1;
        }
        while let Some(lowest) = self.lowest() {
            let bucket = &self.buckets[lowest];
            let earliest = bucket.earliest;
            if bucket.entries.iter().any(|entry| entry.deadline == earliest && lives(entry)) {
                return Some(earliest);
            }
            self.retain_in(lowest, &lives);
        }
        None
    }

    /// Removes the entries that don't live.
    pub fn retain(&mut self, lives: impl Fn(&Entry) -> bool) {
        self.below.retain(|Reverse(entry)| lives(entry));
        self.current.retain(&lives);
        self.len = self.below.len() + self.current.len();
        for index in 0..self.buckets.len() {
            self.len += self.buckets[index].entries.len();
            self.retain_in(index, &lives);
        }
    }

    fn place(&mut self, entry: Entry) {
        match (entry.deadline ^ self.floor).checked_ilog2() {
            None => self.current.push_back(entry),
            Some(bit) => {
                let bucket = &mut self.buckets[bit as usize];
                bucket.entries.push(entry);
                bucket.earliest = bucket.earliest.min(entry.deadline);
                self.filled |= 1 << bit;
            }
        }
    }

    fn pop_current(&mut self, now: u64) -> Option<Entry> {
        if self.current.is_empty() {
            self.rise(now)?;
        }
        self.current.pop_front()
    }

    /// Moves the floor to the next deadline, if that is not after `now`.
    fn rise(&mut self, now: u64) -> Option<()> {
        let lowest = self.lowest()?;
        let bucket = &mut self.buckets[lowest];
        if bucket.earliest > now {
            return None;
        }
        self.floor = std::mem::replace(&mut bucket.earliest, u64::MAX);
        self.filled &= !(1 << lowest);
        let mut entries = std::mem::take(&mut bucket.entries);
        for entry in entries.drain(..) {
            self.place(entry);
        }
        self.buckets[lowest].entries = entries;
        Some(())
    }

    /// The first bucket that is not empty.
    fn lowest(&self) -> Option<usize> {
        (self.filled != 0).then(|| self.filled.trailing_zeros() as usize)
    }

    fn retain_in(&mut self, index: usize, lives: impl Fn(&Entry) -> bool) {
        let bucket = &mut self.buckets[index];
        let before = bucket.entries.len();
        bucket.entries.retain(lives);
        bucket.earliest = bucket.entries.iter().map(|entry| entry.deadline).min().unwrap_or(u64::MAX);
        self.len -= before - bucket.entries.len();
        if bucket.entries.is_empty() {
            self.filled &= !(1 << index);
        }
    }
}
