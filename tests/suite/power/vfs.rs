//! A layer under SQLite that writes down what reaches the disk, and when it is made to stay there.
//!
//! It becomes the usual layer of the whole test program, and hands every file through untouched unless the file
//! lies in a folder with a tape. Only such files are wrapped; their syncs are written down and not done, so that
//! thousands of them cost nothing.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::ffi;

/// What reached the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// A file began, under a name.
    Create { file: usize, name: String },
    /// Bytes were written.
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    /// The length changed.
    Truncate { file: usize, length: usize },
    /// What was written to a file will stay; with `folder` the names of the folder too.
    Sync { file: usize, folder: bool },
    /// A name went away; with `folder` the names of the folder will stay as they are.
    Delete { name: String, folder: bool },
    /// The test began to do something: its number.
    Begun(usize),
    /// The test was told that something is saved: its number.
    Told(usize),
}

#[derive(Debug, Default)]
struct Record {
    events: Vec<Event>,
    /// The files by name, as they are now.
    names: BTreeMap<String, usize>,
    files: usize,
}

/// What happened in a folder.
#[derive(Debug, Default)]
pub(super) struct Tape {
    /// Nothing for a folder whose files only skip their syncs.
    record: Option<Mutex<Record>>,
}

impl Tape {
    /// Follows a folder from now on, until the end of the program.
    pub(super) fn of(folder: &Path) -> Arc<Self> {
        Self::begin(folder, Some(Mutex::default()))
    }

    /// Makes syncs cost nothing in a folder, without writing anything down.
    pub(super) fn quiet(folder: &Path) {
        Self::begin(folder, None);
    }

    fn begin(folder: &Path, record: Option<Mutex<Record>>) -> Arc<Self> {
        register();
        let tape = Arc::new(Self { record });
        let folder = folder.canonicalize().expect("the folder is there");
        lock(tapes()).push((folder, Arc::clone(&tape)));
        tape
    }

    /// Writes down a moment of the test.
    pub(super) fn mark(&self, event: Event) {
        self.write(|record| record.events.push(event));
    }

    /// Everything so far.
    pub(super) fn events(&self) -> Vec<Event> {
        self.record
            .as_ref()
            .map_or_else(Vec::new, |record| lock(record).events.clone())
    }

    fn write(&self, work: impl FnOnce(&mut Record)) {
        if let Some(record) = &self.record {
            work(&mut lock(record));
        }
    }

    /// The number of a file by its name; a new one begins as it stands on the disk.
    fn file(&self, name: &str, before: Option<Vec<u8>>) -> usize {
        let mut number = 0;
        self.write(|record| {
            number = record.names.get(name).copied().unwrap_or_else(|| {
                let file = record.files;
                record.files += 1;
                record.names.insert(name.to_owned(), file);
                let name = name.to_owned();
                record.events.push(Event::Create { file, name });
                if let Some(bytes) = before {
                    // It was there before the tape: all of it stays.
                    record.events.push(Event::Write { file, at: 0, bytes });
                    record.events.push(Event::Sync { file, folder: true });
                }
                file
            });
        });
        number
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

type Tapes = Mutex<Vec<(PathBuf, Arc<Tape>)>>;

fn tapes() -> &'static Tapes {
    static TAPES: OnceLock<Tapes> = OnceLock::new();
    TAPES.get_or_init(Tapes::default)
}

/// The tape of the folder in which a file lies, and the name of the file.
fn tape_of(path: &Path) -> Option<(Arc<Tape>, String)> {
    let folder = path.parent()?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    let tapes = lock(tapes());
    let (_, tape) = tapes.iter().find(|(known, _)| known == folder)?;
    Some((Arc::clone(tape), name))
}

/// The layer below, which does the work.
struct Below(*mut ffi::sqlite3_vfs);

// SAFETY: the layer below is a static of SQLite, made to be used by every thread.
unsafe impl Send for Below {}
// SAFETY: as above.
unsafe impl Sync for Below {}

static BELOW: OnceLock<Below> = OnceLock::new();

fn below() -> *mut ffi::sqlite3_vfs {
    BELOW.get().expect("registered before any file is opened").0
}

/// Puts the layer in its place, once.
fn register() {
    BELOW.get_or_init(|| {
        // SAFETY: SQLite gives its usual layer, which lives as long as the program; ours is a copy of it with other
        // functions, more room for each file and another name, and is never freed.
        unsafe {
            let usual = ffi::sqlite3_vfs_find(std::ptr::null());
            assert!(!usual.is_null(), "SQLite has a layer");
            let mut ours = *usual;
            ours.pNext = std::ptr::null_mut();
            ours.zName = c"power".as_ptr();
            ours.szOsFile += c_int::try_from(size_of::<File>()).expect("a small structure");
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            let ours = Box::leak(Box::new(ours));
            assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
            Below(usual)
        }
    });
}

/// A file with a tape. The file of the layer below stands right behind it.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// Owned; freed when the file is closed.
    side: *mut Side,
}

struct Side {
    tape: Arc<Tape>,
    file: usize,
    /// The first sync of a new journal makes the names of its folder stay too.
    folder: bool,
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock_file),
    xUnlock: Some(unlock_file),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// The file of the layer below.
///
/// # Safety
/// `file` must have been opened by [`open`] with a tape.
unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `register` asked for room for both, one behind the other.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// # Safety
/// As for [`inner`].
unsafe fn methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: an open file has its methods, which are statics of SQLite.
    unsafe { &*(*inner(file)).pMethods }
}

/// # Safety
/// As for [`inner`]; SQLite uses one file from one thread at a time.
unsafe fn side<'a>(file: *mut ffi::sqlite3_file) -> &'a mut Side {
    // SAFETY: set when the file was opened and freed only by `close`.
    unsafe { &mut *(*file.cast::<File>()).side }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a name that ends in zero, or none; room for a file; and flags that may be answered.
    unsafe {
        let path = (!name.is_null())
            .then(|| PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned()));
        let taped = path.as_deref().and_then(tape_of);
        let usual = (*below()).xOpen.expect("every layer opens files");
        let Some((tape, called)) = taped else {
            return usual(below(), name, file, flags, out);
        };
        let before = path.and_then(|path| std::fs::read(path).ok());
        let wrapped = file.cast::<File>();
        (*wrapped).base.pMethods = std::ptr::null();
        let code = usual(below(), name, inner(file), flags, out);
        if code != ffi::SQLITE_OK {
            return code;
        }
        let journal = ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_SUPER_JOURNAL;
        let folder = flags & ffi::SQLITE_OPEN_CREATE != 0 && flags & journal != 0;
        let file_number = tape.file(&called, before);
        let side = Side {
            tape,
            file: file_number,
            folder,
        };
        (*wrapped).side = Box::into_raw(Box::new(side));
        (*wrapped).base.pMethods = &raw const METHODS;
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, folder: c_int) -> c_int {
    // SAFETY: SQLite gives a name that ends in zero.
    unsafe {
        let path = PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned());
        let usual = (*below()).xDelete.expect("every layer deletes files");
        let Some((tape, called)) = tape_of(&path) else {
            return usual(below(), name, folder);
        };
        let code = usual(below(), name, 0);
        if code == ffi::SQLITE_OK {
            tape.write(|record| {
                record.names.remove(&called);
                let folder = folder != 0;
                record.events.push(Event::Delete {
                    name: called,
                    folder,
                });
            });
        }
        code
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: see `inner`; after this SQLite does not use the file again.
    unsafe {
        let code = methods(file).xClose.expect("files close")(inner(file));
        drop(Box::from_raw((*file.cast::<File>()).side));
        code
    }
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    to: *mut c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xRead.expect("files are read")(inner(file), to, length, at) }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: see `inner`; `from` points to `length` bytes.
    unsafe {
        let code = methods(file).xWrite.expect("files are written")(inner(file), from, length, at);
        if code == ffi::SQLITE_OK {
            let bytes =
                std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(length).unwrap_or(0));
            let at = usize::try_from(at).unwrap_or(0);
            let side = side(file);
            let (file, bytes) = (side.file, bytes.to_vec());
            side.tape
                .write(|record| record.events.push(Event::Write { file, at, bytes }));
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    // SAFETY: see `inner`.
    unsafe {
        let code = methods(file).xTruncate.expect("files are cut")(inner(file), length);
        if code == ffi::SQLITE_OK {
            let length = usize::try_from(length).unwrap_or(0);
            let side = side(file);
            let file = side.file;
            side.tape
                .write(|record| record.events.push(Event::Truncate { file, length }));
        }
        code
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: see `inner`.
    let side = unsafe { side(file) };
    let (file, folder) = (side.file, std::mem::take(&mut side.folder));
    side.tape
        .write(|record| record.events.push(Event::Sync { file, folder }));
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xFileSize.expect("files have a size")(inner(file), size) }
}

unsafe extern "C" fn lock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xLock.expect("files are locked")(inner(file), level) }
}

unsafe extern "C" fn unlock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xUnlock.expect("files are unlocked")(inner(file), level) }
}

unsafe extern "C" fn check_reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    // SAFETY: see `inner`.
    unsafe {
        methods(file)
            .xCheckReservedLock
            .expect("locks are asked for")(inner(file), out)
    }
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    what: c_int,
    with: *mut c_void,
) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xFileControl.expect("files are asked")(inner(file), what, with) }
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: see `inner`.
    unsafe { methods(file).xSectorSize.expect("sectors have a size")(inner(file)) }
}

unsafe extern "C" fn characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: see `inner`.
    unsafe {
        methods(file)
            .xDeviceCharacteristics
            .expect("devices are known")(inner(file))
    }
}
