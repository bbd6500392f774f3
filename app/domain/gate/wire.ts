import type { Category } from "../summit/definition.ts";
import type { Trilingual } from "../language/languages.ts";
import type { BroadcastKind } from "./broadcast.ts";
import type { ListDelta, ListSet } from "./list-set.ts";
import type { ZoneRules } from "./rules.ts";
import type { Visit } from "./visit.ts";
import type { Admission, Direction, GuardDecision } from "./verdict.ts";

/** What a gate phone asks for every few seconds: without one personal word. Times in seconds since 1970. */
export type GateList = ListHead & ListSet;

/** How a list travels, under a signature: whole, or as what came since the list that the phone holds. */
export type ListMessage = {
  format: 1;
  /** The phone's own random word, said back: an answer of yesterday is none of today's. */
  asked: string;
  head: ListHead;
  /** SHA-256 of `setText` of the whole set, hexadecimal. */
  digest: string;
  content: { kind: "whole"; set: ListSet } | { kind: "since"; number: number; delta: ListDelta };
};

/** What of a list is small, and goes out whole each time. */
export type ListHead = {
  /** Number of the newest change of a badge or pass in it; never goes back. */
  number: number;
  /** Where the ledger of presence stood: a transaction id, said back by the phone. */
  horizon: string;
  /** Summit time at which the list was true. */
  asOf: number;
  device: { id: string; label: string; lastSequence: number };
  gate: {
    id: string;
    name: Trilingual;
    zone: number;
    direction: Direction;
    /** A guard decides at each badge; where not, the rule admits. */
    staffed: boolean;
    /** By a supervisor's word. */
    stopped: boolean;
    /** Left out by lists of before there were any. */
    visits?: readonly Visit[] | undefined;
  };
  zones: readonly (ZoneRules & { name: Trilingual })[];
  categories: readonly Pick<Category, "id" | "letter" | "name">[];
  delegations: readonly { code: string; iso2: string | null; name: Trilingual }[];
  /** Whom a guard calls. */
  telephone: string;
  /** What supervisors say to this gate, newest first, until they end it. */
  words: readonly SupervisorsWord[];
  /** Passages of this phone that a supervisor lately let in against the verdict. */
  letIn: readonly string[];
  /** Bytes in hexadecimal. */
  keys: readonly {
    id: string;
    publicKey: string;
    notBefore: number;
    notAfter: number;
    revoked: boolean;
  }[];
  /** Changes when the sealed records do: then the phone fetches what came since. */
  recordsVersion: string;
};

/** Which sealed records a phone holds: those of a salt (hexadecimal), up to a number. */
export type RecordsHeld = { salt: string; number: number };

/** `text` is empty for a stop without words. `at` in seconds since 1970. */
export type SupervisorsWord = { id: string; kind: BroadcastKind; text: string; at: number };

/** A scan as the phone stores and sends it: no name, no code, no signature. */
export type PassageReport = {
  id: string;
  sequence: number;
  gateId: string;
  direction: Direction;
  /** Null for a code that is no badge of this summit. */
  serial: string | null;
  /** Of the floater shown beside the badge. */
  floater: string | null;
  verdict: Admission["kind"];
  reason: string | null;
  decision: GuardDecision | null;
  /** Why the guard refused whom the rules admitted. */
  decisionReason: string | null;
  /** Counts up with each word of the phone about this passage, from 1; the newest counts. */
  revision: number;
  /** Summit time, seconds since 1970. */
  scannedAt: number;
  /** From the code read to the decision, milliseconds; left out where nobody decided, or the page was opened anew between. */
  tookMs?: number | null | undefined;
};

/** One call of a phone: what it saw, and how it is. */
export type PassageUpload = {
  passages: readonly PassageReport[];
  /** The phone's wall clock, milliseconds since 1970. */
  deviceNow: number;
  listAsOf: number | null;
  /** How many passages stay on the phone after these. */
  unsent: number;
  /** Supervisors' words that the guard has read. */
  read?: readonly string[] | undefined;
  /** Percent; left out where the browser does not tell. */
  battery?: number | null | undefined;
};

export type PassageReceipt = {
  /** Summit time, seconds since 1970. */
  now: number;
  /** Kept, now or before. */
  kept: readonly string[];
  /** Another passage holds this number of this phone: give it a new one and send again. */
  renumber: readonly string[];
  /** Places in the upload of what is no passage, or another phone's: the phone sets them aside and says so. */
  refused: readonly number[];
  lastSequence: number;
};

/** The standing of one badge this second, asked for while the network is there. */
export type Standing = {
  asOf: number;
  known: boolean;
  revokedAt: number | null;
  superseded: { at: number; by: number } | null;
  /** The holder is held back for now. */
  blocked: boolean;
  inside: { zone: number; since: number } | null;
};

/** A scan that the server shall judge and keep. The code travels whole, and is not kept. */
export type OnlineScan = {
  id: string;
  sequence: number;
  /** The text of the badge's code, and of the floater's. */
  code: string;
  floater: string | null;
  /** Whether the phone has a face and a name to this badge. */
  hasRecord: boolean;
};
/** The verdict, and what it was made from: where the holder was before. */
export type OnlineVerdict = { admission: Admission; standing: Standing };

/** What a typed number answers, judged by the server. Held in memory while it is on the screen, and no longer. */
export type TypedBadge = {
  admission: Admission;
  standing: Standing;
  serial: string | null;
  delegation: string;
  category: string;
  zones: readonly number[];
  notBefore: number;
  expires: number;
  person: {
    surname: string;
    givenNames: string;
    nativeName: string;
    /** WebP in base64; empty when there is none. */
    photo: string;
  };
};
