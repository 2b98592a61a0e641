//! Where a notebook lies: on a disk that stays, on something that can be pulled out, or in the network.
//!
//! Linux tells by its table of mounts and what the kernel knows of the device. macOS mounts everything else than
//! its own disk below `/Volumes`. Windows has a name of a server in the path, or a drive letter: whatever is not
//! the drive of this program's own folder counts as something that can be taken away. That takes a second
//! built-in disk for a stick, which costs one question; asking the system would cost a library of its own.
//!
//! A wrong guess does no harm: a person is told once, and nothing is done that was not asked for.

use std::path::{Component, Path, PathBuf};

/// Where a notebook lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On a disk that stays in this machine.
    Fixed,
    /// On a stick, a card or another drive that can be taken away.
    Removable,
    /// On another machine.
    Network,
}

/// File systems that reach over the network, or into the machine that hosts this one: locks are not to be relied on.
const FAR: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "vboxsf",
];

/// File systems of sticks and cards.
const OF_STICKS: &[&str] = &["exfat", "fat", "msdos", "vfat"];

/// A line of the table of mounts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mount {
    /// Where it is reached.
    point: PathBuf,
    /// Numbers of the device, as the kernel calls it (`8:17`).
    device: String,
    /// Kind of file system.
    kind: String,
    /// What is mounted.
    source: String,
}

impl Medium {
    /// Where a path lies; `own` is a folder of this machine, and what lies with it on one disk is fixed.
    pub fn of(path: &Path, own: Option<&Path>) -> Self {
        let whole =
            |path: &Path| nearest(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        let (path, own) = (whole(path), own.map(whole));
        if cfg!(windows) {
            return by_prefix(&path, own.as_deref());
        }
        if cfg!(target_os = "macos") {
            let own_disk = Path::new("/Volumes");
            return if path.starts_with(own_disk) {
                Self::Removable
            } else {
                Self::Fixed
            };
        }
        let mounts = mounts(&table());
        let Some(mount) = mount_of(&mounts, &path) else {
            return Self::Fixed;
        };
        // A system that runs from a stick has nothing better to offer.
        if own.is_some_and(|own| mount_of(&mounts, &own) == Some(mount)) {
            return Self::Fixed;
        }
        classify(mount, can_be_pulled_out(&mount.device))
    }

    /// The sticks and cards that are there now, where a copy could go.
    pub fn sticks(own: Option<&Path>) -> Vec<PathBuf> {
        if cfg!(windows) {
            let drives = ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\")));
            return drives
                .filter(|drive| drive.is_dir() && Self::of(drive, own) == Self::Removable)
                .collect();
        }
        if cfg!(target_os = "macos") {
            let volumes = std::fs::read_dir("/Volumes")
                .into_iter()
                .flatten()
                .flatten();
            // The disk of the system stands there as a link to the root.
            return volumes
                .map(|entry| entry.path())
                .filter(|path| path.is_dir() && !path.is_symlink())
                .collect();
        }
        let mounts = mounts(&table());
        let own = own.and_then(|own| mount_of(&mounts, &nearest(own)));
        let mut sticks: Vec<PathBuf> = mounts
            .iter()
            .filter(|mount| Some(*mount) != own)
            .filter(|mount| classify(mount, can_be_pulled_out(&mount.device)) == Self::Removable)
            .map(|mount| mount.point.clone())
            .collect();
        sticks.dedup();
        sticks
    }
}

/// The path with its links followed, or that of the nearest folder that is there.
fn nearest(path: &Path) -> PathBuf {
    path.ancestors()
        .find_map(|folder| folder.canonicalize().ok())
        .unwrap_or_else(|| path.to_owned())
}

/// On Windows the beginning of a path tells the server or the drive.
fn by_prefix(path: &Path, own: Option<&Path>) -> Medium {
    use std::path::Prefix;
    let prefix = |path: &Path| match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => Some(None),
            Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                Some(Some(letter.to_ascii_uppercase()))
            }
            _ => None,
        },
        _ => None,
    };
    match (prefix(path), own.and_then(prefix)) {
        (Some(None), _) => Medium::Network,
        (Some(Some(drive)), Some(Some(own))) if drive != own => Medium::Removable,
        _ => Medium::Fixed,
    }
}

/// The table of mounts of the kernel; empty where there is none.
fn table() -> String {
    std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

/// Reads the table of mounts: `36 35 8:17 / /media/ana/USB rw … - vfat /dev/sdb1 rw`.
fn mounts(table: &str) -> Vec<Mount> {
    let line = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let mut before = before.split(' ').skip(2);
        let device = before.next()?.to_owned();
        let point = before.nth(1)?;
        let mut after = after.split(' ');
        Some(Mount {
            point: PathBuf::from(unescaped(point)),
            device,
            kind: after.next()?.to_owned(),
            source: unescaped(after.next().unwrap_or_default()),
        })
    };
    table.lines().filter_map(line).collect()
}

/// Blanks in the table stand as `\040`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'\\')
            .then(|| std::str::from_utf8(after.get(..3)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest = &after[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The mount a path is reached through: the deepest, and of those at one place the last.
fn mount_of<'a>(mounts: &'a [Mount], path: &Path) -> Option<&'a Mount> {
    mounts
        .iter()
        .filter(|mount| path.starts_with(&mount.point))
        .max_by_key(|mount| mount.point.components().count())
}

fn classify(mount: &Mount, pulled_out: bool) -> Medium {
    // In a Linux inside Windows the disks of Windows are `9p` with a letter: they are of this machine.
    let drive = mount.kind == "9p" && mount.source.ends_with([':', '\\']);
    if FAR.contains(&mount.kind.as_str()) && !drive {
        return Medium::Network;
    }
    let below = |folder: &str| mount.point.starts_with(folder);
    let of_system = mount.point == Path::new("/") || below("/boot") || below("/efi");
    let by_desktop = below("/media") || below("/run/media");
    let of_stick = OF_STICKS.contains(&mount.kind.as_str());
    if !of_system && !drive && (by_desktop || of_stick || pulled_out) {
        Medium::Removable
    } else {
        Medium::Fixed
    }
}

/// Whether the kernel knows a device as one on USB, or with a medium that can be taken out.
fn can_be_pulled_out(device: &str) -> bool {
    let link = Path::new("/sys/dev/block").join(device);
    let Ok(place) = link.canonicalize() else {
        return false;
    };
    let on_usb = place
        .components()
        .any(|part| part.as_os_str().to_string_lossy().starts_with("usb"));
    // A partition stands inside its disk, which knows.
    let says = |folder: &Path| std::fs::read_to_string(folder.join("removable"));
    let removable = says(&place).or_else(|_| says(place.parent().unwrap_or(&place)));
    on_usb || removable.is_ok_and(|text| text.trim() == "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 28 0:20 / /sys rw,nosuid - sysfs sysfs rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
31 28 8:1 / /boot/efi rw - vfat /dev/sda1 rw
40 28 8:17 / /media/ana/MESA\\0403 rw - vfat /dev/sdb1 rw
41 28 8:33 / /mnt/disco rw - ext4 /dev/sdc1 rw
42 28 0:50 / /home/ana/servidor rw - cifs //servidor/planes rw
43 28 0:51 / /mnt/c rw - 9p C:\\134 rw
44 28 0:52 / /srv/anfitrion rw - 9p host0 rw
";

    fn medium(path: &str, pulled_out: bool) -> Medium {
        let mounts = mounts(TABLE);
        classify(
            mount_of(&mounts, Path::new(path)).expect("the root is there"),
            pulled_out,
        )
    }

    #[test]
    fn sticks_and_servers_are_told_from_the_disk_of_the_machine() {
        for (path, expected) in [
            ("/home/ana/plan.rumbo", Medium::Fixed),
            ("/media/ana/MESA 3/plan.rumbo", Medium::Removable),
            ("/media/ana/MESA 30/plan.rumbo", Medium::Fixed),
            ("/boot/efi/plan.rumbo", Medium::Fixed),
            ("/mnt/disco/plan.rumbo", Medium::Fixed),
            ("/home/ana/servidor/plan.rumbo", Medium::Network),
            ("/mnt/c/Users/ana/plan.rumbo", Medium::Fixed),
            ("/srv/anfitrion/plan.rumbo", Medium::Network),
        ] {
            assert_eq!(medium(path, false), expected, "{path}");
        }
        // A disk on USB can be pulled out wherever it is mounted; the system itself cannot be worked around.
        assert_eq!(medium("/mnt/disco/plan.rumbo", true), Medium::Removable);
        assert_eq!(medium("/home/ana/plan.rumbo", true), Medium::Fixed);
    }

    #[test]
    fn a_table_that_cannot_be_understood_tells_nothing() {
        for table in [
            "",
            "a b c",
            "1 2 3 - vfat",
            " - ",
            "1 2 3 4 - ",
            "1 2 3 4 /x\\04 rw - vfat /dev/x",
        ] {
            let mounts = mounts(table);
            assert!(
                mount_of(&mounts, Path::new("/nada/plan.rumbo")).is_none(),
                "{table}"
            );
        }
        assert_eq!(unescaped("a\\040b\\134\\9"), "a b\\\\9");
    }

    #[test]
    fn what_lies_with_the_own_folder_is_fixed() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("no/hay/plan.rumbo");
        assert_eq!(Medium::of(&file, Some(folder.path())), Medium::Fixed);
        assert!(!Medium::sticks(Some(folder.path())).contains(&folder.path().to_owned()));
    }
}
