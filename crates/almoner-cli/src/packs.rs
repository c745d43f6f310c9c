//! From paths to [`almoner::Sources`]: packs with their manifests and layers, loose rule files, and the tables they
//! name. The only place of the command line that reads rules from a disk; it knows nothing of what they say.

mod loading;
mod manifest;
mod paths;
mod reading;
mod walking;

pub(crate) use reading::reason;

pub use loading::{Loaded, load};
pub use manifest::{MANIFEST, Manifest};
pub use paths::shown;
pub use reading::{FACTS_LIMIT, read_rules, read_stream, read_text};
pub use walking::{discover, rule_files};
