//! The words of the questions about interests and of what they come to.

use crate::language::text;
use crate::state::questions::{ALL, MOST_PICKED, Outcome, Reply, SHORT, Score, Verdict};
use crate::view::format::joined;
use crate::view::words::interest_name;
use crate::{mark, t};
use waymark_domain::interests::Interest;

/// What each question asks about, after “Would you like to”. Rounds of six, in the usual order of interests; the
/// first two rounds are the short version. From easy to learn to long studied, and from as many fields as there
/// is room for.
pub const ACTIVITIES: [&str; ALL] = [
    mark!("get an old motorbike running again"),
    mark!("find out why a machine keeps failing"),
    mark!("arrange a shop window that makes people stop"),
    mark!("calm somebody who has just had bad news"),
    mark!("win back a customer who wants to leave"),
    mark!("check a month of receipts against the bank’s list"),
    //
    mark!("prune the trees of an orchard"),
    mark!("compare two treatments to see which heals faster"),
    mark!("write down a story from your street’s past"),
    mark!("explain fractions to a child who finds them hard"),
    mark!("lead a team through a week of deadlines"),
    mark!("keep a clinic’s appointments in order"),
    //
    mark!("lift steel beams into place with a crane"),
    mark!("look for patterns in ten years of harvests"),
    mark!("take the photographs for a magazine"),
    mark!("help an older neighbour to go on living at home"),
    mark!("run a food stand on a busy day"),
    mark!("label samples so that each can be found again"),
    //
    mark!("wire the lights in a new house"),
    mark!("find the gap that lets thieves into a computer system"),
    mark!("think up how the figures in a game look and move"),
    mark!("show a new colleague how things are done"),
    mark!("speak for a plan in front of people who doubt it"),
    mark!("go through the safety list before a train leaves"),
    //
    mark!("look for cracks in a bridge and plan its repair"),
    mark!("work out how a river’s floods begin"),
    mark!("turn an empty hall into a place that people love"),
    mark!("help two people to settle a quarrel"),
    mark!("raise money for an idea that nobody has tried"),
    mark!("find the one wrong figure in a long table"),
];

/// A reply, as its button says it.
pub fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Yes => t!("Yes"),
        Reply::Unsure => t!("Not sure"),
        Reply::No => t!("No"),
    }
}

/// The question, whole.
pub fn question(number: usize) -> String {
    t!("Would you like to {}?", ACTIVITIES.get(number).map_or("", |activity| text(activity)))
}

/// Where one is: “Question 3 of 12”.
pub fn progress(number: usize, count: usize) -> String {
    t!("Question {} of {count}", number + 1, count)
}

/// How much is answered.
pub fn answered(done: usize, count: usize) -> String {
    if done == count {
        t!("All {count} answered.", count)
    } else {
        t!("{done} of {count} answered.", done, count)
    }
}

/// The rule, as it is followed.
pub fn rule() -> String {
    t!(
        "A yes is 2 points for the interest that the question is about, not sure is 1, no is 0. What you left out \
         does not count. Up to {most_picked} interests with at least half of their points are picked. Where a tie \
         would make more than {most_picked}, you choose.",
        most_picked = MOST_PICKED
    )
}

/// An interest's points, in words.
pub fn points(score: &Score) -> String {
    match score.share() {
        None => t!("no answer yet").to_owned(),
        Some(_) => t!("{} of {} points", score.points, score.most),
    }
}

/// How strong an interest is, in a word.
pub fn strength(score: &Score) -> &'static str {
    match score.share() {
        None => t!("not asked"),
        Some(share) if share >= 0.8 => t!("strong"),
        Some(share) if share >= 0.5 => t!("clear"),
        Some(share) if share > 0.2 => t!("slight"),
        Some(_) => t!("hardly any"),
    }
}

/// What the answers come to, in a sentence or two.
pub fn verdict(outcome: &Outcome) -> String {
    let named = |these: Vec<Interest>| {
        let names: Vec<&str> = these.into_iter().map(interest_name).collect();
        joined(&names)
    };
    let picked = || {
        let strongest_first = outcome.scores.iter().map(|score| score.interest);
        named(strongest_first.filter(|&interest| outcome.picks[interest as usize]).collect())
    };
    match outcome.verdict {
        Verdict::TooLittle => t!("There is too little to go by yet. Answer a few more questions.").to_owned(),
        Verdict::AllYes => {
            t!("You said yes to everything. That shows an open mind, but it tells no interest from \
                            another, so none is picked. Choose those that you would miss most.")
            .to_owned()
        }
        Verdict::AllNo => {
            t!("You said no to everything. That tells nothing about what draws you, so none is picked. \
                           You can leave interests out: the other answers are enough.")
            .to_owned()
        }
        Verdict::AllAlike => {
            t!("All interests come out alike. That tells none from another, so none is picked. Choose \
                              those that sound most like you.")
            .to_owned()
        }
        Verdict::NoneStrong => t!(
            "No interest reaches half of its points, so none is picked. {} comes nearest. Choose it if it sounds \
             like you.",
            interest_name(outcome.scores[0].interest)
        ),
        Verdict::Picked if outcome.tied.is_empty() => t!("What draws you most: {}.", picked()),
        Verdict::Picked if outcome.has_picks() => t!(
            "What draws you most: {}. {} come out alike after that; choose among them.",
            picked(),
            named(outcome.tied.clone())
        ),
        Verdict::Picked => {
            t!(
                "{} come out alike. Choose up to {most_picked}.",
                named(outcome.tied.clone()),
                most_picked = MOST_PICKED
            )
        }
    }
}

/// What to know about a result that was made from part of the questions; `None` if all are answered.
pub fn stopped_early(done: usize, count: usize) -> Option<String> {
    (done > 0 && done < count).then(|| {
        t!(
            "You answered {done} of {count} questions. This is made from those; more answers make it surer.",
            done,
            count
        )
    })
}

/// What the result does to the match.
pub const IN_THE_MATCH: &str = mark!(
    "The interests that you take over are one part of your match. Each counts the same: \
    which you take matters, not how many points it has. Your answers stay in this browser; a link that you share \
    has the interests, not the answers."
);

/// How long a version takes.
pub fn length(count: usize) -> &'static str {
    if count == SHORT {
        t!("12 questions, about two minutes")
    } else {
        t!("30 questions, about five minutes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::questions::Replies;
    use std::collections::BTreeSet;

    fn outcome(reply_to: impl Fn(usize) -> Option<Reply>) -> Outcome {
        let mut replies = Replies::default();
        (0..ALL).for_each(|question| replies.set(question, reply_to(question)));
        replies.outcome()
    }

    #[test]
    fn every_question_is_one_of_its_own_and_short() {
        assert_eq!(ACTIVITIES.iter().collect::<BTreeSet<_>>().len(), ALL);
        for activity in ACTIVITIES {
            assert!(activity.split(' ').count() <= 11, "{activity}");
            assert!(
                !activity.ends_with(['.', '?']) && activity.starts_with(char::is_lowercase),
                "{activity}"
            );
        }
        assert_eq!(question(0), "Would you like to get an old motorbike running again?");
    }

    #[test]
    fn each_outcome_is_said_in_plain_words() {
        let all = |reply| outcome(move |_| Some(reply));
        assert!(verdict(&all(Reply::Yes)).starts_with("You said yes to everything."));
        assert!(verdict(&all(Reply::No)).contains("tells nothing"));
        assert!(verdict(&all(Reply::Unsure)).starts_with("All interests come out alike."));
        assert!(verdict(&outcome(|_| None)).starts_with("There is too little"));
        let social = outcome(|question| Some(if question % 6 == 3 { Reply::Yes } else { Reply::No }));
        assert_eq!(verdict(&social), "What draws you most: Helping people.");
        let four = outcome(|question| Some(if question % 6 < 4 { Reply::Yes } else { Reply::No }));
        assert!(verdict(&four).ends_with("come out alike. Choose up to 3."), "{}", verdict(&four));
    }

    #[test]
    fn a_result_of_part_of_the_questions_says_so() {
        assert_eq!(stopped_early(30, 30), None);
        assert_eq!(stopped_early(0, 30), None);
        assert!(stopped_early(14, 30).unwrap().starts_with("You answered 14 of 30 questions."));
    }

    #[test]
    fn strength_follows_the_share() {
        let score = |points, most| Score { interest: Interest::Social, points, most };
        for (points, most, word) in
            [(10, 10, "strong"), (5, 10, "clear"), (4, 10, "slight"), (1, 10, "hardly any")]
        {
            assert_eq!(strength(&score(points, most)), word);
        }
        assert_eq!(
            (strength(&score(0, 0)), self::points(&score(0, 0)).as_str()),
            ("not asked", "no answer yet")
        );
    }
}
