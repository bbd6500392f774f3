export const PROGRAMME_KINDS = [
  "drafting",
  "signing",
  "arrival",
  "som",
  "ministerial",
  "bilateral",
  "trilateral",
  "cultural",
  "banquet",
  "ceremony",
  "photo",
  "plenary",
  "lunch",
  "adoption",
  "press",
  "other-event",
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** Who may see an item. Public PDF, page and calendar hold only `public`. */
export const VISIBILITIES = ["public", "delegations", "staff"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What the press may see of an item. */
export const PRESS_ACCESS = ["open", "closed"] as const;
export type PressAccess = (typeof PRESS_ACCESS)[number];

/** `sourced`: it took place according to the press. `plausible`: assumed, and marked provisional wherever it is shown. */
export const BASES = ["sourced", "plausible"] as const;
export type Basis = (typeof BASES)[number];

/** `none`: no official hour is known, the item is shown as all-day and provisional. */
export const TIME_BASES = ["sourced", "plausible", "none"] as const;
export type TimeBasis = (typeof TIME_BASES)[number];

/** Groups of delegations that an item may name instead of each one. */
export const PARTY_GROUPS = ["*all", "*members", "*heads"] as const;
