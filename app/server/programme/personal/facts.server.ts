import { and, asc, eq, inArray } from "drizzle-orm";

import { DELEGATION_ROLES } from "#app/domain/access/roles.ts";
import type { PersonalFact } from "#app/domain/programme/personal/edition.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { database } from "../../platform/database.server.ts";
import type { Traveller } from "../../travel/people.server.ts";
import { convoy } from "../../travel/vehicles.server.ts";
import type { Reading } from "./words.ts";

/** What a delegation looks for in a hurry: its focal point, its hotels, its vehicles, the badge desk. */
export async function factsOf(
  people: readonly Traveller[],
  definition: SummitDefinition,
  reading: Reading,
): Promise<PersonalFact[]> {
  const { t } = reading;
  const { telephone, emergency } = definition.badgeDesk;
  const facts = [
    await focalPoint(reading),
    hotels(people, definition, reading),
    await vehicles(reading),
    {
      name: t("personal:fact.desk"),
      value: telephone,
      more: t("personal:fact.emergency", { number: emergency }),
    },
  ];
  return facts.filter(({ value }) => value !== "");
}

async function focalPoint({ delegationId, t }: Reading): Promise<PersonalFact> {
  const rows = await database()
    .select({ role: accountRole.role, name: account.name })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(
      and(
        eq(accountRole.delegationId, delegationId),
        inArray(accountRole.role, [...DELEGATION_ROLES]),
      ),
    )
    .orderBy(asc(account.name));
  const named = (wanted: string) =>
    rows.filter(({ role }) => role === wanted).map(({ name }) => name);
  const deputies = named("deputy");
  return {
    name: t("personal:fact.focal"),
    value: named("focal").join(", "),
    more: deputies.length > 0 ? t("personal:fact.deputy", { names: deputies.join(", ") }) : "",
  };
}

/** The hotel of most of its people, the others under it. */
function hotels(
  people: readonly Traveller[],
  { hotels: known }: SummitDefinition,
  { language, t }: Reading,
): PersonalFact {
  const counted = new Map<string, number>();
  for (const { hotelId, hotelOther } of people) {
    const name = known.find(({ id }) => id === hotelId)?.name[language] ?? hotelOther;
    if (name !== "") counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const [first = "", ...others] = [...counted]
    .toSorted(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1))
    .map(([name]) => name);
  return { name: t("personal:fact.hotel"), value: first, more: others.join(", ") };
}

async function vehicles({ delegationId, t }: Reading): Promise<PersonalFact> {
  const cars = await convoy(delegationId);
  return {
    name: t("personal:fact.convoy"),
    value: cars.length > 0 ? t("personal:fact.vehicles", { count: cars.length }) : "",
    more: cars.map(({ plate }) => plate).join(", "),
  };
}
