import { and, eq } from "drizzle-orm";

import { isPurgedClass } from "#app/domain/retention/classes.ts";
import type { HoldOn } from "#app/domain/retention/hold.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";

/** The person of a number such as KGZ-0007; null when there is none. */
export async function personOfNumber(typed: string): Promise<string | null> {
  const [, code = "", number = ""] = /^\s*([A-Z]{2,8})-(\d{1,6})\s*$/i.exec(typed) ?? [];
  if (code === "") return null;
  const [found] = await database()
    .select({ id: nominee.id })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(and(eq(delegation.code, code.toUpperCase()), eq(nominee.number, Number(number))));
  return found?.id ?? null;
}

/** What a hold is to be on: `class:passport` or `delegation:kg` as chosen, or a person by number; one of the two. */
export async function readHoldOn(
  chosen: string,
  person: string,
): Promise<Result<HoldOn, "one_thing" | "unknown">> {
  if ((chosen === "") === (person.trim() === "")) return err("one_thing");
  if (chosen === "") {
    const id = await personOfNumber(person);
    return id === null ? err("unknown") : ok({ kind: "person", id });
  }
  const [kind, id = ""] = chosen.split(":");
  if (kind === "class" && isPurgedClass(id)) return ok({ kind, data: id });
  return kind === "delegation" ? ok({ kind, id }) : err("unknown");
}
