import type { Language } from "../language/languages.ts";
import type { PrincipalRank } from "./ranks.ts";

/** The orders in use side by side: by rank, by the alphabet of a language, by status. */
export const ORDERS = ["rank", "english", "russian", "kazakh", "status"] as const;
export type OrderName = (typeof ORDERS)[number];

/** What a session is put in order for; each has its own order, and its own places given by hand. */
export const LISTS = ["speakers", "seating", "flags", "photo", "arrival"] as const;
export type ListName = (typeof LISTS)[number];

/** Where the Chair or the host stands: before all others, where the order puts them, or not in the list at all. */
export const OFFICE_PLACES = ["first", "in-order", "apart"] as const;
export type OfficePlace = (typeof OFFICE_PLACES)[number];

export type ListPolicy = {
  order: OrderName;
  /** Members before observers before partners before guests, and the order within each. */
  byStatus: boolean;
  chair: OfficePlace;
  host: OfficePlace;
  /** The last comes first: heads of delegation arrive in reverse order of precedence. */
  reversed: boolean;
};

/** What the protocol of a host decides, as data. `host` and `chair` are ids of delegations. */
export type PrecedencePolicy = {
  host: string | null;
  chair: string | null;
  /** Classes from first to last; ranks of one class stand together, by date. Here deputies have their place. */
  ranks: readonly (readonly PrincipalRank[])[];
  /** Languages in which the conference files as is its own practice; in others, by the form of the name (UN practice). */
  filedByPractice: readonly Language[];
  lists: Readonly<Record<ListName, ListPolicy>>;
  /** Minutes of a statement, while a session says nothing else. */
  statementMinutes: number;
  /** Most people in a row of the family photograph. */
  photoRow: number;
};

const inOrder = { byStatus: false, chair: "in-order", host: "in-order", reversed: false } as const;

/** The usual practice, for a summit whose definition says nothing else. */
export const USUAL_POLICY: PrecedencePolicy = {
  host: null,
  chair: null,
  ranks: [
    ["head-of-state"],
    ["head-of-government"],
    ["deputy-head-of-state"],
    ["minister"],
    ["official"],
  ],
  filedByPractice: [],
  lists: {
    speakers: { ...inOrder, order: "rank", byStatus: true, chair: "first" },
    seating: { ...inOrder, order: "english", chair: "first" },
    flags: { ...inOrder, order: "english" },
    photo: { ...inOrder, order: "rank", chair: "first", host: "first" },
    arrival: { ...inOrder, order: "rank", chair: "apart", reversed: true },
  },
  statementMinutes: 5,
  photoRow: 13,
};

/** In which alphabet an order settles what it leaves open: the one it is named after, else English. */
export const alphabetOf = (order: OrderName): Language =>
  order === "russian" ? "ru" : order === "kazakh" ? "kk" : "en";

/** Rank is seated by turns at the right and left hand of the Chair; alphabets and status run clockwise. */
export const seatingHow = (order: OrderName): "clockwise" | "by turns" =>
  order === "rank" ? "by turns" : "clockwise";
