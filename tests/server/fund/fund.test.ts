import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import {
  fundView,
  pledgeTo,
  proposeProject,
  withdrawPledge,
  withdrawProject,
} from "#app/server/fund/fund.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { action, loader } from "#app/routes/fund/route.tsx";
import { auditEntry } from "#db/schema/audit.ts";
import { fundProject, pledge } from "#db/schema/fund.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOfAccount } from "#tests/support/documents.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";

await useTestDatabase();
const jordan = await focalPoint("jo");
const kyrgyzstan = await focalPoint("kg");
const project = () => proposeProject({ title: "Data hub", summary: "A hub", cost: null }, jordan);
const usd = (amount: string) => ({ amount, currency: "USD" });

it("lists projects with their pledges and totals per currency, each deed on the trail", async () => {
  const id = await project();
  await pledgeTo(id, usd("1000.10"), kyrgyzstan);
  await pledgeTo(id, usd("0.20"), jordan);
  await pledgeTo(id, { amount: "500000.00", currency: "KZT" }, kyrgyzstan);
  const { projects, totals } = await fundView();
  expect(projects.find((one) => one.id === id)?.totals).toEqual([
    { currency: "KZT", amount: "500000.00" },
    { currency: "USD", amount: "1000.30" },
  ]);
  expect(totals).toEqual(projects.find((one) => one.id === id)?.totals);
  const trail = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subjectKind, "pledge"));
  expect(trail.map(({ action: deed }) => deed)).toEqual(Array(3).fill("pledge.made"));
});

it("lets nobody take back what is another delegation's", async () => {
  const id = await project();
  const pledged = await pledgeTo(id, usd("5.00"), kyrgyzstan);
  if (!pledged.ok) throw new Error(pledged.error);
  expect(await withdrawPledge(pledged.value, jordan)).toMatchObject({ error: "not_yours" });
  expect(await withdrawProject(id, kyrgyzstan)).toMatchObject({ error: "not_yours" });
  expect(await withdrawProject(id, jordan)).toMatchObject({ error: "has_pledges" });
  expect(await withdrawPledge(pledged.value, kyrgyzstan)).toMatchObject({ ok: true });
  expect(await withdrawProject(id, jordan)).toMatchObject({ ok: true });
});

it("keeps a project and a pledge to it together when both come at the same moment", async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await project();
    const [gone, pledged] = await Promise.all([
      withdrawProject(id, jordan),
      pledgeTo(id, usd("5.00"), kyrgyzstan),
    ]);
    expect([gone.ok, pledged.ok].filter(Boolean)).toHaveLength(1);
  }
});

it("is guarded by the database: own delegation, positive money", async () => {
  const id = await project();
  const row = { projectId: id, currency: "USD", at: jordan.now };
  const ruleOf = (differs: { delegationId: string; amount: string }) =>
    database()
      .insert(pledge)
      .values({ ...row, actor: jordan.actor, ...differs })
      .then(
        () => "written",
        (error: unknown) => constraintOf(error),
      );
  expect(await ruleOf({ delegationId: "kg", amount: "5.00" })).toBe(
    "each_delegation_writes_its_own",
  );
  expect(await ruleOf({ delegationId: "jo", amount: "-5.00" })).toBe("a_pledge_is_positive");
  await expect(
    database().insert(fundProject).values({
      title: "x",
      summary: "x",
      delegationId: "kg",
      actor: jordan.actor,
      at: jordan.now,
    }),
  ).rejects.toThrow();
});

it("is open to delegations that negotiate, and writes in their own name alone", async () => {
  const asJordan = await contextOfAccount(jordan.actor);
  const asGuard = await contextOfAccount((await officerWith("guard", "Ruslan")).id);
  const asObserver = await contextOfAccount((await focalPoint("us")).actor);
  const args = (context: typeof asJordan, fields?: Record<string, string>) => ({
    context,
    params: {},
    request: new Request("http://localhost/fund", {
      ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
    }),
  });
  await expect(loader(args(asGuard))).rejects.toMatchObject({ status: 403 });
  expect((await loader(args(asObserver))).own).toBeNull();
  const wish = {
    intent: "propose",
    title: "Green",
    summary: "Trees",
    cost: "1 000",
    currency: "USD",
  };
  await expect(action(args(asObserver, wish))).rejects.toMatchObject({ status: 403 });
  const forged = { ...wish, delegationId: "kg" };
  expect(await action(args(asJordan, forged))).toMatchObject({ status: 302 });
  const { fund } = await loader(args(asJordan));
  expect(fund.projects[0]).toMatchObject({ title: "Green", cost: "1000.00", party: { id: "jo" } });
  expect(await action(args(asJordan, { ...wish, cost: "much" }))).toMatchObject({
    data: { at: "cost", problem: "not_an_amount", typed: { title: "Green" } },
  });
  expect(await action(args(asJordan, { ...wish, currency: "XYZ" }))).toMatchObject({
    data: { problem: "currency" },
  });
});
