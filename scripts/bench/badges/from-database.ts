import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { issueBadge } from "#app/server/badge/issue.server.ts";
import { badgePdf } from "#app/server/badge/pdf.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { closeDatabase, database } from "#app/server/platform/database.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";

import { loadFirstDefinition } from "../../serving/first-summit.ts";
import { crowd } from "./crowd.ts";

const BADGES = 200;

/** The whole way on a fresh database: issued in a transaction each, and printed into one file, photos cut as it goes. */
export async function fromDatabase(root: string, say: (line: string) => void) {
  const data = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  process.env.SHANYRAK_DATA = data;
  const deployment = await prepareDeployment({ root, port: 0, origin: "http://localhost" });
  try {
    await loadFirstDefinition(root);
    const people = await crowd(BADGES);
    const now = await summitNow();
    const issuing = performance.now();
    const ids: string[] = [];
    for (const nomineeId of people) {
      const made = await database().transaction((tx) =>
        issueBadge(tx, { nomineeId, actor: "system", now }),
      );
      if (!made.ok) throw new Error(made.error);
      ids.push(made.value.badgeId);
    }
    const issues_per_s = rate(issuing);
    say(`issued, a transaction each: ${issues_per_s} badges/s`);
    const first = performance.now();
    await badgePdf(ids);
    const first_print_per_s = rate(first);
    const again = performance.now();
    await badgePdf(ids);
    const reprint_per_s = rate(again);
    say(`printed into one file, photos cut from their masters: ${first_print_per_s} badges/s`);
    say(`printed again: ${reprint_per_s} badges/s`);
    return { issues_per_s, first_print_per_s, reprint_per_s };
  } finally {
    await closeDatabase();
    deployment.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const rate = (since: number) =>
  Math.round((BADGES / ((performance.now() - since) / 1000)) * 10) / 10;
