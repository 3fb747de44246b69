//! Takes pictures of every view, wide, at 320 pixels, in the dark and on paper, into `target/shots/`.

use std::error::Error;
use std::fs;

use factfolio_tests::browser::{Look, Medium};
use factfolio_tests::page::Page;
use factfolio_tests::project;
use factfolio_tests::views::VIEWS;

const LOOKS: [(&str, Look); 4] =
    [("wide", Look::WIDE), ("320", Look::NARROW), ("dark", Look::DARK), ("print", Look::PRINT)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = project::root().join("target").join("shots");
    fs::create_dir_all(&folder)?;
    let page = Page::open(&Look::WIDE, "")?;
    for (view, state) in VIEWS {
        for (name, look) in LOOKS {
            page.look(&look)?;
            page.go(state)?;
            let path = folder.join(format!("{view}-{name}.png"));
            fs::write(&path, page.picture()?)?;
            println!("{}", path.display());
            if look.medium == Medium::Print {
                fs::write(path.with_extension("pdf"), page.pdf()?)?;
            }
        }
    }
    Ok(())
}
