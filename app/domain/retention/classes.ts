/** Personal data that the schedule destroys, each by its own rule; in the order of pages and acts. */
export const PURGED_CLASSES = [
  "passport",
  "photo",
  "weapons",
  "travel",
  "badges",
  "gates",
  "meetings",
  "visitors",
  "remarks",
  "contacts",
  "papers",
  "imports",
  "mail",
] as const;
export type PurgedClass = (typeof PURGED_CLASSES)[number];

/** Personal data that stays: the list of delegations, proofs, and what ends by itself or by an administrator's hand. */
export const KEPT_CLASSES = ["delegation_list", "consent", "trail", "accounts", "sign_in"] as const;
type KeptClass = (typeof KEPT_CLASSES)[number];

export type DataClass = PurgedClass | KeptClass;

export const isPurgedClass = (text: string): text is PurgedClass =>
  PURGED_CLASSES.some((each) => each === text);
