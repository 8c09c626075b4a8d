//! Rating blocks: families of elements, quantised.

use super::borrowing::Borrowing;
use crate::raw::{Level, RawData, RawRating};
use waymark_domain::Domain;
use waymark_tables::RatingBlock;
use waymark_tables::quantise::{IMPORTANCE, LEVEL, NOT_RELEVANT, ONE_TO_SEVEN};

/// Ratings of every occupation on the elements of `domains`, family after family, in published order.
pub(super) fn block(raw: &RawData, borrowing: &Borrowing, domains: &[Domain]) -> RatingBlock {
    let mut block = RatingBlock::default();
    for &domain in domains {
        let family = raw.family(domain);
        let number = Domain::ALL.iter().position(|&other| other == domain).unwrap_or_default() as u8;
        let scale = if domain == Domain::WorkValue { ONE_TO_SEVEN } else { IMPORTANCE };
        let rated: Vec<Option<&[RawRating]>> = (0..raw.occupations.len())
            .map(|occupation| family.of(borrowing.rated_code(raw, family, occupation)))
            .collect();
        for (at, element) in family.elements.iter().enumerate() {
            block.ids.push(element.id.clone());
            block.names.push(element.name.clone());
            block.domains.push(number);
            for ratings in &rated {
                let rating = ratings.map_or_else(RawRating::default, |ratings| ratings[at]);
                block.importance.push(scale.encode(rating.importance));
                block.level.push(match rating.level {
                    Level::Rated(level) => LEVEL.encode(Some(level)),
                    Level::NotRelevant => NOT_RELEVANT,
                    Level::Missing => LEVEL.encode(None),
                });
            }
        }
    }
    block
}
