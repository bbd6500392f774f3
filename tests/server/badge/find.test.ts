import { expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { findAtDesk } from "#app/server/badge/desk.server.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { addressOfScan, isScan } from "#app/server/badge/scan.server.ts";
import { sealPassport } from "#app/server/nominee/passport.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { eq } from "drizzle-orm";
import { somebody } from "./people.ts";

await useTestDatabase();

const by = { actor: "system", now: new Date("2022-10-12T03:00:00Z") };
async function issued(nomineeId: string) {
  const made = await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
  const [row] = await database()
    .select()
    .from(badge)
    .where(eq(badge.id, made.ok ? made.value.badgeId : ""));
  if (!row) throw new Error("Not issued");
  return row;
}
const found = async (words: string) => (await findAtDesk(words, "en")).map(({ id }) => id);

test("a scanned badge leads to its holder, also once it is dead", async () => {
  const id = await somebody({ surname: "Scanned" });
  const { id: badgeId, token, shortNumber } = await issued(id);
  const code = badgeText(token);
  expect(isScan(code)).toBe(true);
  expect(await addressOfScan(`${code}\n`)).toBe(`/badges?find=${shortNumber}`);
  expect(await found(shortNumber)).toEqual([id]);
  await database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "lost", ...by }));
  await issued(id);
  expect(await addressOfScan(code)).toBe(`/badges?find=${shortNumber}`);
  expect(await found(shortNumber.toLowerCase().replace("-", " "))).toEqual([id]);
});

test("a code that is not genuine tells nothing of anybody", async () => {
  const { token } = await issued(await somebody());
  const forged = Uint8Array.from(token, (byte, at) => (at === token.length - 1 ? byte ^ 1 : byte));
  expect(await addressOfScan(badgeText(forged))).toBe("/badges?scan=unknown");
  expect(await addressOfScan("SHK1:HELLO")).toBe("/badges?scan=unknown");
  expect(isScan("Shukurov")).toBe(false);
});

test("a passport number finds its holder of whatever issuer, and nobody by a part of it", async () => {
  const passport = { issuer: "KGZ", number: "AC7712345", mrz: "" };
  const id = await somebody({ surname: "Papers", ...sealPassport(passport) });
  expect(await found("ac 7712345")).toEqual([id]);
  expect(await found("AC77123")).toEqual([]);
});

test("a name is found in another script than it was written in", async () => {
  const id = await somebody({ surname: "Шохрухова", foldedName: "shohruhova temir" });
  expect(await found("Shohruhova")).toContain(id);
});
