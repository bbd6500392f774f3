import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint, LAYLA } from "#tests/support/nominees.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

await useTestDatabase();

const SENT = 200;
const PLACES = 10;
const GROUP = "principals";
const webs: Product[] = [];

/** Real time holds in processes with a database of their own, so nominations are open now. */
beforeAll(async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  const dates = JSON.stringify({ open: day(-9), close: day(9) });
  await database().execute(sql`
    update summit set definition = jsonb_set(definition, '{nominations}', ${dates}::jsonb)`);
  const names = ["DATABASE_URL", "SHANYRAK_MASTER_KEY", "SHANYRAK_INDEX_KEY", "SESSION_SECRET"];
  const own = Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
  for (let i = 0; i < 2; i++)
    webs.push(await startProduct({ env: { ...own, ORIGIN: "http://localhost", JOBS: "worker" } }));
}, 240_000);
afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
});

test("two hundred sent at once to two web processes for ten places: ten are taken in, the others are told that the group is full", async () => {
  const focal = await focalPoint("jo");
  const first = await draftOf(focal, { category: "spouse" });
  await database()
    .update(nominee)
    .set({
      photoId: null,
      consentVersion: sql`(select definition -> 'notice' ->> 'version' from summit)`,
    })
    .where(eq(nominee.id, first));
  await database().execute(sql`
    insert into nominee
    select (jsonb_populate_record(draft, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + i))).*
    from nominee as draft, generate_series(2, ${SENT}) as i where draft.id = ${first}`);
  await database()
    .update(quota)
    .set({ places: sql`${quota.taken} + ${PLACES}` })
    .where(eq(quota.quotaGroup, GROUP));
  const files = await database().select({ id: nominee.id }).from(nominee);
  const cookie = (await openSession(focal.actor, { secondFactor: false })).split(";")[0] ?? "";

  const answers = await Promise.all(
    files.map(async ({ id }, index) => {
      const web = webs[index % 2]?.url;
      const response = await fetch(`${web}/delegation/nominees/${id}`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, "sec-fetch-site": "same-origin" },
        body: formOf({ ...LAYLA, category: "spouse", version: 1, intent: "send" }),
      });
      return { status: response.status, to: response.headers.get("location") ?? "" };
    }),
  );

  expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
  expect(answers.filter(({ to }) => to.includes("done=sent"))).toHaveLength(PLACES);
  const refused = answers.filter(({ to }) => to.endsWith("?refused=full"));
  expect(refused).toHaveLength(SENT - PLACES);
  const page = await fetch(`${webs[0]?.url}${refused[0]?.to}`, {
    headers: { cookie, "accept-language": "en" },
  });
  expect(await page.text()).toContain("all places are taken");

  const taken = await database()
    .select({ id: nominee.id })
    .from(nominee)
    .where(eq(nominee.status, "submitted"));
  expect(taken).toHaveLength(PLACES);
  const [places] = await database()
    .select()
    .from(quota)
    .where(sql`delegation_id = 'jo' and quota_group = ${GROUP}`);
  expect(places?.taken).toBe(places?.places);
  const trail = await database()
    .select({ id: auditEntry.subjectId })
    .from(auditEntry)
    .where(eq(auditEntry.action, "nominee.submitted"));
  expect(trail.map(({ id }) => id).toSorted()).toEqual(taken.map(({ id }) => id).toSorted());
}, 120_000);

function formOf(values: Readonly<Record<string, unknown>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "number" ? String(value) : "",
    ]),
  );
}
