import { and, asc, eq, inArray } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import type { TravelGap } from "#app/domain/travel/plan.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nominee } from "#db/schema/nominee.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { differingFields, planOf } from "./plan-fields.server.ts";
import { loadRecord, writePlan, type Writer } from "./plan.server.ts";

/** `parts` are copied from one person `from` to the others; `replace` also where something is known already. */
export type Copy = {
  from: string;
  to: readonly string[];
  parts: readonly TravelGap[];
  replace: boolean;
};

export type CopyRefusal = "from_missing" | "nobody" | "nothing" | "from_empty";

/** "Same as …" for a group: one flight and one hotel for many, in one transaction. Answers how many people changed. */
export function copyTravel(
  writer: Writer,
  { from, to, parts, replace }: Copy,
): Promise<Result<{ people: number }, CopyRefusal>> {
  return database().transaction(async (tx) => {
    const wanted = [...new Set(to)].filter((id) => isUuid(id) && id !== from);
    if (!isUuid(from)) return err("from_missing");
    if (wanted.length === 0) return err("nobody");
    if (parts.length === 0) return err("nothing");
    const own = await tx
      .select({ id: nominee.id })
      .from(nominee)
      .where(
        and(inArray(nominee.id, [from, ...wanted]), eq(nominee.delegationId, writer.delegationId)),
      )
      .orderBy(asc(nominee.id))
      .for("no key update");
    if (!own.some(({ id }) => id === from)) return err("from_missing");
    const model = planOf(await loadRecord(tx, from));
    const known = parts.filter((part) =>
      part === "hotel" ? (model.hotelId ?? model.hotelOther) : model[part],
    );
    if (known.length === 0) return err("from_empty");

    let people = 0;
    for (const { id } of own) {
      if (id === from) continue;
      const record = await loadRecord(tx, id);
      const plan = planOf(record);
      for (const part of known) {
        if (part === "hotel") {
          if (!replace && (plan.hotelId ?? plan.hotelOther)) continue;
          plan.hotelId = model.hotelId;
          plan.hotelOther = model.hotelOther;
        } else if (replace || !plan[part]) plan[part] = model[part];
      }
      const fields = differingFields(record, plan);
      if (fields.length === 0) continue;
      people += 1;
      await writePlan(tx, writer, id, plan, record.version + 1);
      await audit(tx, {
        actor: writer.actor,
        action: "travel.copied",
        subjectKind: "nominee",
        subjectId: id,
        fields,
        at: writer.now,
      });
    }
    return ok({ people });
  });
}
