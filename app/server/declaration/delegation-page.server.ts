import { and, eq, inArray } from "drizzle-orm";

import { declarationDeadline } from "#app/domain/declaration/deadline.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { quota } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { convoy } from "../travel/vehicles.server.ts";
import { bearers } from "./own.server.ts";
import { readDeclarations, type Reader } from "./reading.server.ts";

/** What a delegation brings. Its weapons and radios are opened, and the reading is on the trail. */
export async function delegationDeclarations(delegationId: string, reader: Reader) {
  const [{ days, entryPoints, declarationRules }, declared, vehicles, places, armed, people] =
    await Promise.all([
      summitDefinition(),
      readDeclarations(delegationId, reader),
      convoy(delegationId),
      broughtPlaces(delegationId),
      bearers(delegationId, "weapon"),
      bearers(delegationId, "radio"),
    ]);
  const firstDay = days[0] ?? "";
  return {
    declared,
    vehicles,
    places,
    entryPoints,
    rules: declarationRules,
    deadlines: {
      weapon: declarationDeadline("weapon", firstDay, declarationRules),
      radio: declarationDeadline("radio", firstDay, declarationRules),
    },
    bearers: { weapon: armed.map(named), radio: people.map(named) },
  };
}
export type DelegationDeclarations = Awaited<ReturnType<typeof delegationDeclarations>>;

const named = (person: { id: string; surname: string; givenNames: string }) => ({
  value: person.id,
  text: fullName(person),
});

/** Places for vehicles, weapons and radios, and how many are taken. */
async function broughtPlaces(delegationId: string) {
  const rows = await database()
    .select({ kind: quota.kind, places: quota.places, taken: quota.taken })
    .from(quota)
    .where(
      and(
        eq(quota.delegationId, delegationId),
        inArray(quota.kind, ["vehicle", "weapon", "radio"]),
      ),
    );
  const of = (kind: "vehicle" | "weapon" | "radio") => {
    const row = rows.find((known) => known.kind === kind);
    return { places: row?.places ?? 0, taken: row?.taken ?? 0 };
  };
  return { vehicle: of("vehicle"), weapon: of("weapon"), radio: of("radio") };
}
