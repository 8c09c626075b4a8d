// The profile that page, worker and command line must answer alike.

export const COORDINATOR = {
  v: 1,
  role: "marketing coordinator",
  skills: ["Writing", "Speaking", "Critical Thinking"],
  interests: ["E", "I"],
};
