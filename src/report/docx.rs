//! The Word writer: Office Open XML made of real styles, fields and numbered lists, so that people can go on
//! working in it. The only place that knows the container (zip).
//!
//! The table of contents is a field with its entries already inside: nothing has to be updated to read it.
//! Page numbers in it are estimates until the word processor refreshes the field, because only it knows the
//! pages.

mod body;
mod front;
mod pages;
mod parts;
mod picture;
mod runs;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::block::Report;
use super::error::Error;

/// Writes the report as DOCX. The same report gives the same bytes.
pub fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let document = body::document(report);
    let mut files: Vec<(String, Vec<u8>)> = vec![
        (
            "[Content_Types].xml".to_owned(),
            parts::content_types().into_bytes(),
        ),
        (
            "_rels/.rels".to_owned(),
            parts::package_relations().into_bytes(),
        ),
        (
            "docProps/core.xml".to_owned(),
            parts::core(report).into_bytes(),
        ),
        ("docProps/app.xml".to_owned(), parts::app().into_bytes()),
        ("word/document.xml".to_owned(), document.xml.into_bytes()),
        (
            "word/_rels/document.xml.rels".to_owned(),
            document.relations.into_bytes(),
        ),
        (
            "word/styles.xml".to_owned(),
            parts::styles(report).into_bytes(),
        ),
        (
            "word/numbering.xml".to_owned(),
            parts::numbering(&document.lists).into_bytes(),
        ),
        (
            "word/settings.xml".to_owned(),
            parts::settings(report.lang).into_bytes(),
        ),
        (
            "word/fontTable.xml".to_owned(),
            parts::font_table().into_bytes(),
        ),
    ];
    for (index, width) in pages::Sheet::of(report).widths().into_iter().enumerate() {
        let n = index + 1;
        files.push((
            format!("word/header{n}.xml"),
            parts::header(report, width).into_bytes(),
        ));
        files.push((
            format!("word/footer{n}.xml"),
            parts::footer(report, width).into_bytes(),
        ));
    }
    files.extend(document.media);
    pack(&files).map_err(|error| Error::Write {
        format: "docx",
        causes: vec![error.to_string()],
    })
}

fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    // The date of the files is always the first that the container can tell, never today.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
