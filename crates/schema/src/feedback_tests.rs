//! Tests of feedback as JSON.

use super::*;

fn good() -> String {
    r#"{"waymark_feedback":1,"exporter":"a1","written":"2026-03-14","feedback":{"code":"29-1141.00","answer":"no","reason":"pay","seen":{"match":0.5,"parts":{"base":-1.0,"role":1.0,"skills":0.0,"interests":0.0,"preparation":0.0,"pay":0.0}}},"profile":{"v":1,"role":"Nurse"}}"#
        .to_owned()
}

#[test]
fn a_line_reads_back_as_it_was_written() {
    let profile = ProfileV1 {
        id: Some("a1".into()),
        feedback: vec![FeedbackLineV1::from_json(&good()).unwrap().feedback],
        ..ProfileV1::from_json(
            r#"{"v":1,"role":"Nurse","area":"S0600000","text":"I am","pay":{"amount":61234,"per":"year"}}"#,
        )
        .unwrap()
    };
    let text = write_lines(&profile, "2026-03-14").unwrap();
    let read = read_lines(&text);
    assert_eq!((read.lines.len(), read.broken.len()), (1, 0));
    let line = &read.lines[0].1;
    assert_eq!(line.feedback, profile.feedback[0]);
    assert_eq!(line.exporter, "a1");
    let said = line.profile.as_ref().unwrap();
    assert_eq!(
        (said.role.as_deref(), &said.id, &said.area, &said.text),
        (Some("Nurse"), &None, &None, &None)
    );
    assert_eq!(said.pay.unwrap().amount, 61_000.0);
    assert!(said.feedback.is_empty());
}

#[test]
fn a_broken_line_costs_itself_alone_and_says_what_is_wrong() {
    let cases = [
        ("{\"waymark_feedback\":1".to_owned(), "not JSON"),
        ("[1]".into(), "not a line of feedback"),
        ("{\"v\":1}".into(), "no `waymark_feedback`"),
        (good().replace("feedback\":1", "feedback\":9"), "version 9"),
        (good().replace("\"a1\"", "\" \""), "`exporter`"),
        (good().replace("2026-03-14", "14.3.2026"), "`written` is `14.3.2026`"),
        (good().replace("2026-03-14", "2026-13-14"), "`written`"),
        (good().replace("29-1141.00", "29-1141"), "`29-1141` is not an O*NET-SOC code"),
        (good().replace("\"no\"", "\"maybe\""), "unknown variant `maybe`"),
        (good().replace("\"reason\"", "\"because\""), "unknown field `because`"),
        (good().replace("\"match\":0.5", "\"match\":1.0"), "`seen.match` is 1"),
        (good().replace("\"role\":1.0", "\"role\":3.0"), "do not add up"),
        (good().replace("\"answer\"", "\"stops\":[\"29-1141.00\"],\"answer\""), "`stops` does not go with"),
        (good().replace("\"answer\"", "\"kind\":\"route\",\"answer\""), "a route has one to six"),
        (good().replace("\"answer\"", "\"url\":\"https://a.example\",\"answer\""), "`url` does not go with"),
        (good().replace("{\"v\":1", "{\"v\":7"), "`profile` is wrong: `v` is 7"),
        (good() + &" ".repeat(MAX_LINE_BYTES), "longer than"),
    ];
    let text: String =
        cases.iter().flat_map(|(line, _)| [good(), "\n".into(), line.clone(), "\n\n".into()]).collect();
    let file = read_lines(&text);
    assert_eq!(file.lines.len(), cases.len(), "every good line is used");
    for ((number, (line, expected)), broken) in (0..).zip(&cases).zip(&file.broken) {
        let said = broken.error.to_string();
        assert!(said.contains(expected), "{line:.60}: {said}");
        assert_eq!(broken.line, 3 * number + 2);
    }
    assert_eq!(file.broken.len(), cases.len());
}

#[test]
fn the_last_word_on_an_occupation_counts() {
    let entry = |code: &str, answer| FeedbackV1 {
        kind: FeedbackKindV1::Occupation,
        code: code.into(),
        stops: Vec::new(),
        url: None,
        answer,
        reason: None,
        seen: None,
    };
    let entries = [
        entry("29-1141.00", AnswerV1::No),
        entry("15-1252.00", AnswerV1::Yes),
        entry("29-1141.00", AnswerV1::Yes),
    ];
    let found = opinions(&entries).unwrap();
    let said: Vec<_> = found.iter().map(|opinion| (opinion.occupation.to_string(), opinion.answer)).collect();
    assert_eq!(said, [("15-1252.00".to_owned(), Answer::Yes), ("29-1141.00".to_owned(), Answer::Yes)]);
}

#[test]
fn an_amount_keeps_two_digits() {
    for (amount, expected) in [(61_234.0, 61_000.0), (31.5, 32.0), (7.25, 7.3), (0.0, 0.0)] {
        assert!((two_digits(amount) - expected).abs() < 1e-3, "{amount}");
    }
}
