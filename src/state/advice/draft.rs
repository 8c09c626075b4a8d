//! What would be sent to a language model's proxy, before the visitor has agreed to it.
//!
//! Every word of the visitor's is a line that can be changed or left out. Pay and place are left out until
//! they are ticked. A pasted résumé never goes in.

use crate::state::form::ProfileForm;
use serde::Serialize;
use waymark_advice::Language;
use waymark_advice::request::{
    AskRequest, ExplainRequest, InterestV1, MAX_EXPLAINED, MAX_QUESTION, MAX_RESULTS, MAX_WORDS, OwnSkillV1,
    REQUEST_VERSION, ResultV1, ReviewRequest, VisitorV1,
};
use waymark_advice::text::clean;
use waymark_advice::visitor::of_profile;
use waymark_schema::advice::{About, AdviceLanguage, AdviceTask};
use waymark_schema::profile::{EducationV1, PayV1, WorkValueV1};

/// Something that is sent unless it is left out, or the other way round.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<T> {
    /// What it is.
    pub value: T,
    /// Whether it is sent.
    pub sent: bool,
}

impl<T> Line<T> {
    fn new(value: T, sent: bool) -> Self {
        Self { value, sent }
    }

    fn get(&self) -> Option<&T> {
        self.sent.then_some(&self.value)
    }
}

/// A request in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What is asked for. The question is in `question`.
    pub task: AdviceTask,
    /// Language of the answer.
    pub language: AdviceLanguage,
    /// The question, if there is one; it can be changed, but not left out.
    pub question: Option<String>,
    /// Current role.
    pub role: Option<Line<String>>,
    /// Earlier roles.
    pub past_roles: Vec<Line<String>>,
    /// Skills with the visitor's own rating.
    pub skills: Vec<Line<OwnSkillV1>>,
    /// Interests, all together.
    pub interests: Option<Line<Vec<InterestV1>>>,
    /// What matters at work, all together.
    pub values: Option<Line<Vec<WorkValueV1>>>,
    /// A role to aim for.
    pub goal: Option<Line<String>>,
    /// Education.
    pub education: Option<Line<EducationV1>>,
    /// Pay; not sent until it is ticked.
    pub pay: Option<Line<PayV1>>,
    /// Place, with its name; not sent until it is ticked.
    pub area: Option<(String, Line<String>)>,
    /// Titles of the occupations.
    pub titles: Vec<String>,
    results: Vec<ResultV1>,
}

/// A request as it is sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Sent {
    /// To explain.
    Explain(ExplainRequest),
    /// To answer.
    Ask(AskRequest),
    /// To doubt.
    Review(ReviewRequest),
}

impl Draft {
    /// A draft with everything that may go in.
    pub fn new(form: &ProfileForm, task: AdviceTask, about: &[About], language: AdviceLanguage) -> Self {
        let visitor = of_profile(&form.to_profile());
        let most = if task == AdviceTask::Explain { MAX_EXPLAINED } else { MAX_RESULTS };
        let about = &about[..about.len().min(most)];
        let result = |about: &About| match &about.found {
            Some(found) => ResultV1::of(found),
            None => ResultV1 { code: about.code.clone(), probability: None, parts: None, levels: Vec::new() },
        };
        let question = match &task {
            AdviceTask::Ask { question } => Some(clean(question, MAX_QUESTION)),
            AdviceTask::Explain | AdviceTask::Review => None,
        };
        let values = Some(visitor.values).filter(|values| !values.is_empty());
        let interests = Some(visitor.interests).filter(|interests| !interests.is_empty());
        Self {
            task,
            language,
            question,
            interests: interests.map(|interests| Line::new(interests, true)),
            values: values.map(|values| Line::new(values, true)),
            goal: visitor.goal.map(|goal| Line::new(goal, true)),
            education: visitor.education.map(|education| Line::new(education, true)),
            pay: visitor.pay.map(|pay| Line::new(pay, false)),
            area: form.area.as_ref().map(|area| (area.name.clone(), Line::new(area.code.clone(), false))),
            role: visitor.role.map(|role| Line::new(role, true)),
            past_roles: visitor.past_roles.into_iter().map(|role| Line::new(role, true)).collect(),
            skills: visitor.skills.into_iter().map(|skill| Line::new(skill, true)).collect(),
            titles: about.iter().map(|about| about.title.clone()).collect(),
            results: about.iter().map(result).collect(),
        }
    }

    /// The request as it would be sent now: what is left out is not in it, and words are on one line within
    /// the limits.
    pub fn request(&self) -> Sent {
        let words = |text: &String| Some(clean(text, MAX_WORDS)).filter(|text| !text.is_empty());
        let skill = |skill: &OwnSkillV1| Some(OwnSkillV1 { name: words(&skill.name)?, level: skill.level });
        let visitor = VisitorV1 {
            role: self.role.as_ref().and_then(Line::get).and_then(words),
            past_roles: self.past_roles.iter().filter_map(Line::get).filter_map(words).collect(),
            skills: self.skills.iter().filter_map(Line::get).filter_map(skill).collect(),
            interests: self.interests.as_ref().and_then(Line::get).cloned().unwrap_or_default(),
            values: self.values.as_ref().and_then(Line::get).cloned().unwrap_or_default(),
            goal: self.goal.as_ref().and_then(Line::get).and_then(words),
            education: self.education.as_ref().and_then(Line::get).copied(),
            pay: self.pay.as_ref().and_then(Line::get).copied(),
            area: self.area.as_ref().and_then(|(_, area)| area.get().cloned()),
            text: None,
        };
        let language = match self.language {
            AdviceLanguage::English => Language::English,
            AdviceLanguage::Spanish => Language::Spanish,
        };
        let (v, mut results) = (REQUEST_VERSION, self.results.clone());
        if visitor.pay.is_none() {
            // How far pay speaks for a match tells something of the pay.
            results.iter_mut().filter_map(|result| result.parts.as_mut()).for_each(|parts| parts.pay = 0.0);
        }
        match &self.task {
            AdviceTask::Explain => Sent::Explain(ExplainRequest { v, language, visitor, results }),
            AdviceTask::Review => Sent::Review(ReviewRequest { v, language, visitor, results }),
            AdviceTask::Ask { .. } => {
                let question = clean(self.question.as_deref().unwrap_or_default(), MAX_QUESTION);
                Sent::Ask(AskRequest { v, language, visitor, results, question })
            }
        }
    }

    /// Whether it can be sent: a question needs words.
    pub fn is_ready(&self) -> bool {
        self.question.as_ref().is_none_or(|question| !clean(question, MAX_QUESTION).is_empty())
    }

    /// What is asked, as the history shows it.
    pub fn task_now(&self) -> AdviceTask {
        match &self.question {
            Some(question) => AdviceTask::Ask { question: clean(question, MAX_QUESTION) },
            None => self.task.clone(),
        }
    }

    /// The proxy's path for it.
    pub fn path(&self) -> &'static str {
        match self.task {
            AdviceTask::Explain => "v1/explain",
            AdviceTask::Ask { .. } => "v1/ask",
            AdviceTask::Review => "v1/review",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::form::FormArea;
    use waymark_schema::profile::SkillLevelV1;

    fn form() -> ProfileForm {
        let mut form = ProfileForm {
            role: "Nurse".into(),
            goal: "Matron".into(),
            pay_amount: "52000".into(),
            area: Some(FormArea { code: "S0600000".into(), name: "California".into() }),
            ..ProfileForm::default()
        };
        form.interests[3] = true;
        form.values[5] = true;
        form.add_skill("Writing");
        form.add_skill("Juggling");
        form.add_past_role("Aide");
        form
    }

    fn about() -> Vec<About> {
        let about = |number: u32| About {
            code: format!("29-114{number}.00"),
            title: number.to_string(),
            found: None,
        };
        (0..9).map(about).collect()
    }

    fn visitor(draft: &Draft) -> VisitorV1 {
        match draft.request() {
            Sent::Explain(request) => request.checked().unwrap().visitor,
            Sent::Ask(request) => request.checked().unwrap().visitor,
            Sent::Review(request) => request.checked().unwrap().visitor,
        }
    }

    #[test]
    fn pay_and_place_are_left_out_until_they_are_ticked() {
        let mut draft = Draft::new(&form(), AdviceTask::Explain, &about(), AdviceLanguage::English);
        let sent = visitor(&draft);
        assert_eq!((sent.pay, sent.area), (None, None));
        assert_eq!(sent.role.as_deref(), Some("Nurse"));
        assert_eq!(sent.skills.len(), 2);
        assert_eq!((sent.interests.len(), sent.values.len()), (1, 1));
        assert_eq!(sent.goal.as_deref(), Some("Matron"));
        draft.pay.as_mut().unwrap().sent = true;
        draft.area.as_mut().unwrap().1.sent = true;
        let sent = visitor(&draft);
        assert!(sent.pay.is_some());
        assert_eq!(sent.area.as_deref(), Some("S0600000"));
    }

    #[test]
    fn what_is_changed_or_left_out_is_not_sent() {
        let mut draft = Draft::new(&form(), AdviceTask::Review, &about(), AdviceLanguage::Spanish);
        draft.skills[0].sent = false;
        draft.skills[1].value.name = " Ball\nhandling ".into();
        draft.role.as_mut().unwrap().value = "  ".into();
        draft.past_roles[0].sent = false;
        draft.interests.as_mut().unwrap().sent = false;
        draft.values.as_mut().unwrap().sent = false;
        draft.goal.as_mut().unwrap().sent = false;
        let sent = visitor(&draft);
        let expected = OwnSkillV1 { name: "Ball handling".into(), level: SkillLevelV1::Medium };
        assert_eq!(sent, VisitorV1 { skills: vec![expected], ..VisitorV1::default() });
    }

    #[test]
    fn each_task_has_its_limits_and_its_path() {
        let ask = AdviceTask::Ask { question: "Why?\n".into() };
        for (task, path, results) in
            [(AdviceTask::Explain, "v1/explain", 5), (ask, "v1/ask", 9), (AdviceTask::Review, "v1/review", 9)]
        {
            let draft = Draft::new(&ProfileForm::default(), task, &about(), AdviceLanguage::English);
            assert_eq!((draft.path(), draft.titles.len(), draft.results.len()), (path, results, results));
            assert_eq!(visitor(&draft), VisitorV1::default());
        }
    }

    #[test]
    fn a_question_without_words_is_not_sent() {
        let ask = AdviceTask::Ask { question: "Why?".into() };
        let mut draft = Draft::new(&form(), ask, &about(), AdviceLanguage::English);
        assert!(draft.is_ready());
        draft.question = Some(" \n".into());
        assert!(!draft.is_ready());
    }
}
