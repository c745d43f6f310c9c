//! `almoner replay`: computes a recorded decision again and says what differs.

use crate::arguments::Replay;
use crate::case::program_at;
use crate::packs::{FACTS_LIMIT, read_text, shown};
use crate::terminal::Terminal;
use crate::{Ended, Exit};

/// Replays a record with the program at a path.
pub(crate) fn replay(arguments: &Replay, terminal: &mut Terminal) -> Ended {
    let record = read_text(&arguments.record, &shown(&arguments.record), FACTS_LIMIT)?;
    let program = program_at(&arguments.path)?;
    let replay = program.replay(&record)?;
    terminal.print(&replay.to_text(terminal.language))?;
    Ok(if replay.is_equal() { Exit::Done } else { Exit::Findings })
}
