/**
 * `npm run retention -- due`: each class of personal data with its day. `dry-run`, `run`: count, or destroy, what is due.
 * `hold`, `holds`, `lift`: what is kept from that. `export`, `erase`: one person's request.
 * Ends with 1 when refused, with 2 when it was not understood.
 */
import { writeFile } from "node:fs/promises";

import { actNumber } from "#app/domain/retention/act.ts";
import { dueRules } from "#app/domain/retention/rules.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { wouldDestroy } from "#app/server/retention/dry-run.server.ts";
import { erasePerson } from "#app/server/retention/erase.server.ts";
import { personOfNumber, readHoldOn } from "#app/server/retention/hold-form.server.ts";
import { liftHold, placeHold, standingHolds } from "#app/server/retention/holds.server.ts";
import { personCopy } from "#app/server/retention/person-copy.server.ts";
import { dueClasses, orderRun, workOffRun } from "#app/server/retention/run.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";

import { type Order, readOrder } from "./retention/order.ts";
import { onDatabase } from "./serving/on-database.ts";

const USAGE = `Usage:
  npm run retention -- due                       each class of data, its purpose, and from when it is destroyed
  npm run retention -- dry-run                   what a run would destroy now, by class and delegation; changes nothing
  npm run retention -- run                       destroys what is due, here and now, and writes the act
  npm run retention -- holds                     holds that stand
  npm run retention -- hold ON "REASON"          ON: class:passport, delegation:kg or a number such as KGZ-0007
  npm run retention -- lift ID                   lifts a hold
  npm run retention -- export NUMBER "REASON"    everything held about one person, into NUMBER.zip here
  npm run retention -- erase NUMBER "REASON"     erases one person; it cannot be undone`;

const order = readOrder(process.argv.slice(2));
if (!order) {
  console.error(USAGE);
  process.exit(2);
}
await onDatabase(async () => {
  const refusal = await carryOut(order);
  if (refusal !== null) console.error(`Refused: ${refusal}`);
  return refusal === null ? 0 : 1;
});

/** @returns why it was refused, or null */
async function carryOut(asked: Order): Promise<string | null> {
  const by = { actor: null, now: await summitNow() };
  const t = translator("en", "retention");
  switch (asked.verb) {
    case "due":
      for (const { data, days, dueOn, isDue } of dueRules(
        await summitDefinition(),
        astanaDay(by.now),
      ))
        console.log(`${dueOn}  ${isDue ? "due" : "   "}  ${data.padEnd(10)} ${days} days after`);
      return null;
    case "dry-run":
      for (const { data, delegationId, records } of await wouldDestroy(await dueClasses(by.now)))
        console.log(`${data.padEnd(10)} ${(delegationId ?? "-").padEnd(10)} ${records}`);
      return null;
    case "run": {
      const ordered = await orderRun(by);
      if (!ordered.ok) return t(`due.${ordered.error}`);
      const act = await workOffRun(ordered.value.runId);
      console.log(`Done: act ${actNumber(act)}.`);
      return null;
    }
    case "holds":
      for (const { id, data, delegationId, person, reason } of await standingHolds())
        console.log(`${id}  ${data ?? delegationId ?? person ?? ""}  ${reason}`);
      return null;
    case "hold": {
      const chosen = asked.on.includes(":");
      const on = await readHoldOn(chosen ? asked.on : "", chosen ? "" : asked.on);
      const placed = on.ok ? await placeHold(on.value, asked.reason, by) : on;
      if (!placed.ok) return t(`problem.${placed.error}`);
      console.log(placed.value);
      return null;
    }
    case "lift": {
      const lifted = await liftHold(asked.id, by);
      return lifted.ok ? null : "No hold of this id stands.";
    }
    case "export": {
      const copy = await personCopy(
        (await personOfNumber(asked.number)) ?? "",
        asked.reason,
        "en",
        by,
      );
      if (!copy.ok)
        return copy.error === "not_found" ? t("person.none", asked) : t(`problem.${copy.error}`);
      await writeFile(copy.value.name, copy.value.bytes, { mode: 0o600 });
      console.log(copy.value.name);
      return null;
    }
    case "erase": {
      const erased = await erasePerson(
        (await personOfNumber(asked.number)) ?? "",
        asked.reason,
        by,
      );
      if (!erased.ok)
        return erased.error === "not_found"
          ? t("person.none", asked)
          : t(`erase.refusal.${erased.error}`);
      console.log(`Erased: act ${actNumber(erased.value)}.`);
      return null;
    }
    default:
      return assertNever(asked);
  }
}
