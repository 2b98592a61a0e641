//! The history on the screen and on the command line.

use crate::bench::Bench;
use rumbo::locale::Lang;

#[test]
fn look() {
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        bench.keys("1.10<enter><ctrl-t>");
        println!("{}", bench.screen());
        bench.keys("<enter>");
        println!("{}", bench.screen());
        bench.keys("<right><enter>");
        println!("{}", bench.screen());
        bench.keys("<esc>");
        bench.keys("<esc><esc>Una idea nueva<enter><ctrl-t>");
        println!("{}", bench.screen());
        bench.keys("<enter>");
        println!("{}", bench.screen());
        bench.keys("<enter>");
        println!("{}", bench.screen());
        bench.keys("<enter>");
        println!("{}", bench.screen());
        bench.keys("<down><enter>");
        println!("{}", bench.screen());
        bench.keys("<tab><enter>");
        println!("{}", bench.screen());
    }
}
