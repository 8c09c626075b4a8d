//! A result on its way: what of a match is sent, and the match that it was.

use super::{LevelV1, MAX_LEVELS, ResultV1};
use waymark_schema::occupation::OccupationPage;
use waymark_schema::profile::SkillLevelV1;
use waymark_schema::recommendation::{GapItemV1, GapV1, Match};

impl ResultV1 {
    /// What of a match to send, and nothing else of it.
    pub fn of(shown: &Match) -> Self {
        let gap = shown.gap.have.iter().chain(&shown.gap.close).chain(&shown.gap.missing);
        Self {
            code: shown.code.clone(),
            probability: Some(shown.r#match),
            parts: Some(shown.parts),
            levels: gap
                .take(MAX_LEVELS)
                .map(|item| LevelV1 { name: item.name.clone(), estimated: item.estimated.clamp(0.0, 7.0) })
                .collect(),
        }
    }

    /// The match that the page showed, with every name and requirement from the occupation's own page.
    ///
    /// `None` if no probability was sent. Levels under names that the page does not rate are dropped. A name
    /// that is both a skill and an area of knowledge (Mathematics) stands for the skill.
    pub fn matched(&self, page: &OccupationPage) -> Option<Match> {
        let mut gap = GapV1::default();
        let only_knowledge =
            page.knowledge.iter().filter(|known| page.skills.iter().all(|skill| skill.name != known.name));
        for rated in page.skills.iter().chain(only_knowledge) {
            let (Some(required), Some(sent)) =
                (rated.level, self.levels.iter().find(|level| level.name == rated.name))
            else {
                continue;
            };
            let list = match crate::standing::level_of(required, sent.estimated) {
                SkillLevelV1::Strong => &mut gap.have,
                SkillLevelV1::Medium => &mut gap.close,
                SkillLevelV1::Weak => &mut gap.missing,
            };
            list.push(GapItemV1 {
                name: rated.name.clone(),
                importance: rated.importance,
                required,
                estimated: sent.estimated,
            });
        }
        for list in [&mut gap.have, &mut gap.close, &mut gap.missing] {
            list.sort_by(|a, b| b.importance.total_cmp(&a.importance).then_with(|| a.name.cmp(&b.name)));
        }
        Some(Match {
            code: page.code.clone(),
            title: page.title.clone(),
            r#match: self.probability?,
            adapted: None,
            parts: self.parts.unwrap_or_default(),
            gap_counts: gap.counts(),
            gap,
            pay: page.pay.last().cloned(),
            badges: Vec::new(),
            current: false,
            job_zone: page.job_zone,
            growth_percent: page.outlook.as_ref().map(|outlook| outlook.change_percent),
        })
    }
}
