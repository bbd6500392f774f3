import { and, asc, desc, eq, isNull } from "drizzle-orm";

import type { Amount } from "#app/domain/fund/amount.ts";
import { totals } from "#app/domain/fund/amount.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { fundProject, pledge } from "#db/schema/fund.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";

/** Somebody who writes for a delegation. */
export type FundWriter = { actor: string; delegationId: string; now: Date };

const party = { id: delegation.id, name: delegation.name, code: delegation.code };

/** Standing projects with their pledges, the newest first, and what is pledged in all, per currency. */
export async function fundView() {
  const [projects, pledges] = await Promise.all([
    database()
      .select({ project: fundProject, party })
      .from(fundProject)
      .innerJoin(delegation, eq(delegation.id, fundProject.delegationId))
      .where(isNull(fundProject.withdrawnAt))
      .orderBy(desc(fundProject.number)),
    database()
      .select({ pledge, party })
      .from(pledge)
      .innerJoin(delegation, eq(delegation.id, pledge.delegationId))
      .where(isNull(pledge.withdrawnAt))
      .orderBy(asc(pledge.at), asc(pledge.id)),
  ]);
  const standing = pledges.map(({ pledge: { id, projectId, amount, currency, at }, ...by }) => ({
    ...{ id, projectId, amount, currency, at },
    party: by.party,
  }));
  return {
    projects: projects.map(({ project, ...by }) => {
      const own = standing.filter(({ projectId }) => projectId === project.id);
      const { id, number, title, summary, cost, currency, at } = project;
      return {
        ...{ id, number, title, summary, cost, currency, at },
        party: by.party,
        pledges: own,
        totals: totals(own),
      };
    }),
    totals: totals(standing),
  };
}
export type FundView = Awaited<ReturnType<typeof fundView>>;

export type NewProject = {
  title: string;
  summary: string;
  cost: { amount: Amount; currency: string } | null;
};

/** Puts a project to the Fund in the name of the writer's delegation. */
export async function proposeProject(
  { title, summary, cost }: NewProject,
  writer: FundWriter,
): Promise<string> {
  return database().transaction(async (tx) => {
    const { actor, delegationId, now } = writer;
    const [made] = await tx
      .insert(fundProject)
      .values({
        ...{ title, summary, delegationId, actor },
        cost: cost?.amount ?? null,
        currency: cost?.currency ?? null,
        at: now,
      })
      .returning({ id: fundProject.id });
    if (!made) throw new Error("The project was not stored");
    await record(tx, "fund_project.proposed", "fund_project", made.id, writer);
    return made.id;
  });
}

/** Pledges money to a project. A project that was withdrawn meanwhile takes none. */
export async function pledgeTo(
  projectId: string,
  { amount, currency }: { amount: Amount; currency: string },
  writer: FundWriter,
): Promise<Result<string, "no_project">> {
  try {
    return await database().transaction(async (tx) => {
      const { actor, delegationId, now } = writer;
      const [made] = await tx
        .insert(pledge)
        .values({ projectId, amount, currency, delegationId, actor, at: now })
        .returning({ id: pledge.id });
      if (!made) throw new Error("The pledge was not stored");
      await record(tx, "pledge.made", "pledge", made.id, writer);
      return ok(made.id);
    });
  } catch (error) {
    if (constraintOf(error) === "pledge_is_to_a_standing_project") return err("no_project");
    throw error;
  }
}

/** Takes an own project back; while somebody has pledged to it, it stands. */
export async function withdrawProject(
  id: string,
  writer: FundWriter,
): Promise<Result<null, "not_yours" | "has_pledges">> {
  try {
    return await database().transaction(async (tx) => {
      const [gone] = await tx
        .update(fundProject)
        .set({ withdrawnAt: writer.now })
        .where(
          and(
            eq(fundProject.id, id),
            eq(fundProject.delegationId, writer.delegationId),
            isNull(fundProject.withdrawnAt),
          ),
        )
        .returning({ id: fundProject.id });
      if (!gone) return err("not_yours");
      await record(tx, "fund_project.withdrawn", "fund_project", id, writer);
      return ok(null);
    });
  } catch (error) {
    if (constraintOf(error) === "project_with_pledges_stands") return err("has_pledges");
    throw error;
  }
}

/** Takes an own pledge back. */
export async function withdrawPledge(
  id: string,
  writer: FundWriter,
): Promise<Result<null, "not_yours">> {
  return database().transaction(async (tx) => {
    const [gone] = await tx
      .update(pledge)
      .set({ withdrawnAt: writer.now })
      .where(
        and(
          eq(pledge.id, id),
          eq(pledge.delegationId, writer.delegationId),
          isNull(pledge.withdrawnAt),
        ),
      )
      .returning({ id: pledge.id });
    if (!gone) return err("not_yours");
    await record(tx, "pledge.withdrawn", "pledge", id, writer);
    return ok(null);
  });
}

const record = (
  tx: Transaction,
  action: string,
  subjectKind: "fund_project" | "pledge",
  subjectId: string,
  { actor, now }: FundWriter,
) => audit(tx, { actor, action, subjectKind, subjectId, at: now });
