//! Themes: chosen, copied, changed.

use crate::cli::Scene;

#[test]
fn a_theme_is_chosen_by_flag_or_settings_and_each_looks_its_own_way() {
    let scene = Scene::new();
    let page = |args: &str| {
        scene.build(&format!("{args} -o out --force"), 0);
        scene.read("out/acme/index.html").expect("a page")
    };
    let plain = page("");
    let letter = page("--theme letter");
    assert_ne!(plain, letter);
    assert!(scene.run("build --theme nowhere", 2).err.contains("there is no theme `nowhere`"));
    scene.write("gen.yaml", "theme: letter\n");
    assert_eq!(page(""), letter);
    assert_eq!(page("--theme default"), plain);
    assert_eq!(scene.run("theme list", 0).out, "default\nletter\n");
}

#[test]
fn a_theme_of_ones_own_has_only_what_differs() {
    let scene = Scene::new();
    scene.write("themes/mine/style.css", "p { color: red; }\n");
    scene.write("gen.yaml", "theme: mine\n");
    scene.build("-o out", 0);
    let page = scene.read("out/acme/index.html").expect("a page");
    assert!(page.contains("<style>p{color:red}</style>"), "{page}");
    assert!(scene.run("theme list", 0).out.contains("mine  (files of themes/mine here)"));
}

#[test]
fn a_copy_stands_for_its_original_is_never_written_over_and_tells_when_that_moves_on() {
    let scene = Scene::new();
    scene.run("theme copy index.md", 0);
    assert!(scene.run("theme copy index.md", 2).err.contains("`themes/default/index.md` is there already"));
    let copy = scene.read("themes/default/index.md").expect("a copy");
    assert!(copy.starts_with("{#- copied from gen's own default/index.md "), "{copy}");
    scene.write("themes/default/index.md", copy.replace("# {{ d.title }}", "# Mine: {{ d.title }}"));
    assert_eq!(scene.build("-o out", 0).err, "");
    assert!(scene.read("out/index.md").is_some_and(|text| text.starts_with("# Mine: ")));
    let (mark, rest) = copy.split_once('\n').expect("a first line");
    let old = format!("{{#- copied from gen's own default/index.md 0123456789abcdef -#}}\n{rest}");
    assert_ne!(mark, old.lines().next().expect("a line"));
    scene.write("themes/default/index.md", old);
    let said = scene.build("-o out --force", 0).err;
    assert!(said.contains("was copied from `default/index.md` of gen, which has changed since"), "{said}");
    assert!(said.contains("themes/default/index.md"), "{said}");
    assert!(scene.run("theme copy ../profile.yaml", 2).err.contains("possible values"));
    assert!(scene.run("theme copy style.css --theme ../x", 2).err.contains("`../x` is not a theme"));
}

#[test]
fn an_error_in_a_template_shows_file_line_and_the_line() {
    let scene = Scene::new();
    scene.write("themes/default/index.md", "# {{ d.title }}\n\n{{ d.nothing_of_that_name }}\n");
    let said = scene.run("build -o out", 2).err;
    assert!(said.contains("index.md:3") && said.contains("`{{ d.nothing_of_that_name }}`"), "{said}");
    scene.write("themes/default/index.md", "# {{ d.title }}\n{% if %}\n");
    let said = scene.run("build -o out", 1).err;
    assert!(said.contains("index.md:2") && said.contains("`{% if %}`"), "{said}");
}
