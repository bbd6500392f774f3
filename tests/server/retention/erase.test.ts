import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { erasePerson } from "#app/server/retention/erase.server.ts";
import { readAct } from "#app/server/retention/acts.server.ts";
import { actPdf } from "#app/server/retention/act-pdf.server.ts";
import { liftHold, placeHold } from "#app/server/retention/holds.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { receiveList } from "#app/server/import/receive.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { badge } from "#db/schema/badge.ts";
import { quota } from "#db/schema/delegation.ts";
import { nomineeImport } from "#db/schema/import.ts";
import { nominee } from "#db/schema/nominee.ts";
import { presence } from "#db/schema/passage.ts";
import { dataRequest } from "#db/schema/retention.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, personRow, upload, xlsx } from "#tests/support/import.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";
import { wordsOf } from "#tests/support/pdf.ts";
import { somebodyHeld, TRACES, wholeDump } from "#tests/support/retention.ts";

await useTestDatabase();
const DURING = new Date("2022-10-13T05:00:00Z");
const AFTER = new Date("2022-10-20T05:00:00Z");
let by: { actor: string; now: Date };
let own: { nomineeId: string; badgeId: string };
beforeAll(async () => {
  by = { actor: (await officerWith("admin", "Saule Nurlanova")).id, now: AFTER };
  own = await somebodyHeld("jo");
  await somebodyHeld("jo", {
    ...{ surname: "Haddad", givenNames: "Rima", nativeName: "ريما حداد" },
    ...{ passport: "J7654321", plate: "55AAA01", hotel: "Hotel Turan", remark: "All in order" },
  });
  await database().execute(sql`insert into incident (kind, text, opened_at)
    values ('report', ${`Bag of ${TRACES.surname} found`}, now())`);
});

const erase = (now = AFTER) => erasePerson(own.nomineeId, "Request of 18 October", { ...by, now });
const places = async () =>
  (await database().select().from(quota).where(eq(quota.delegationId, "jo"))).find(
    ({ kind, taken }) => kind === "badge" && taken > 0,
  )?.taken;

describe("is refused, and changes nothing,", () => {
  test.each([
    ["while their badge opens gates", "live_badge", () => erase(DURING)],
    ["without a reason", "reason_missing", () => erasePerson(own.nomineeId, " ", by)],
    ["for nobody", "not_found", () => erasePerson("11111111-1111-4111-8111-111111111111", "x", by)],
  ])("%s", async (_, error, ask) => {
    const before = await wholeDump();
    expect(await ask()).toEqual({ ok: false, error });
    expect(await wholeDump()).toEqual(before);
  });

  test("while they are inside", async () => {
    await database().update(presence).set({ zone: 2 }).where(eq(presence.nomineeId, own.nomineeId));
    expect(await erase()).toEqual({ ok: false, error: "inside" });
    await database()
      .update(presence)
      .set({ zone: null })
      .where(eq(presence.nomineeId, own.nomineeId));
  });

  test("under a hold on them, on their delegation, or on a class", async () => {
    for (const on of [
      { kind: "person", id: own.nomineeId },
      { kind: "delegation", id: "jo" },
      { kind: "class", data: "gates" },
    ] as const) {
      const held = await placeHold(on, "Case 9", by);
      if (!held.ok) throw new Error(held.error);
      expect(await erase()).toEqual({ ok: false, error: "held" });
      await liftHold(held.value, by);
    }
  });

  test("while a list of their delegation is read in", async () => {
    const focal = await focalPoint("jo");
    const received = await receiveList(
      upload({ name: "list.xlsx", bytes: await xlsx([[...HEADINGS], personRow(1)]) }),
      { accountId: focal.actor, delegationId: "jo" },
    );
    expect(received.ok).toBe(true);
    expect(await erase()).toEqual({ ok: false, error: "list_open" });
    await database().delete(nomineeImport);
  });
});

describe("once it is granted", () => {
  test("no table holds a word of them, and another of the delegation is left whole", async () => {
    const taken = await places();
    const erased = await erase();
    expect(erased).toEqual({ ok: true, value: 1 });
    const dump = await wholeDump();
    const found = Object.values(TRACES)
      // The plate is the delegation's; who drove is erased.
      .filter((trace) => trace !== TRACES.plate)
      .flatMap((trace) =>
        [...dump].flatMap(([table, text]) =>
          text.toLowerCase().includes(trace.toLowerCase()) ? [`${table}: ${trace}`] : [],
        ),
      );
    expect(found).toEqual([]);
    expect(dump.get("vehicle")).toContain('"driver": "—"');
    expect(dump.get("nominee")).toContain("Haddad");
    expect(dump.get("travel")).toContain("Hotel Turan");
    expect(dump.get("mail")).toContain("Haddad");
    expect(dump.get("vehicle")).toContain('"driver": "Haddad"');
    expect(await places()).toBe((taken ?? 0) - 1);
  });

  test("the number stays, the badge is dead, the file cannot be filled again", async () => {
    const [file] = await database().select().from(nominee).where(eq(nominee.id, own.nomineeId));
    expect(file).toMatchObject({ surname: "—", givenNames: "", status: "withdrawn" });
    expect(file?.number).toBeGreaterThan(0);
    const [dead] = await database().select().from(badge).where(eq(badge.id, own.badgeId));
    expect(dead?.revokedAt).not.toBeNull();
    const back = database()
      .update(nominee)
      .set({ surname: "Again" })
      .where(eq(nominee.id, own.nomineeId))
      .then(() => "allowed", constraintOf);
    expect(await back).toBe("what_is_purged_stays_purged");
    expect(await erase()).toEqual({ ok: false, error: "erased" });
  });

  test("the trail says that it was done, and the act proves it without a name", async () => {
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectId, own.nomineeId));
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["nominee.created", "nominee.erased"]),
    );
    expect(await database().select().from(dataRequest)).toMatchObject([
      { kind: "erasure", nomineeId: own.nomineeId, reason: "Request of 18 October" },
    ]);
    const act = await readAct(1);
    if (!act) throw new Error("No act");
    expect(act.person).toMatch(/^JOR-\d+$/);
    expect(act.classes.find(({ data }) => data === "delegation_list")?.records).toBe(1);
    const words = await wordsOf(await actPdf(act, "en"));
    expect(words).toContain("Act on the erasure of one person’s data");
    expect(words).toContain(act.person ?? "");
    for (const trace of Object.values(TRACES)) expect(words).not.toContain(trace);
  });
});
