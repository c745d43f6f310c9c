//! The words of the command line in English and Chinese: headings, counts, small notes. What is wrong with
//! a program is never said here: findings have their words in `almoner-diagnostic`.

use almoner::Text;

/// After `almoner new`.
pub(crate) const MADE: Text = Text::new("made", "已新建");
/// After `almoner new`.
pub(crate) const TRY: Text = Text::new("now try:", "接下来可以运行：");
