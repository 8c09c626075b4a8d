// What is asked: made-up people, each with words of their own, so that no contestant can remember an earlier answer.

const GRADES = [
  "junior", "senior", "assistant", "regional", "freelance", "trainee", "night shift", "chief", "part-time", "deputy",
  "interim", "volunteer", "seasonal", "certified", "lead", "mobile", "retired", "contract", "evening", "relief",
  "rural", "independent", "in-house", "temporary", "weekend", "principal", "acting", "district", "visiting",
  "associate", "overnight", "bilingual", "apprentice", "experienced", "licensed", "divisional", "executive", "staff",
  "substitute", "field", "corporate", "early morning", "retiring",
];
const ROLES = [
  "marketing coordinator", "warehouse supervisor", "bookkeeper", "dental hygienist", "school librarian",
  "line cook", "claims adjuster", "network technician", "hospice nurse", "site foreman", "lab analyst",
  "fitness instructor", "payroll clerk", "paralegal", "web developer", "truck dispatcher", "florist",
  "call center agent", "social worker", "machine operator", "pastry chef", "tax preparer", "bus driver", "court clerk",
  "dog groomer", "hotel receptionist", "roofer", "midwife",
];
const ACTIVITIES = [
  "planning", "checking", "repairing", "explaining", "selling", "writing about", "scheduling", "measuring",
  "teaching", "designing", "buying", "testing", "drawing", "counting", "organizing", "translating", "comparing",
  "storing", "ordering", "improving", "inspecting", "presenting", "pricing", "advising on", "cleaning", "sorting",
  "reporting on", "negotiating", "packing", "painting", "choosing", "editing", "hiring out", "photographing",
  "archiving", "insuring", "debating", "welding",
];
const THINGS = [
  "budgets", "engines", "lessons", "contracts", "databases", "menus", "surveys", "medical records", "events",
  "furniture", "websites", "shipments", "gardens", "insurance claims", "videos", "electrical wiring", "recipes",
  "tax returns", "training courses", "safety rules", "stage lights", "spreadsheets", "court cases", "pumps",
  "newsletters", "timetables", "laboratory samples", "bicycles", "interviews", "payrolls", "invoices", "bridges",
  "aquariums", "loans", "exhibitions", "uniforms", "greenhouses", "software tests", "wedding cakes", "pipelines",
  "podcasts", "elevators", "vineyards", "questionnaires", "scaffolding", "eyeglasses", "ferries", "mortgages",
  "festivals", "guitars", "vaccines", "balance sheets", "playgrounds", "tenders", "orchards", "sculptures",
  "subtitles", "warranties", "telescopes", "canoes", "lighthouses", "kayaks", "trophies",
];

const QUALITIES = ["", "rare "];

/** The profile whose first answer ends a cold start; its skills are names that O*NET has. */
export const FIRST = { role: "marketing coordinator", skills: ["Writing", "Speaking", "Critical Thinking"] };

/** The person of this number: a role and three skills, each in words that no other person uses. */
export function person(number) {
  const role = `${GRADES[Math.floor(number / ROLES.length) % GRADES.length]} ${ROLES[number % ROLES.length]}`;
  const skills = [0, 1, 2].map((place) => {
    const skill = number * 3 + place;
    const activity = Math.floor(skill / THINGS.length);
    const quality = QUALITIES[Math.floor(activity / ACTIVITIES.length) % QUALITIES.length];
    return `${ACTIVITIES[activity % ACTIVITIES.length]} ${quality}${THINGS[skill % THINGS.length]}`;
  });
  return { role, skills };
}

/** How many people there are before words repeat. */
export const PEOPLE = Math.min(
  GRADES.length * ROLES.length,
  Math.floor((ACTIVITIES.length * QUALITIES.length * THINGS.length) / 3),
);

/** A person as one text, for an encoder of sentences. */
export const sentence = ({ role, skills }) => `${role}; ${skills.join(", ")}`;
