import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

import { headText } from "#app/domain/audit/head.ts";
import { sealTrail } from "#app/server/audit/seal.server.ts";
import { auditHead } from "#app/server/audit/verify-trail.server.ts";
import { auditAll } from "#app/server/platform/audit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { auditSeal } from "#db/schema/audit-seal.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { ROOT } from "#tests/support/process.ts";

await useTestDatabase({ empty: true });

const verify = (...words: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/audit-verify.ts", ...words], {
    cwd: ROOT,
    env: { ...process.env, DEMONSTRATION: "0" },
    encoding: "utf8",
  });

test("the command says what is sealed, names what does not agree, and ends accordingly", async () => {
  const deed = { actor: "system", action: "key.rotated", subjectKind: "key", at: new Date() };
  await database().transaction((tx) =>
    auditAll(tx, [
      { ...deed, subjectId: "one" },
      { ...deed, subjectId: "two" },
    ]),
  );
  await sealTrail();
  const head = await auditHead();
  if (!head) throw new Error("Two entries have a head");
  const sound = verify("--head", headText(head));
  expect(sound.stdout).toContain("Sealed: 2. Not sealed yet: 0.");
  expect(sound.stdout).toContain(`Head: 2:${head.digest}`);
  expect(sound.status).toBe(0);

  const other = verify("--head", headText({ ...head, digest: "0".repeat(64) }));
  expect(other.stdout).toContain("Seal 2 is not the one that was kept");
  expect(other.status).toBe(1);

  // A seal that the sealer never made: the application may add one, and it is found.
  const [entry] = await database()
    .insert(auditEntry)
    .values({ ...deed, subjectId: "three" })
    .returning();
  const forged = { number: 3, entryId: entry?.id ?? 0, digest: new Uint8Array(32) };
  await database().insert(auditSeal).values(forged);
  const found = verify();
  expect(found.stdout).toMatch(/Entry 3 \(key\.rotated, key three\) is not what seal 3 covers/);
  expect(found.status).toBe(1);

  const lost = verify("--head", "nonsense");
  expect(lost.stderr).toContain("Usage:");
  expect(lost.status).toBe(2);
});
