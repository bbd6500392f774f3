import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";

import { zoneRules } from "#app/domain/gate/rules.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { type ListedPerson, openOn } from "#app/domain/supervision/who-may-pass.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay, astanaInstant, astanaTime } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { visitsTo } from "../../gate/visits.server.ts";
import type { Transaction } from "../../platform/database.server.ts";

const DAY = 86_400_000;

export type ListWanted = { zone: number; day: string; language: Language };

/**
 * Who may enter a zone on a day by the rules that phones judge by: live badges that open it at some hour, people named
 * for a meeting within it, visitors of the day. Whoever is held back is not on it. By name.
 */
export async function listedFor(
  tx: Transaction,
  summit: SummitDefinition,
  wanted: ListWanted,
): Promise<ListedPerson[]> {
  const people = [...(await badgeHolders(tx, summit, wanted)), ...(await dayVisitors(tx, wanted))];
  const collator = new Intl.Collator(wanted.language);
  return people.toSorted(
    (a, b) => collator.compare(a.name, b.name) || (a.number < b.number ? -1 : 1),
  );
}

async function badgeHolders(
  tx: Transaction,
  summit: SummitDefinition,
  { zone, day, language }: ListWanted,
): Promise<ListedPerson[]> {
  const t = translator(language, "supervision");
  const zones = zoneRules(summit.zones, summit.gates);
  const rules = zones.find(({ number }) => number === zone);
  const begins = astanaInstant(`${day}T00:00`);
  const visits = new Map(
    (await visitsTo(zone, zones))
      .filter(({ from }) => astanaDay(new Date(from * 1000)) === day)
      .map((visit) => [visit.serial, visit]),
  );
  const rows = await tx
    .select({
      serial: sql<string>`encode(${badge.serial}, 'hex')`,
      ...{ number: badge.shortNumber, category: badge.category, zones: badge.zones },
      ...{ surname: nominee.surname, givenNames: nominee.givenNames },
      ...{ nationality: nominee.nationality, nativeName: nominee.nativeName },
      delegation: delegation.code,
    })
    .from(badge)
    .innerJoin(signingKey, and(eq(signingKey.id, badge.keyId), isNull(signingKey.revokedAt)))
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(personBlock, and(eq(personBlock.nomineeId, nominee.id), isNull(personBlock.liftedAt)))
    .where(
      and(
        ...[isNull(badge.revokedAt), isNull(badge.supersededAt), isNull(personBlock.id)],
        ...[gt(badge.expiresAt, begins), lt(badge.notBefore, new Date(begins.getTime() + DAY))],
      ),
    );
  return rows.flatMap((row) => {
    const visit = visits.get(row.serial);
    const hours = row.zones.includes(zone) ? openOn(day, rules?.hours ?? null, row.category) : null;
    const open = row.zones.includes(zone) ? hours : visit ? "" : null;
    if (open === null) return [];
    const hour = (seconds: number): string => astanaTime(new Date(seconds * 1000));
    const notes = [
      open,
      visit && !row.zones.includes(zone)
        ? t("list.visit", { from: hour(visit.from), until: hour(visit.until) })
        : "",
      rules?.floater === "everybody" ? t("list.floater") : "",
    ];
    return [
      {
        ...{ name: surnameFirst(row), nativeName: row.nativeName, number: row.number },
        ...{ delegation: row.delegation, letter: letterOf(summit, row.category) },
        note: notes.filter(Boolean).join(". "),
      },
    ];
  });
}

const letterOf = ({ categories }: SummitDefinition, category: string): string =>
  categories.find(({ id }) => id === category)?.letter ?? "";

/** Visitors with a badge for this day. */
async function dayVisitors(
  tx: Transaction,
  { zone, day, language }: ListWanted,
): Promise<ListedPerson[]> {
  const t = translator(language, "supervision");
  const rows = await tx
    .select({ pass, delegation: delegation.code })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(
      and(
        ...[eq(pass.kind, "day_badge"), eq(pass.day, day), isNull(pass.revokedAt)],
        sql`${zone}::smallint = any(${pass.zones})`,
      ),
    );
  return rows.flatMap(({ pass: one, delegation: code }) =>
    one.shortNumber === null
      ? []
      : [
          {
            ...{ name: one.holderName, nativeName: "", number: one.shortNumber },
            ...{ delegation: code, letter: "" },
            note: t("list.dayBadge", { escort: one.escort }),
          },
        ],
  );
}
