//! The repairs that findings offer: each mends what it is offered for, in the language of its file.

use almoner::{Diagnostic, Diagnostics, Language, Sources, Style, compile};
use almoner_diagnostic::{FileId, Fix, apply_fix, render};
use almoner_syntax::count_keywords;

/// Applies every repair of every finding, one at a time.
///
/// # Errors
/// The first repair that writes words of the other language into a file, or does not mend its finding.
pub fn all_mend(sources: &Sources) -> Result<(), String> {
    let findings = findings_in(sources.clone());
    for finding in findings.iter() {
        for fix in &finding.fixes {
            mends(sources, &findings, finding, fix)?;
        }
    }
    Ok(())
}

fn findings_in(sources: Sources) -> Diagnostics {
    match compile(sources) {
        Ok(program) => program.warnings().clone(),
        Err(findings) => findings,
    }
}

fn mends(sources: &Sources, findings: &Diagnostics, finding: &Diagnostic, fix: &Fix) -> Result<(), String> {
    let mut mended = sources.clone();
    let mut files: Vec<FileId> = fix.edits.iter().map(|edit| edit.span.file).collect();
    files.dedup();
    let shown = || render(finding, findings.sources(), Style::plain(Language::Chinese));
    for file in files {
        let (path, before) = (sources.path(file), sources.text(file));
        let after = apply_fix(fix, file, before).ok_or_else(|| format!("does not fit:\n{}", shown()))?;
        if path.ends_with(".alm") && writes_other_language(before, &after) {
            return Err(format!("the repair writes in the other language:\n{}\n{after}", shown()));
        }
        mended.add(path, after);
    }
    let of_code = |findings: &Diagnostics| findings.iter().filter(|one| one.code == finding.code).count();
    let now = findings_in(mended);
    if of_code(&now) < of_code(findings) {
        return Ok(());
    }
    Err(format!("the repair does not mend it:\n{}\nthen:\n{now}", shown()))
}

fn writes_other_language(before: &str, after: &str) -> bool {
    let (before, after) = (count_keywords(before), count_keywords(after));
    match before.language() {
        _ if before.english == before.chinese => false,
        Language::English => after.chinese > before.chinese,
        Language::Chinese => after.english > before.english,
    }
}
