//! Filling the HTML that stands in a file: `{name}` is a place, `<!--name-->…<!--/name-->` a part that may be left out.

/// Fills every place. A place that is not named stays, which the tests of the pages look for.
pub(super) fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut html = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        html.push_str(before);
        let found = after
            .split_once('}')
            .and_then(|(name, after)| Some((values.iter().find(|(known, _)| *known == name)?, after)));
        if let Some(((_, value), after)) = found {
            html.push_str(value);
            rest = after;
        } else {
            html.push('{');
            rest = after;
        }
    }
    html + rest
}

/// The text without the marks of this part, and without the part unless it `is_there`.
pub(super) fn keep(html: &str, part: &str, is_there: bool) -> String {
    let (open, close) = (format!("<!--{part}-->"), format!("<!--/{part}-->"));
    let Some((before, rest)) = html.split_once(&open) else { return html.to_owned() };
    let Some((inside, after)) = rest.split_once(&close) else { return html.to_owned() };
    [before, if is_there { inside } else { "" }, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_searched_for_places() {
        let values = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("<p>{a}, {b}</p>{c}{", &values), "<p>{b}, 2</p>{c}{");
    }

    #[test]
    fn a_part_is_kept_or_left_out_with_its_marks() {
        let html = "1<!--a-->2<!--/a-->3";
        assert_eq!(keep(html, "a", true), "123");
        assert_eq!(keep(html, "a", false), "13");
        assert_eq!(keep(html, "b", false), html);
    }
}
