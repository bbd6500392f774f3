import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { registeredKeys, revokeKey, rotateKey } from "#app/server/badge/key-register.server.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { badgesToReissue, reissueBadges } from "#app/server/badge/reissue.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { somebody } from "./people.ts";

await useTestDatabase();

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const by = { actor: "system", now: new Date("2022-10-12T03:00:00Z") };

async function issued(nomineeId: string) {
  const made = await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
  if (!made.ok) throw new Error(made.error);
  return latest(nomineeId);
}
async function latest(nomineeId: string) {
  const [row] = await database()
    .select()
    .from(badge)
    .where(eq(badge.nomineeId, nomineeId))
    .orderBy(desc(badge.issue))
    .limit(1);
  if (!row) throw new Error("no badge");
  return row;
}
const verdict = async (token: Uint8Array) => {
  const read = await verifyBadge(badgeText(token), await verificationKeys());
  return read.ok ? "good" : read.error;
};
const youngest = async () => (await registeredKeys())[0]?.id ?? "";
const keys = (...words: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/keys.ts", ...words], {
    cwd: ROOT,
    env: { ...process.env, DEMONSTRATION: "0" },
    encoding: "utf8",
  });

test("after a rotation the new key signs, and badges of the old one stay good", async () => {
  const before = await issued(await somebody());
  const { id } = await rotateKey(by);
  const after = await issued(await somebody());
  expect(Buffer.from(after.keyId).toString("hex")).toBe(id);
  expect(Buffer.from(before.keyId).toString("hex")).not.toBe(id);
  expect([await verdict(before.token), await verdict(after.token)]).toEqual(["good", "good"]);
});

test("a revoked key opens nothing, lists whom it signed for, and they are issued anew once", async () => {
  await rotateKey(by);
  const [holder, other] = [await somebody(), await somebody()];
  const lost = await issued(holder);
  await issued(other);
  const id = await youngest();
  expect(await reissueBadges(id, by)).toEqual({ ok: false, error: "not_revoked" });
  expect(await revokeKey(id, by)).toEqual({ ok: true, value: { live: 2 } });
  expect(await revokeKey(id, by)).toEqual({ ok: false, error: "revoked_already" });
  expect(await verdict(lost.token)).toBe("key_revoked");
  expect((await badgesToReissue(id)).map((one) => one.nomineeId).toSorted()).toEqual(
    [holder, other].toSorted(),
  );
  expect(await reissueBadges(id, by)).toEqual({ ok: true, value: { issued: 2, refused: 0 } });
  expect(await reissueBadges(id, by)).toEqual({ ok: true, value: { issued: 0, refused: 0 } });
  const again = await latest(holder);
  expect([again.issue, await verdict(again.token)]).toEqual([2, "good"]);
  const deeds = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(deeds.map(({ action }) => action)).toEqual(["signing_key.made", "signing_key.revoked"]);
});

test("a key whose private half is lost keeps its badges good, and another signs", async () => {
  await rotateKey(by);
  const id = await youngest();
  // Damaged before this process opens it: sealed under a master key that is gone.
  await database()
    .update(signingKey)
    .set({ privateSealed: new Uint8Array(61).fill(1) })
    .where(eq(signingKey.id, Buffer.from(id, "hex")));
  const made = await issued(await somebody());
  expect(Buffer.from(made.keyId).toString("hex")).not.toBe(id);
  expect(await verdict(made.token)).toBe("good");
});

test("a key nobody knows is refused, however it is written", async () => {
  for (const id of ["", "zz", "0011223344556677", "0".repeat(40)])
    expect(await revokeKey(id, by)).toEqual({ ok: false, error: "unknown_key" });
});

test("the operator rotates, revokes and lists at the terminal", async () => {
  expect(keys("rotate").stdout).toMatch(/^Key [0-9a-f]{16} signs from now on/);
  const id = await youngest();
  expect(keys("list").stdout).toContain(`${id}  made `);
  const { number, name } = await badgeUnder(id);
  expect(keys("badges", id).stdout).toContain(`${number},${name},`);
  expect(keys("revoke", id).stdout).toMatch(/Badges to issue anew: 1/);
  const again = keys("revoke", id);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain("revoked already");
  expect(keys("revok", id)).toMatchObject({ status: 2 });
});

async function badgeUnder(id: string) {
  await issued(await somebody());
  const [one] = await badgesToReissue(id);
  if (!one) throw new Error("nobody's badge");
  return one;
}
