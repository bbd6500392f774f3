import { and, asc, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";

import { dayBadgeDays } from "#app/domain/badge/day-badge.ts";
import { passState } from "#app/domain/badge/pass.ts";
import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { pass } from "#db/schema/pass.ts";

import { database } from "../platform/database.server.ts";
import { containing } from "../platform/like.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** At most so many issued passes are listed; the search finds the others. */
const LISTED = 100;

/** What the desk sees: floaters that wait, passes issued (or those found by words), and what a day badge may be made of. */
export async function desksPasses(words: string, { language, now }: Reader) {
  const definition = await summitDefinition();
  const [waiting, issued, hosts] = await Promise.all([
    passes(and(isNull(pass.issuedAt), isNull(pass.revokedAt)), asc(pass.askedAt)),
    passes(and(isNotNull(pass.issuedAt), matching(words)), desc(pass.issuedAt)),
    database()
      .select({ id: delegation.id, name: delegation.name })
      .from(delegation)
      .orderBy(delegation.sortKey, delegation.id),
  ]);
  const shown = (row: PassRow) => passShown(row, definition, { language, now });
  return {
    waiting: waiting.map(shown),
    issued: issued.map(shown),
    words,
    sheet: definition.badgeDesk.sheet ?? ("marks" as const),
    /** Null where the summit issues no day badges, or no day is left for one. */
    dayBadge: dayBadgeChoices(definition, { language, now }, hosts),
  };
}
export type DesksPasses = Awaited<ReturnType<typeof desksPasses>>;
export type ShownPass = DesksPasses["issued"][number];

type Reader = { language: Language; now: Date };

function dayBadgeChoices(
  definition: SummitDefinition,
  { language, now }: Reader,
  hosts: readonly { id: string; name: Record<Language, string> }[],
) {
  const days = dayBadgeDays(definition, now);
  const open = definition.dayBadge?.zones ?? [];
  if (days.length === 0 || open.length === 0) return null;
  return {
    days,
    hosts: hosts.map(({ id, name }) => ({ id, name: name[language] })),
    zones: definition.zones
      .filter(({ number }) => open.includes(number))
      .map(({ number, name }) => ({ number, name: name[language] })),
  };
}

/** A delegation's floaters: each zone that has places, how many are held, and each floater, latest first. */
export async function delegationFloaters(delegationId: string, { language, now }: Reader) {
  const definition = await summitDefinition();
  const [places, rows] = await Promise.all([
    database()
      .select({ zone: quota.quotaGroup, places: quota.places, taken: quota.taken })
      .from(quota)
      .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "floater"))),
    passes(and(eq(pass.delegationId, delegationId), eq(pass.kind, "floater")), asc(pass.number)),
  ]);
  const floaters = rows.map((row) => passShown(row, definition, { language, now }));
  return {
    desk: definition.badgeDesk.place[language],
    zones: definition.zones.flatMap(({ number, name }) => {
      const place = places.find(({ zone }) => zone === String(number));
      const own = floaters.filter(({ zones }) => zones.includes(number));
      if (!place || (place.places === 0 && own.length === 0)) return [];
      return [
        {
          ...{ number, name: name[language], places: place.places, taken: place.taken },
          held: own.filter(({ state }) => state !== "ended"),
          ended: own.filter(({ state }) => state === "ended"),
        },
      ];
    }),
  };
}
export type DelegationFloaters = Awaited<ReturnType<typeof delegationFloaters>>;

const passes = (which: SQL | undefined, order: SQL) =>
  database()
    .select({ pass, iso2: delegation.iso2, names: delegation.name })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(which)
    .orderBy(order, asc(pass.number))
    .limit(LISTED);
type PassRow = Awaited<ReturnType<typeof passes>>[number];

function passShown(
  { pass: one, iso2, names }: PassRow,
  { zones }: SummitDefinition,
  { language, now }: Reader,
) {
  const { id, kind, number, shortNumber, holderName, escort, reason, day } = one;
  return {
    ...{ id, kind, number, shortNumber, holderName, escort, reason, day, iso2 },
    delegation: names[language],
    zones: one.zones,
    zoneName: zones.find((zone) => zone.number === one.zones[0])?.name[language] ?? "",
    state: passState(one, now),
    endReason: one.revokedReason,
    askedAt: one.askedAt,
  };
}

function matching(words: string): SQL | undefined {
  if (words === "") return undefined;
  const pattern = containing(words);
  const number = parseShortNumber(words);
  return or(
    ilike(pass.number, pattern),
    ilike(pass.holderName, pattern),
    ilike(delegation.code, pattern),
    sql`${delegation.name}::text ilike ${pattern}`,
    number.ok ? eq(pass.shortNumber, number.value) : undefined,
  );
}
