//! What occupations ask for, element by element, against what a visitor has.

use crate::assets::Assets;
use crate::page::find;
use crate::recommend::read;
use crate::reference::Reference;
use crate::service::Unanswered;
use crate::visitor::Visitor;
use std::collections::BTreeMap;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_domain::{Gap, GapItem, Profile};
use waymark_schema::recommendation::{GapCountsV1, GapItemV1, GapV1};

/// Most elements in a gap.
const GAP_ELEMENTS: usize = 15;

/// What these occupations ask for, against what the profile says, by code; none for a profile that says nothing.
pub(crate) fn gaps(
    profile: &Profile,
    codes: &[String],
    assets: &Assets,
) -> Result<BTreeMap<String, GapV1>, Unanswered> {
    let reading = read(profile, assets)?;
    let Some(visitor) = &reading.visitor else { return Ok(BTreeMap::new()) };
    let of = |code: &String| Ok((code.clone(), gap(find(code, assets)?, visitor, assets)));
    codes.iter().map(of).collect()
}

/// The elements that matter most to an occupation, against the visitor's estimated levels.
fn asked(occupation: usize, visitor: &Visitor, reference: &Reference) -> Gap {
    if !reference.rated[occupation] {
        return Gap::default();
    }
    let mut items: Vec<GapItem> = (0..reference.elements())
        .map(|element| GapItem {
            element,
            importance: reference.importance[occupation][element],
            required: reference.level[occupation][element],
            estimated: visitor.levels[element],
        })
        .filter(|item| item.importance >= REQUIRED_IMPORTANCE)
        .collect();
    items.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.element.cmp(&b.element)));
    items.truncate(GAP_ELEMENTS);
    Gap::from_items(items)
}

/// How many elements there are of each kind.
pub(crate) fn gap_counts(occupation: usize, visitor: &Visitor, assets: &Assets) -> GapCountsV1 {
    let gap = asked(occupation, visitor, &assets.reference);
    GapCountsV1 { have: gap.have.len(), close: gap.close.len(), missing: gap.missing.len() }
}

/// The elements by name.
pub(crate) fn gap(occupation: usize, visitor: &Visitor, assets: &Assets) -> GapV1 {
    let reference = &assets.reference;
    let gap = asked(occupation, visitor, reference);
    let named = |items: Vec<GapItem>| {
        let name = |item: GapItem| GapItemV1 {
            name: reference.core.ratings.names[item.element].clone(),
            importance: item.importance,
            required: item.required,
            estimated: item.estimated,
        };
        items.into_iter().map(name).collect()
    };
    GapV1 { have: named(gap.have), close: named(gap.close), missing: named(gap.missing) }
}
