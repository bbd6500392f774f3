import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { serialText } from "#app/domain/gate/serial.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { standingOfSerial } from "#app/server/gate/standing.server.ts";
import { issueDayBadge } from "#app/server/pass/day-badge.server.ts";
import { endPass } from "#app/server/pass/end.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { pass } from "#db/schema/pass.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { phoneAt } from "#tests/support/gate.ts";
import { focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();

const by = { ...(await focalPoint("kg")), now: new Date("2022-10-12T03:00:00Z") };

/** A visitor's badge for the day. */
async function dayBadge(): Promise<{ id: string; serial: string }> {
  const made = await issueDayBadge(
    {
      holderName: "Aigerim Saduakasova",
      day: "2022-10-12",
      delegationId: "host",
      escort: "Department of State Protocol",
      zones: ["1"],
      reason: "Repairs the interpreters' booths",
    },
    by,
  );
  if (!made.ok) throw new Error(Object.values(made.error).join());
  const [row] = await database().select().from(pass).where(eq(pass.id, made.value.id));
  if (!row?.serial) throw new Error("No serial");
  return { id: row.id, serial: serialText(row.serial) };
}

test("an ended pass is on the phone's list of the dead, with its hour, and a good one is not", async () => {
  const { phone } = await phoneAt("b");
  const [lost, good] = [await dayBadge(), await dayBadge()];
  await endPass({ passId: lost.id, reason: "lost" }, by);
  const { revoked } = await gateList(phone);
  expect(revoked).toContainEqual({ serial: lost.serial, at: by.now.getTime() / 1000 });
  expect(revoked.map(({ serial }) => serial)).not.toContain(good.serial);
});

test("asked for while the network is there, an ended pass stands as revoked", async () => {
  const { id, serial } = await dayBadge();
  expect(await standingOfSerial(serial)).toMatchObject({ known: true, revokedAt: null });
  await endPass({ passId: id, reason: "withdrawn" }, by);
  expect(await standingOfSerial(serial)).toMatchObject({
    known: true,
    revokedAt: by.now.getTime() / 1000,
    superseded: null,
    inside: null,
  });
});
