use super::*;
use std::fmt::Write as _;
use std::io::Write as _;

/// A folder of its own for one test's files.
fn folder(test: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("waymark-delimited-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn codes_and_numbers(folder: &Path, file: &str, form: Form) -> Result<Vec<(String, f32)>, RawError> {
    read_rows(folder, file, form, ["Code", "Value"], |row| {
        Ok(Some((row.occupation(0)?.to_string(), row.number(1, 1.0..=5.0)?)))
    })
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_a_remedy() {
    let folder = folder("wrong");
    let cases = [
        ("wrong column", "Kode\tValue\n", "case.txt line 1: no column `Code`", "header unchanged"),
        ("empty file", "", "case.txt line 1: no column `Code`", "publisher's own file"),
        (
            "ill-formed code",
            "Code\tValue\n15-1252.00\t3\n15-1252\t3\n",
            "case.txt line 3: Code is `15-1252`",
            "an O*NET-SOC code such as 15-1252.00",
        ),
        (
            "no number",
            "Code\tValue\n15-1252.00\tmany\n",
            "case.txt line 2: Value is `many`, expected a number",
            "download the file again",
        ),
        (
            "out of range",
            "Value\tCode\n5.5\t15-1252.00\n",
            "case.txt line 2: Value is `5.5`, expected a number from 1 to 5",
            "download the file again",
        ),
        (
            "not finite",
            "Value\tCode\nNaN\t15-1252.00\n",
            "case.txt line 2: Value is `NaN`",
            "download the file again",
        ),
        (
            "short row",
            "Code\tValue\n15-1252.00\n",
            "case.txt line 2: 1 fields where the header has 2, beginning with `15-1252.00`",
            "download the file again",
        ),
        (
            "long row",
            "Code\tValue\n15-1252.00\t3\t4\n",
            "case.txt line 2: 3 fields where the header has 2",
            "download the file again",
        ),
        ("blank line", "Code\tValue\n\n15-1252.00\t3\n", "case.txt line 2: 1 fields", "damaged"),
    ];
    let mut failures = String::new();
    for (name, text, place, remedy) in cases {
        for (form, text) in [(Form::Tabs, text.to_owned()), (Form::Commas, text.replace('\t', ","))] {
            // The CSV form leaves blank lines out.
            if name == "blank line" && form == Form::Commas {
                continue;
            }
            std::fs::write(folder.join("case.txt"), text).unwrap();
            let message = codes_and_numbers(&folder, "case.txt", form).unwrap_err().to_string();
            if !message.contains(place) || !message.contains(remedy) {
                writeln!(failures, "{name} ({form:?}): {message}").unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn a_missing_file_is_named_with_a_remedy() {
    let message = codes_and_numbers(&folder("missing"), "none.txt", Form::Tabs).unwrap_err().to_string();
    assert!(message.contains("none.txt: no such file") && message.contains("--data"), "{message}");
}

#[test]
fn bytes_that_are_not_text_are_reported() {
    let folder = folder("bytes");
    std::fs::write(folder.join("plain.txt"), [0xff, 0xfe, 0x00]).unwrap();
    std::fs::write(folder.join("packed.txt.gz"), b"not compressed").unwrap();
    for (file, name) in [("plain.txt", "plain.txt"), ("packed.txt", "packed.txt.gz")] {
        let message = codes_and_numbers(&folder, file, Form::Tabs).unwrap_err().to_string();
        assert!(message.starts_with(&format!("{name}: cannot be read")), "{message}");
    }
}

#[test]
fn plain_and_compressed_files_of_both_forms_read_alike() {
    let folder = folder("alike");
    let rows = [("11-1011.00".to_owned(), 4.5), ("15-1252.00".to_owned(), 3.0)];
    let tabs = "Value\tOther\tCode\n4.5\t\"a\t11-1011.00\n3\t\t15-1252.00\n";
    let commas = "\u{feff}Value,Other,Code\r\n4.5,\"a, \"\"b\"\"\n\",11-1011.00\r\n3,,15-1252.00\r\n";
    for (file, form, text) in [("tabs.txt", Form::Tabs, tabs), ("commas.csv", Form::Commas, commas)] {
        std::fs::write(folder.join(file), text).unwrap();
        assert_eq!(codes_and_numbers(&folder, file, form).unwrap(), rows, "{file}");
        std::fs::remove_file(folder.join(file)).unwrap();
        let packed = std::fs::File::create(folder.join(format!("{file}.gz"))).unwrap();
        let mut compressor = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
        compressor.write_all(text.as_bytes()).unwrap();
        compressor.finish().unwrap();
        assert_eq!(codes_and_numbers(&folder, file, form).unwrap(), rows, "{file}.gz");
    }
}

#[test]
fn decimals_are_scaled_exactly() {
    let cases = [
        ("1,579.8", 1, Some(15798)),
        ("-13.7", 1, Some(-137)),
        ("-0.1", 1, Some(-1)),
        ("25", 2, Some(2500)),
        ("29.05", 2, Some(2905)),
        ("29.055", 2, None),
        ("", 1, None),
        ("-", 1, None),
        (".5", 1, None),
        ("1e3", 1, None),
        ("--1", 1, None),
    ];
    for (text, places, scaled) in cases {
        assert_eq!(scale_decimal(text, places), scaled, "{text}");
    }
}
