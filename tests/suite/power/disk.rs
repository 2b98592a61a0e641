//! What a disk can hold after the power went: whatever was synced, and of the rest any part.

use std::collections::BTreeMap;

use super::vfs::Event;

/// What a disk writes as one.
const SECTOR: usize = 512;

/// Numbers that look random and are the same at each run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A file: what will stay, and what came after.
#[derive(Debug, Clone, Default)]
struct File {
    stays: Vec<u8>,
    now: Vec<u8>,
    /// Each version of a sector since the last sync, by its place.
    sectors: BTreeMap<usize, Vec<[u8; SECTOR]>>,
    /// Each length since the last sync.
    lengths: Vec<usize>,
}

/// The disk under a folder, followed event by event.
#[derive(Debug, Default)]
pub(super) struct Disk {
    files: BTreeMap<usize, File>,
    /// Names that will stay.
    names: BTreeMap<String, usize>,
    /// Changes of names since: a file, or nothing when the name went away.
    renamed: Vec<(String, Option<usize>)>,
    /// The last thing that the test began, and the last that it was told is saved.
    pub(super) begun: usize,
    pub(super) told: Option<usize>,
}

impl File {
    fn sector(bytes: &[u8], place: usize) -> [u8; SECTOR] {
        let mut sector = [0; SECTOR];
        let begin = (place * SECTOR).min(bytes.len());
        let end = (begin + SECTOR).min(bytes.len());
        sector[..end - begin].copy_from_slice(&bytes[begin..end]);
        sector
    }

    fn change(&mut self, begin: usize, end: usize) {
        for place in begin / SECTOR..end.div_ceil(SECTOR) {
            let now = Self::sector(&self.now, place);
            self.sectors.entry(place).or_default().push(now);
        }
        self.lengths.push(self.now.len());
    }

    fn sync(&mut self) {
        self.stays.clone_from(&self.now);
        self.sectors.clear();
        self.lengths.clear();
    }

    /// The file as it may be found afterwards.
    fn after(&self, dice: &mut Dice) -> Vec<u8> {
        if self.lengths.is_empty() {
            return self.stays.clone();
        }
        match dice.roll(6) {
            0 => return self.stays.clone(),
            1 => return self.now.clone(),
            _ => {}
        }
        // Each sector on its own: as it will stay, or any later version of it, so that writes are lost, torn and
        // out of order; and the length as it was at some moment.
        let choice = dice.roll(self.lengths.len() + 1);
        let length = choice
            .checked_sub(1)
            .map_or(self.stays.len(), |at| self.lengths[at]);
        let eager = 1 + dice.roll(4);
        let mut bytes = self.stays.clone();
        // What was never written holds zeros, or what somebody left there.
        let left = [0_u8, 0xA5][dice.roll(2)];
        bytes.resize(length, left);
        for (place, versions) in &self.sectors {
            if dice.roll(4) >= eager {
                continue;
            }
            let version = &versions[dice.roll(versions.len())];
            let begin = place * SECTOR;
            if begin < bytes.len() {
                let end = (begin + SECTOR).min(bytes.len());
                bytes[begin..end].copy_from_slice(&version[..end - begin]);
            }
        }
        bytes
    }
}

impl Disk {
    /// Goes one event further.
    pub(super) fn take(&mut self, event: &Event) {
        match event {
            Event::Create { file, name } => {
                self.files.insert(*file, File::default());
                self.renamed.push((name.clone(), Some(*file)));
            }
            Event::Write { file, at, bytes } => {
                let file = self.files.entry(*file).or_default();
                let (before, end) = (file.now.len(), at + bytes.len());
                if end > before {
                    file.now.resize(end, 0);
                }
                file.now[*at..end].copy_from_slice(bytes);
                file.change((*at).min(before), end);
            }
            Event::Truncate { file, length } => {
                let file = self.files.entry(*file).or_default();
                let before = file.now.len();
                file.now.resize(*length, 0);
                file.change(before.min(*length), before.max(*length));
            }
            Event::Sync { file, folder } => {
                self.files.entry(*file).or_default().sync();
                if *folder {
                    self.sync_names();
                }
            }
            Event::Delete { name, folder } => {
                self.renamed.push((name.clone(), None));
                if *folder {
                    self.sync_names();
                }
            }
            Event::Begun(number) => self.begun = *number,
            Event::Told(number) => self.told = Some(*number),
        }
    }

    fn sync_names(&mut self) {
        for (name, file) in self.renamed.drain(..) {
            match file {
                Some(file) => self.names.insert(name, file),
                None => self.names.remove(&name),
            };
        }
    }

    /// The files as they may be found when the power goes now.
    pub(super) fn after(&self, dice: &mut Dice) -> Vec<(String, Vec<u8>)> {
        let mut states: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
        for (name, file) in &self.names {
            states.entry(name).or_default().push(Some(*file));
        }
        for (name, file) in &self.renamed {
            let known = states.entry(name).or_default();
            if known.is_empty() {
                known.push(None);
            }
            known.push(*file);
        }
        let mut found = Vec::new();
        for (name, states) in states {
            if let Some(file) = states[dice.roll(states.len())] {
                found.push((name.to_owned(), self.files[&file].after(dice)));
            }
        }
        found
    }
}
