import type { Role } from "../access/roles.ts";
import type { MeetingLevel } from "../bilateral/kinds.ts";
import type { CategoryLetter } from "../badge/letter.ts";
import type { BadgeTemplate } from "../badge/layout/printed.ts";
import type { SheetKind } from "../badge/sheets.ts";
import type {
  ApplicantKind,
  DatedStatus,
  DelegationKind,
  DelegationStatus,
} from "../delegation/status.ts";
import type { DatedName, Tenure } from "../body/entities.ts";
import type { MeetingMode } from "../body/kinds.ts";
import type { DocumentRules } from "../document/rules.ts";
import type { DocumentStatus } from "../document/status.ts";
import type { FloaterRule } from "../gate/floater.ts";
import type { Direction } from "../gate/verdict.ts";
import type { Language, Trilingual } from "../language/languages.ts";
import type { PrecedencePolicy } from "../precedence/policy.ts";
import type { PrincipalRank } from "../precedence/ranks.ts";
import type { RetentionPolicy } from "../retention/rules.ts";
import type { EntryPoint, Hotel, TravelLimit } from "../travel/places.ts";
import type { DeclarationRules } from "../declaration/rules.ts";
import type { AgendaPoint } from "../programme/agenda.ts";
import type {
  Basis,
  PressAccess,
  ProgrammeKind,
  TimeBasis,
  Visibility,
} from "../programme/kinds.ts";

/** A summit as data: everything about it that is not a rule. Local times are of `timeZone`, `YYYY-MM-DDTHH:MM`. */
export type SummitDefinition = {
  id: string;
  name: Trilingual;
  /** The conference or organisation whose summit it is. */
  organisation: Trilingual;
  /** "CICA Summit", for badges and page heads. */
  shortName: Trilingual;
  /** "CICA", «СВМДА», «АӨСШК». */
  abbreviation: Trilingual;
  city: Trilingual;
  /** As printed under the name: "12–13 October 2022". */
  dates: Trilingual;
  timeZone: string;
  days: readonly string[];
  venue: { name: Trilingual; address: Trilingual };
  /** The badge desk: where a found badge goes, and the number to call. */
  badgeDesk: {
    place: Trilingual;
    telephone: string;
    emergency: string;
    /** What the desk prints on, unless it says otherwise; `marks` when it is left out. */
    sheet?: SheetKind | undefined;
  };
  nominations: { open: string; close: string };
  /** What a nominee is told about their data; without one nothing has to be confirmed before a file is sent. */
  notice?: DataNotice | undefined;
  /** When personal data are destroyed; by the usual days, and only when it is ordered, where it is left out. */
  retention?: RetentionPolicy | undefined;
  badgeValidity: { from: string; until: string };
  /** What the demonstration's clock shows at first start. */
  demonstrationStart: string;
  /** Languages of this file's texts that a native reader has not checked yet; so in each part below. */
  unverified: readonly UnverifiedLanguage[];
  /** Which kinds of entities may apply by the public form; none when it is left out. */
  applicants?: readonly ApplicantKind[] | undefined;
  /** Zones that the badge of a visitor for one day may open; none is issued when it is left out. */
  dayBadge?: { zones: readonly number[] } | undefined;
  quotaGroups: readonly QuotaGroup[];
  quotas: readonly QuotaRule[];
  categories: readonly Category[];
  zones: readonly Zone[];
  gates: readonly Gate[];
  rooms: readonly Room[];
  /** Where rooms stand that are not at the summit's own venue. */
  venues?: readonly Venue[] | undefined;
  /** Between two venues, or an entry point and a venue; the summit's own is `main`. */
  travelTimes?: readonly TravelTime[] | undefined;
  vettingStages: readonly VettingStage[];
  delegations: readonly DelegationEntry[];
  /** What the host decided about order; the usual practice when it is left out. */
  precedence?: PrecedencePolicy | undefined;
  programme: readonly ProgrammeEntry[];
  documents: readonly DocumentEntry[];
  /** How outcome documents are negotiated; by the strictest rules when it is left out. */
  documentRules?: DocumentRules | undefined;
  /** The Fund and the currencies (ISO 4217) in which delegations pledge; none when it is left out. */
  fund?: { currencies: readonly string[] } | undefined;
  /** Bodies of the organisation, its offices, who chairs it, its areas of work and its meetings; empty in a definition loaded before there were any. */
  bodies?: readonly Body[] | undefined;
  offices?: readonly Body[] | undefined;
  chairs?: readonly (Tenure & { delegation: string; note: Trilingual | null })[] | undefined;
  areas?: readonly Area[] | undefined;
  meetings?: readonly MeetingEntry[] | undefined;
  hotels: readonly Hotel[];
  /** Airports, stations and border crossings through which delegations come and leave. */
  entryPoints: readonly EntryPoint[];
  travelLimits: readonly TravelLimit[];
  declarationRules: DeclarationRules;
};

export const UNVERIFIED_LANGUAGES = ["ru", "kk"] as const;
type UnverifiedLanguage = (typeof UNVERIFIED_LANGUAGES)[number];

/** A new version asks for a new confirmation. Paragraphs of `text` are parted by an empty line. */
export type DataNotice = { version: string; operator: Trilingual; text: Trilingual };

type QuotaGroup = { id: string; letter: CategoryLetter; name: Trilingual };
/** Places that a delegation of one status gets: badges by group, hosted places, floaters by zone number. */
type QuotaRule = {
  status: DelegationStatus;
  badges: Readonly<Record<string, number>>;
  hosted: number;
  floaters: Readonly<Record<string, number>>;
};
/** Heads of State and Government, their deputies and spouses need no photograph (UN practice). */
export const PHOTO_RULES = ["required", "free"] as const;
export type Category = {
  id: string;
  letter: CategoryLetter;
  name: Trilingual;
  quotaGroup: string;
  zones: readonly number[];
  photo: (typeof PHOTO_RULES)[number];
  vettingPath: readonly string[];
  twoPerson: boolean;
  template: BadgeTemplate;
  /** Whose nominees are the principals of meetings at this level: their journeys say when one can meet. */
  level?: MeetingLevel | undefined;
  /** Delegations of these statuses may nominate in it; all that have places in its group when it is left out. */
  openTo?: readonly DelegationStatus[] | undefined;
};
type Zone = {
  number: number;
  name: Trilingual;
  /** Past this age of the revocation list an admit becomes a check. */
  freshnessMinutes: number;
  /** A second scan within these minutes is a check, not a refusal. */
  graceMinutes: number;
  capacity: number;
  /** The zone that this one lies in: whoever leaves it is there, and not outside. */
  within?: number | undefined;
  /** Who needs a floater of this zone beside the badge; nobody when it is left out. */
  floater?: FloaterRule | undefined;
  /** When the zone may be entered, and by which categories (all when left out); always when it is left out. */
  hours?: readonly ZoneHours[] | undefined;
};
/** Local times, `YYYY-MM-DDTHH:MM`. */
export type ZoneHours = { from: string; until: string; categories?: readonly string[] | undefined };
type Gate = {
  id: string;
  name: Trilingual;
  zone: number;
  direction: Direction;
  /** A guard decides at each badge; a lane, where the rule admits, when it is left out. */
  staffed?: boolean | undefined;
};
export const ROOM_KINDS = [
  "bilateral",
  "residence",
  "plenary",
  "hall",
  "press",
  "dining",
  "outdoor",
] as const;
/** The venue of rooms that name none: the summit's own. */
export const MAIN_VENUE = "main";
/** Opening hours are `HH:MM` of each day of the summit. */
export type Room = {
  id: string;
  name: Trilingual;
  kind: (typeof ROOM_KINDS)[number];
  zone: number;
  seats: number;
  booths: number;
  press: boolean;
  setupMinutes: number;
  turnoverMinutes: number;
  opens: string;
  closes: string;
  /** One of `venues`; the summit's own when it is left out. */
  venue?: string | undefined;
  /** Whose residence it is, for `kind` residence. */
  delegation?: string | undefined;
  /** True while the venue has not confirmed the room. */
  provisional: boolean;
};
export type Venue = { id: string; name: Trilingual; unverified: readonly UnverifiedLanguage[] };
/** The same both ways. */
export type TravelTime = { between: readonly [string, string]; minutes: number; basis: Basis };
export type VettingStage = { id: string; name: Trilingual; role: Role; hours: number };

export type DelegationEntry = {
  id: string;
  kind: DelegationKind;
  iso2: string | null;
  iso3: string | null;
  /** What boards and badges print where there is no ISO code: "UN", "SCO". */
  code: string;
  name: Trilingual;
  formalName: Trilingual;
  sortKey: string;
  /** Under which words the conference itself files it, where these are not those of its name. */
  filing?: Partial<Record<Language, string>> | undefined;
  /** Behind which delegation lists of a language put it, whatever its letters say. */
  filedAfter?: Partial<Record<Language, string>> | undefined;
  statuses: readonly DatedStatus[];
  /** IANA zone of the capital or seat, for deadlines. */
  capitalTimeZone: string | null;
  /** Rank of the head of delegation where it is known; named by office, never by person. */
  principal: { rank: PrincipalRank; inOfficeSince: string | null } | null;
  unverified: readonly UnverifiedLanguage[];
};
type ProgrammeEntry = {
  id: string;
  date: string;
  /** `HH:MM`, or null where no hour is known. */
  start: string | null;
  end: string | null;
  kind: ProgrammeKind;
  title: Trilingual;
  note: Trilingual | null;
  place: Trilingual | null;
  room: string | null;
  /** How it is held; of a meeting of a body, as said there. Not known when it is left out. */
  mode?: MeetingMode | null | undefined;
  agenda?: readonly AgendaPoint[] | undefined;
  /** Delegation ids, or groups such as `*all`. */
  parties: readonly string[];
  visibility: Visibility;
  press: PressAccess;
  basis: Basis;
  timeBasis: TimeBasis;
  unverified: readonly UnverifiedLanguage[];
};
type DocumentEntry = {
  id: string;
  title: Trilingual;
  note: Trilingual | null;
  /** Where it stands when it is loaded first; after that it moves by its turns alone. */
  status: DocumentStatus;
  /** Delegations; left out while nobody is known. */
  proposer?: string | null | undefined;
  coordinator?: string | null | undefined;
  coCoordinators?: readonly string[] | undefined;
  unverified: readonly UnverifiedLanguage[];
};

/** A body of the organisation, or an office in it, under its names. */
type Body = {
  id: string;
  names: readonly DatedName[];
  unverified: readonly UnverifiedLanguage[];
};
/** An area of confidence-building measures, and who coordinates the work in it. */
type Area = {
  id: string;
  name: Trilingual;
  tenures: readonly (Tenure & {
    coordinator: string | null;
    coCoordinators: readonly string[];
  })[];
  unverified: readonly UnverifiedLanguage[];
};
/** A meeting of a body: on a programme item, or on days of its own. What is not known is null, or an empty list. */
type MeetingEntry = {
  id: string;
  body: string;
  item: string | null;
  firstDay: string | null;
  lastDay: string | null;
  mode: MeetingMode | null;
  place: Trilingual | null;
  chair: string | null;
  participants: readonly { delegation: string; level: PrincipalRank }[];
  basis: Basis;
};
