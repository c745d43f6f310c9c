//! The files of a compilation, held in memory: paths, texts, and places in them.

/// A file of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// First byte after the range.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub const fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The smallest range that covers both (they are of one file).
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty range just before this one, for insertions.
    #[must_use]
    pub const fn before(self) -> Self {
        Self { file: self.file, start: self.start, end: self.start }
    }

    /// The empty range just after this one, for insertions.
    #[must_use]
    pub const fn after(self) -> Self {
        Self { file: self.file, start: self.end, end: self.end }
    }
}

/// A place as a person counts: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// All files of a compilation: rule files (`.alm`) and the tables (`.csv`) they name, each under a path
/// with `/` between folders. Nothing here touches a file system, so the same code runs in a browser.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
    /// The byte at which each line begins, found once: a file may have many findings.
    line_starts: Vec<u32>,
}

impl File {
    fn new(path: String, text: String) -> Self {
        let after =
            text.match_indices('\n').filter_map(|(newline, _)| u32::try_from(newline).ok()?.checked_add(1));
        let line_starts = std::iter::once(0).chain(after).collect();
        Self { path, text, line_starts }
    }
}

impl<P: Into<String>, T: Into<String>, const N: usize> From<[(P, T); N]> for Sources {
    /// Files from their paths and texts.
    fn from(files: [(P, T); N]) -> Self {
        let mut sources = Self::new();
        for (path, text) in files {
            sources.add(path, text);
        }
        sources
    }
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; a path that is there already is replaced and keeps its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let path = path.into();
        if let Some(id) = self.find(&path) {
            if let Some(file) = self.files.get_mut(id.0 as usize) {
                *file = File::new(path, text.into());
            }
            return id;
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File::new(path, text.into()));
        id
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.path == path)?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The path of a file; empty for an id of another `Sources`.
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.path)
    }

    /// The text of a file; empty for an id of another `Sources`.
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.text)
    }

    /// All files in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str, &str)> {
        (0u32..).zip(&self.files).map(|(id, file)| (FileId(id), file.path.as_str(), file.text.as_str()))
    }

    /// The text at `span`, cut to the file and to whole characters.
    pub fn slice(&self, span: Span) -> &str {
        let text = self.text(span.file);
        let start = text.floor_char_boundary(span.start as usize);
        let end = text.floor_char_boundary(span.end as usize).max(start);
        text.get(start..end).unwrap_or("")
    }

    /// Line and column of a byte offset, cut to the file.
    pub fn line_column(&self, file: FileId, offset: u32) -> LineColumn {
        let Some(file) = self.files.get(file.0 as usize) else { return LineColumn { line: 1, column: 1 } };
        let end = file.text.floor_char_boundary(offset as usize);
        let lines = file.line_starts.partition_point(|start| *start as usize <= end).saturating_sub(1);
        let line_start = file.line_starts.get(lines).map_or(0, |start| *start as usize);
        let columns = file.text.get(line_start..end).map_or(0, |line| line.chars().count());
        let from_one = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
        LineColumn { line: from_one(lines), column: from_one(columns) }
    }
}
