import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { decideIncident, INCIDENT_STATES } from "#app/domain/gate/incident.ts";
import { dealWithIncident, reportIncident } from "#app/server/gate/incident.server.ts";
import { incidentsNow } from "#app/server/gate/incident-list.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { supervisor } from "#tests/support/gate.ts";

await useTestDatabase();
const now = await summitNow();

async function reported(actor: string): Promise<string> {
  const made = await reportIncident(
    { text: "A lost child at the stairs", gateId: "b" },
    { actor, now },
  );
  if (!made.ok) throw new Error(made.error);
  return made.value;
}
const shown = async (id: string) => {
  const { open, ended } = await incidentsNow();
  return [...open, ...ended].find((one) => one.id === id);
};

test("an incident is reported, taken, handed over and closed, and says who did what", async () => {
  const [actor, other] = [await supervisor(), await supervisor()];
  const id = await reported(actor);
  expect(await shown(id)).toMatchObject({
    state: "open",
    zone: 3,
    text: "A lost child at the stairs",
  });
  const deal = (order: Parameters<typeof dealWithIncident>[1], by = actor) =>
    dealWithIncident(id, order, { actor: by, now });
  expect((await deal({ deed: "taken" })).ok).toBe(true);
  expect((await deal({ deed: "handed_over", to: other, note: "She speaks Uzbek" })).ok).toBe(true);
  expect((await deal({ deed: "closed", note: "With her father again" }, other)).ok).toBe(true);
  const found = await shown(id);
  expect(found?.state).toBe("closed");
  expect(found?.entries.map(({ deed }) => deed)).toEqual([
    "opened",
    "taken",
    "handed_over",
    "closed",
  ]);
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail).toHaveLength(4);
  expect(JSON.stringify(trail)).not.toContain("Uzbek");
});

test("nothing is closed without a word, closed twice, or handed to whoever looks after no gate", async () => {
  const actor = await supervisor();
  const id = await reported(actor);
  const deal = (order: Parameters<typeof dealWithIncident>[1]) =>
    dealWithIncident(id, order, { actor, now });
  expect(await deal({ deed: "closed", note: "  " })).toEqual({ ok: false, error: "words_missing" });
  const outsider = (await focalPoint("jo")).actor;
  expect(await deal({ deed: "handed_over", to: outsider, note: "" })).toEqual({
    ok: false,
    error: "nobody",
  });
  await deal({ deed: "closed", note: "Done" });
  expect(await deal({ deed: "closed", note: "Done" })).toEqual({ ok: false, error: "closed" });
  expect((await deal({ deed: "reopened" })).ok).toBe(true);
  expect((await shown(id))?.state).toBe("open");
  expect(await dealWithIncident("no id", { deed: "taken" }, { actor, now })).toEqual({
    ok: false,
    error: "missing",
  });
  expect(await reportIncident({ text: " ", gateId: "b" }, { actor, now })).toEqual({
    ok: false,
    error: "words_missing",
  });
});

test("what a late passage explained is reopened by no person", () => {
  for (const state of INCIDENT_STATES)
    expect(decideIncident(state, { deed: "reopened" }).ok).toBe(state === "closed");
});
