//! Codes about what is never used and what cites no legal text. All of them are warnings.

use crate::Text;

/// Fix: take away what nobody uses.
pub const REMOVE: Text = Text::new("remove it", "删去");
/// Related place of a citation that only the last part has: another part.
pub const CITES_NOTHING: Text = Text::new("cites nothing", "没有写明依据");
/// Fix: a citation of the last part becomes one of the whole.
pub const CITE_FOR_THE_WHOLE: Text = Text::new("let it hold for all of `{name}`", "改为适用于整个“{name}”");

group! {
    UNUSED_RULE = Warning "W0670" "unused-rule" {
        "nothing uses `{name}`", "没有任何地方使用“{name}”";
        "Use it, remove it, or give it a label if it is an answer of its own.", "请使用或删去它；如果它本身就是要得出的结果，请给它加上名称。"
    }
    UNUSED_PARAMETER = Warning "W0671" "unused-parameter" {
        "no rule reads parameter `{name}`", "没有规则使用参数“{name}”"
    }
    UNUSED_ENUM = Warning "W0672" "unused-enum" {
        "nothing is of enum `{name}`", "没有任何地方使用枚举“{name}”"
    }
    UNUSED_SOURCE = Warning "W0673" "unused-source" {
        "source `{name}` is never cited", "法源“{name}”从未被引用"
    }
    UNUSED_FIELD = Warning "W0674" "unused-field" {
        "no rule reads `{name}` of `{entity}`", "没有规则使用“{entity}”的“{name}”";
        "People would be asked for something that decides nothing.", "否则会向当事人询问与结果无关的情况。"
    }
    UNUSED_UNIT = Warning "W0675" "unused-unit" {
        "nothing is measured in `{name}`", "没有任何地方使用单位“{name}”"
    }
    UNNEEDED_USE = Warning "W0676" "unneeded-use" {
        "module `{name}` needs nothing of `{used}`", "模块“{name}”用不到“{used}”中的任何内容"
    }
    RULE_WITHOUT_CITATION = Warning "W0677" "rule-without-citation" {
        "`{name}` cites no legal text", "“{name}”没有写明依据";
        "Add `cites` and the article, so that every answer can name its ground.", "请用“依据”写明条款，使每一个结果都说得出根据。"
    }
    BENEFIT_WITHOUT_CITATION = Warning "W0678" "benefit-without-citation" {
        "benefit `{name}` cites no legal text", "待遇“{name}”没有写明依据";
        "Add `cites` and the article, to the benefit or to each of its lines.", "请用“依据”为待遇或其各项写明条款。"
    }
    FIGURE_WITHOUT_CITATION = Warning "W0679" "figure-without-citation" {
        "{count} of {all} values of `{name}` cite no legal text", "“{name}”的 {all} 个数值中有 {count} 个没有写明依据";
        "Add `cites` to each value, or the column `cites` to its table.", "请用“依据”为每个数值写明条款，或者在表格中加上“依据”一列。"
    }
    MODULE_WITHOUT_SOURCE = Warning "W0680" "module-without-source" {
        "module `{name}` cites no legal text", "模块“{name}”没有引用任何法律文件";
        "Declare the text with `source` and cite it with `cites`.", "请用“法源”写明文件，并用“依据”引用它。"
    }
    CITATION_OF_LAST_PART = Warning "W0681" "citation-of-last-part" {
        "only the last {part} of `{name}` has this citation", "“{name}”中只有最后{part}有这一依据";
        "A citation belongs to the {part} that it stands after, on whatever line; one for all of `{name}` stands before the first {part}.", "“依据”归它前面的那{part}，换行也是如此；适用于整个“{name}”的依据应写在最前面。"
    }
}
