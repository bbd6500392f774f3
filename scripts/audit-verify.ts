/**
 * `npm run audit:verify`: follows the chain of seals over the trail and names what does not agree.
 * `npm run audit:verify -- --head NUMBER:DIGEST`: compares with a head that was printed earlier, too.
 * Ends with 1 when something does not agree, with 2 when it was not understood.
 */

import { type AuditHead, headText, parseHead } from "#app/domain/audit/head.ts";
import { assertNever } from "#app/domain/result.ts";
import { type TrailFault, verifyTrail } from "#app/server/audit/verify-trail.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";

import { onDatabase } from "./serving/on-database.ts";

const USAGE = `Usage:
  npm run audit:verify                            follows the seals over the trail
  npm run audit:verify -- --head NUMBER:DIGEST    compares with a head that was kept, too`;

const kept = readArguments(process.argv.slice(2));
if (kept === "not_understood") {
  console.error(USAGE);
  process.exit(2);
}
await onDatabase(async () => ((await report(kept)) ? 0 : 1));

function readArguments([flag, text = "", ...rest]: string[]):
  AuditHead | undefined | "not_understood" {
  if (flag === undefined) return undefined;
  const head = parseHead(text);
  return flag === "--head" && head.ok && rest.length === 0 ? head.value : "not_understood";
}

async function report(head: AuditHead | undefined): Promise<boolean> {
  const { sealed, head: found, faults, unsealed } = await verifyTrail(head);
  for (const fault of faults) console.log(words(fault));
  const oldest = unsealed.since ? (realNow().getTime() - unsealed.since.getTime()) / 1000 : 0;
  console.log(
    `Sealed: ${sealed}. Not sealed yet: ${unsealed.entries}${unsealed.entries > 0 ? `, the oldest for ${oldest.toFixed(1)} s` : ""}.`,
  );
  console.log(found ? `Head: ${headText(found)}` : "Nothing was sealed yet.");
  console.log(faults.length === 0 ? "Everything sealed agrees." : `${faults.length} do not agree.`);
  return faults.length === 0;
}

function words(fault: TrailFault): string {
  switch (fault.kind) {
    case "changed":
      return `Entry ${fault.entry} (${fault.action}, ${fault.subject}) is not what seal ${fault.seal} covers: the entry was changed, or the seal made anew.`;
    case "entry_gone":
      return `Entry ${fault.entry}, which seal ${fault.seal} covers, is gone.`;
    case "seal_gone":
      return `Seal ${fault.seal} is gone.`;
    case "other_head":
      return `Seal ${fault.seal} is not the one that was kept: the chain was cut, or made anew at it or before it.`;
    default:
      return assertNever(fault);
  }
}
