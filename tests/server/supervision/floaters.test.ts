import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { serialText } from "#app/domain/gate/serial.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { askFloater, issueFloaters } from "#app/server/pass/floater.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { countEscort, principalsOfDay } from "#app/server/supervision/escorts.server.ts";
import { floatersOfDelegations } from "#app/server/supervision/floaters.server.ts";
import { pass } from "#db/schema/pass.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, supervisor, upload } from "#tests/support/gate.ts";

await useTestDatabase();
const actor = await supervisor();
const by = async () => ({ actor, now: await summitNow() });

async function floaterOf(delegationId: string) {
  const asked = await askFloater({ delegationId, zone: 3 }, await by());
  if (!asked.ok) throw new Error(asked.error);
  const which = eq(pass.number, asked.value.number);
  const [waiting] = await database().select().from(pass).where(which);
  await issueFloaters([waiting?.id ?? ""], await by());
  const [live] = await database().select().from(pass).where(which);
  return { number: asked.value.number, serial: serialText(live?.serial ?? new Uint8Array()) };
}
const held = async () =>
  (await floatersOfDelegations())
    .find(({ id }) => id === "jo")
    ?.zones.find(({ zone }) => zone === 3);

test("each delegation's floaters are counted by zone, with who is inside by which and who was last", async () => {
  const { number, serial: floater } = await floaterOf("jo");
  expect(await held()).toMatchObject({ places: 2, live: 1, inside: 0 });
  const { phone } = await phoneAt("b");
  // What phones know of it: whose it is and where it opens.
  expect((await gateList(phone)).floaters).toContainEqual({
    serial: floater,
    delegation: "JOR",
    zone: 3,
  });
  const { serial, nomineeId } = await badged();
  const now = Math.floor((await summitNow()).getTime() / 1000);
  const came = passageOf({ serial, floater, sequence: 1, scannedAt: now - 600 });
  await receivePassages(phone, upload([came]));
  expect(await held()).toMatchObject({
    inside: 1,
    floaters: [{ number, nomineeId, surname: "Al-Hmoud" }],
  });
  const left = passageOf({ serial, direction: "exit", sequence: 2, scannedAt: now - 60 });
  await receivePassages(phone, upload([left]));
  const after = await held();
  expect(after).toMatchObject({ inside: 0, floaters: [{ holderId: null, surname: "Al-Hmoud" }] });
  expect(after?.floaters[0]?.lastAt?.getTime()).toBe((now - 600) * 1000);
});

test("principals are counted by their delegation, and nobody is counted by nobody", async () => {
  const count = async (change: object = {}) =>
    countEscort(
      {
        ...{ gateId: "p", direction: "entry", delegationId: "jo", principals: 1, escorts: 4 },
        ...change,
      },
      await by(),
    );
  expect((await count()).ok).toBe(true);
  expect(await count({ principals: 0, escorts: 0 })).toMatchObject({ error: "nobody" });
  expect(await count({ delegationId: "atlantis" })).toMatchObject({ error: "delegation_missing" });
  expect(await count({ gateId: "x" })).toMatchObject({ error: "gate_missing" });
  const { inside, counts } = await principalsOfDay(
    new Date("2022-10-11T18:00:00Z"),
    await summitNow(),
  );
  expect([...inside]).toEqual(["jo"]);
  expect(counts).toMatchObject([{ delegationId: "jo", principals: 1, escorts: 4 }]);
});
