//! `almoner fmt`: files laid out, checked, turned from one language into the other.

use crate::command::Folder;

#[test]
fn a_file_is_laid_out_once() {
    let folder = Folder::with_pack();
    let tidy = folder.read("wuxi/subsistence.alm");
    folder.edit("wuxi/subsistence.alm", "enum area", "enum    area");
    folder.almoner(&["fmt", "--check", "wuxi"]).expect(1).says(&["would change wuxi/subsistence.alm"]);
    folder.almoner(&["fmt", "wuxi"]).expect(0).says(&["formatted wuxi/subsistence.alm"]);
    assert_eq!(folder.read("wuxi/subsistence.alm"), tidy);
    folder.almoner(&["fmt", "wuxi"]).expect(0).says(&["nothing to change"]);
    let left: Vec<_> =
        std::fs::read_dir(folder.path("wuxi")).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn keywords_change_language_and_back() {
    let folder = Folder::with_pack();
    let english = folder.read("wuxi/subsistence.alm");
    folder.almoner(&["fmt", "--keywords", "zh", "wuxi"]).expect(0);
    assert!(folder.read("wuxi/subsistence.alm").contains("待遇 subsistence_allowance"));
    folder.almoner(&["check", "wuxi"]).expect(0);
    folder.almoner(&["test", "wuxi"]).expect(0);
    folder.almoner(&["fmt", "--keywords", "en", "wuxi"]).expect(0);
    assert_eq!(folder.read("wuxi/subsistence.alm"), english);
}

#[test]
fn a_file_with_mistakes_is_left_alone() {
    let folder = Folder::new();
    folder.write("x.alm", "define define\n");
    folder.almoner(&["fmt", "x.alm"]).expect(1);
    assert_eq!(folder.read("x.alm"), "define define\n");
    folder.almoner(&["fmt", "none.alm"]).expect(2).notes(&["E0901"]);
}

#[cfg(unix)]
#[test]
fn links_and_rights_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.write("real.alm", "module   county\n");
    std::fs::set_permissions(folder.path("real.alm"), std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real.alm", folder.path("link.alm")).unwrap();
    folder.almoner(&["fmt", "link.alm"]).expect(0);
    assert_eq!(folder.read("real.alm"), "module county\n");
    assert!(std::fs::symlink_metadata(folder.path("link.alm")).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(folder.path("real.alm")).unwrap().permissions().mode() & 0o777, 0o640);
}
