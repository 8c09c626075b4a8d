//! Words that are written with a capital, or stand at the beginning of a sentence, without being names.

/// Whether sentences begin with this word as a matter of course.
pub(super) fn begins_sentences(word: &str) -> bool {
    let ending = |endings: &[&str]| word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending));
    STARTERS.contains(&word)
        || is_plain(word)
        || ending(&["ing", "ed", "ly", "tion", "ment", "ness", "ando", "iendo", "cion", "mente"])
}

/// Whether a word may stand with a capital anywhere.
pub(super) fn is_plain(word: &str) -> bool {
    PLAIN.contains(&word)
}

const PLAIN: [&str; 36] = [
    "i", "i'm", "i'd", "i'll", "us", "u", "s", "usd", "english", "spanish", "american", "o", "net", "onet",
    "strong", "medium", "weak", "partial", "fuerte", "medio", "debil", "parcial", "january", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "dollars", "job", "zone", "waymark",
    "ai", "ia",
];

/// Employers, schools, platforms and credentials that are made up most often. They pass where a fact or
/// the visitor's own words have them.
pub(super) const BRANDS: [&str; 58] = [
    "google", "amazon", "microsoft", "facebook", "netflix", "ibm", "oracle", "tesla", "deloitte", "mckinsey",
    "accenture", "walmart", "nasa", "harvard", "stanford", "yale", "princeton", "coursera", "udemy", "edx",
    "udacity", "linkedin", "glassdoor", "ziprecruiter", "monster", "payscale", "openai", "chatgpt",
    "anthropic", "wikipedia", "youtube", "cpa", "pmp", "cfa", "comptia", "mba", "phd", "cissp", "togaf",
    "prince2", "kpmg", "pwc", "ey", "upwork", "fiverr", "toptal", "indeed.com", "bls.gov", "skillshare",
    "pluralsight", "datacamp", "duolingo", "toastmasters", "hubspot", "ielts", "toefl", "goldman", "spacex",
];

/// Words that sentences begin with, in lower case without accents.
const STARTERS: [&str; 435] = [
    // English: articles, pronouns, prepositions, conjunctions, adverbs.
    "the", "a", "an", "this", "that", "these", "those", "your", "you", "you're", "you've", "you'll", "it",
    "it's", "its", "they", "their", "there", "there's", "we", "our", "he", "she", "his", "her", "who",
    "what", "when", "where", "why", "how", "which", "one", "both", "each", "every", "all", "most", "many",
    "some", "few", "several", "other", "others", "another", "any", "no", "not", "none", "in", "on", "at",
    "to", "for", "from", "with", "without", "by", "of", "as", "over", "under", "across", "about", "after",
    "before", "between", "beyond", "among", "against", "during", "through", "towards", "toward", "because",
    "since", "while", "although", "though", "if", "unless", "once", "so", "and", "or", "but", "yet", "also",
    "then", "thus", "therefore", "however", "instead", "overall", "here", "now", "today", "still", "even",
    "only", "just", "first", "second", "third", "next", "last", "finally", "more", "less", "much", "further",
    "furthermore", "moreover", "besides", "yes", "such", "like", "unlike", "half", "two", "three", "four",
    "five", "per", "based", "given", "due", "despite", "within", "together", "apart", "day",
    // English: verbs in the imperative or otherwise at the beginning, and nouns of this field.
    "be", "are", "is", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "may",
    "might", "must", "should", "will", "would", "ask", "aim", "apply", "attend", "begin", "build", "brush",
    "call", "check", "choose", "compare", "complete", "connect", "consider", "contact", "continue", "create",
    "deepen", "develop", "discuss", "draw", "enroll", "enrol", "expect", "explore", "find", "focus",
    "follow", "gain", "get", "give", "go", "grow", "help", "identify", "improve", "increase", "join", "keep",
    "learn", "list", "listen", "look", "make", "map", "mark", "meet", "note", "offer", "open", "organize",
    "pick", "plan", "practice", "practise", "prepare", "read", "reach", "refine", "research", "review",
    "schedule", "search", "seek", "set", "share", "show", "sign", "sharpen", "spend", "start", "strengthen",
    "study", "take", "talk", "target", "teach", "think", "track", "train", "try", "turn", "update", "use",
    "visit", "volunteer", "want", "watch", "work", "write", "job", "jobs", "pay", "people", "person",
    "employers", "employment", "growth", "openings", "wages", "salary", "education", "degree", "experience",
    "knowledge", "skill", "skills", "tasks", "duties", "tools", "technology", "technologies", "occupation",
    "occupations", "role", "roles", "workers", "median", "data", "figures", "postings", "programmes",
    "programs", "courses", "activities", "match", "gap", "level", "levels", "day-to-day", "dayto", "entry",
    "typical", "usual", "common", "main", "core", "key", "important", "good", "great", "close", "nearly",
    "almost", "enough", "high", "higher", "low", "lower", "best", "better", "strong", "weak", "partial",
    "bring", // Spanish.
    "el", "la", "los", "las", "lo", "un", "una", "unos", "unas", "este", "esta", "estos", "estas", "ese",
    "esa", "eso", "esto", "tu", "tus", "su", "sus", "se", "te", "le", "les", "nos", "me", "mi", "ya", "no",
    "si", "en", "de", "del", "al", "con", "sin", "por", "para", "desde", "hasta", "sobre", "entre", "segun",
    "tras", "ante", "bajo", "contra", "durante", "mediante", "y", "e", "o", "u", "pero", "aunque", "porque",
    "pues", "como", "cuando", "donde", "que", "quien", "quienes", "cual", "cuanto", "mas", "menos", "muy",
    "tambien", "ademas", "asi", "aun", "solo", "cada", "todo", "toda", "todos", "todas", "otro", "otra",
    "otros", "otras", "mucho", "muchos", "muchas", "nada", "ninguna", "ninguno", "hay", "hace", "hacer",
    "es", "son", "esta", "estan", "puede", "puedes", "pide", "piden", "suele", "suelen", "tiene", "tienes",
    "tienen", "trabajar", "aprende", "aprender", "busca", "buscar", "lee", "empieza", "practica", "mejora",
    "elige", "pregunta", "prueba", "cerca", "aportas", "aqui", "figura", "asked", "nothing", "projected",
    "taken", "postings", "estas", "ahora", "hoy",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_beginnings_are_told_from_names() {
        for word in ["the", "your", "building", "practise", "tu", "programming", "typically"] {
            assert!(begins_sentences(word), "{word}");
        }
        for word in ["google", "maria", "acme", "harvard", "pfizer"] {
            assert!(!begins_sentences(word), "{word}");
        }
    }
}
