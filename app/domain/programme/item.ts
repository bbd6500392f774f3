import type { MeetingMode } from "../body/kinds.ts";
import type { Trilingual } from "../language/languages.ts";
import type { AgendaPoint } from "./agenda.ts";
import type { Basis, PressAccess, ProgrammeKind, TimeBasis, Visibility } from "./kinds.ts";

/** An item of the programme as people read it, and as a published version keeps it. Instants are ISO texts in UTC. */
export type ProgrammeItem = {
  id: string;
  /** ISO day in Astana. */
  day: string;
  /** Null where no hour is known: the item is all-day and provisional. */
  startsAt: string | null;
  endsAt: string | null;
  kind: ProgrammeKind;
  title: Trilingual;
  note: Trilingual | null;
  place: Trilingual | null;
  room: { id: string; name: Trilingual } | null;
  /** In person, online or both; null where nobody has said. The link to join is no part of a version: it is a secret. */
  mode: MeetingMode | null;
  agenda: readonly AgendaPoint[];
  /** Who attends: delegation ids, or groups such as `*all`. */
  parties: readonly string[];
  visibility: Visibility;
  press: PressAccess;
  basis: Basis;
  timeBasis: TimeBasis;
  unverified: readonly string[];
  /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4). */
  sequence: number;
  cancelled: boolean;
};

/** An item as editors have it: with the link to join, which no version holds. */
export type DraftedItem = ProgrammeItem & { link: string };

/** A numbered version as published: nothing in it ever changes. */
export type PublishedProgramme = {
  number: number;
  /** Summit time, ISO. */
  publishedAt: string;
  items: readonly ProgrammeItem[];
};

/** Is the hour, or the whole item, assumed rather than known? It is marked so wherever it is shown. */
export const isProvisional = (item: Pick<ProgrammeItem, "basis" | "timeBasis">): boolean =>
  item.basis === "plausible" || item.timeBasis !== "sourced";

/** Can one join without being in the room? */
export const isHeldOnline = ({ mode }: Pick<ProgrammeItem, "mode">): boolean =>
  mode === "online" || mode === "hybrid";

/** Does it bind every delegation at once? Such sessions stand out on paper. */
export const isKeySession = (item: Pick<ProgrammeItem, "kind">): boolean => item.kind === "plenary";
