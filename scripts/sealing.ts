/**
 * `npm run sealing -- status`: which values stand under which key, and which keys can be taken away.
 * `npm run sealing -- rotate`: brings everything under the current keys while all goes on; asked again, it goes on.
 * Ends with 1 when something does not open, with 2 when it was not understood.
 */

import { audit } from "#app/server/platform/audit.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { indexKeys, keyIdText, masterKeys } from "#app/server/platform/sealing/keyring.server.ts";
import { rotateSealed } from "#app/server/sealing/rotate.server.ts";
import { rotateIndexes } from "#app/server/sealing/rotate-indexes.server.ts";
import {
  idleKeys,
  missingKeys,
  notCurrent,
  sealingStatus,
  type Standing,
} from "#app/server/sealing/status.server.ts";
import type { Swept } from "#app/server/sealing/sweep.server.ts";

import { onDatabase } from "./serving/on-database.ts";

const USAGE = `Usage:
  npm run sealing -- status    which values stand under which key; which keys can be taken away
  npm run sealing -- rotate    brings everything under the current keys; asked again, it goes on where it stopped`;

const [verb = "", ...rest] = process.argv.slice(2);
if (!["status", "rotate"].includes(verb) || rest.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
await onDatabase(async () => {
  const left = verb === "rotate" ? await rotate() : 0;
  return left + (await status()) > 0 ? 1 : 0;
});

/** Values first: indexes are made of what opens. @returns how many could not be renewed */
async function rotate(): Promise<number> {
  const due = notCurrent(await sealingStatus());
  // Before the first value: a rotation that is killed is on the trail too.
  if (due.length > 0)
    await database().transaction(async (tx) =>
      audit(tx, {
        ...{ actor: "system", action: "sealing.rotated", subjectKind: "key" },
        subjectId: keyIdText(masterKeys().current),
        fields: due,
        at: await summitNow(),
      }),
    );
  const say = ({ column, renewed, left }: Swept) =>
    console.log(
      `${column.padEnd(34)} renewed: ${renewed}${left > 0 ? `, not to be opened: ${left}` : ""}`,
    );
  const swept = [...(await rotateSealed(say)), ...(await rotateIndexes(say))];
  return swept.reduce((sum, { left }) => sum + left, 0);
}

/** @returns how many keys are missing */
async function status(): Promise<number> {
  const standing = await sealingStatus();
  let missing = 0;
  for (const [kind, ring] of [
    ["master", masterKeys()],
    ["index", indexKeys()],
  ] as const) {
    const others = ring.all.slice(1).map(keyIdText);
    console.log(
      `\nCurrent ${kind} key: ${keyIdText(ring.current)}. Others here: ${others.join(", ") || "none"}.`,
    );
    for (const one of standing.filter((each) => each.kind === kind)) console.log(line(one));
    const gone = missingKeys(standing, kind);
    missing += gone.length;
    for (const id of gone)
      console.log(`Key ${id} is not here: what stands under it does not open.`);
    for (const id of idleKeys(standing, kind))
      console.log(`Nothing stands under ${id} any more: it can be taken away from all processes.`);
  }
  return missing;
}

function line({ column, key, values }: Standing): string {
  return `  ${column.padEnd(34)} ${(key ?? "unnamed").padEnd(10)} ${values}`;
}
