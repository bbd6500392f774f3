import type { z } from "zod";

import {
  type FundWriter,
  pledgeTo,
  proposeProject,
  withdrawPledge,
  withdrawProject,
} from "#app/server/fund/fund.server.ts";

import { type FundProblem, type fundForm, readMoney } from "./form.ts";

export type FundAct =
  | { ok: true; done: "proposed" | "pledged" | "withdrawn" }
  /** `at`: the field that is wrong, or the form. */
  | { ok: false; at: string; problem: FundProblem };

/** Does what a form of the page asks, in the name of the writer's delegation. */
export async function actOnFund(
  form: z.infer<typeof fundForm>,
  writer: FundWriter,
  currencies: readonly string[],
): Promise<FundAct> {
  switch (form.intent) {
    case "propose": {
      const { title, summary } = form;
      if (!title) return { ok: false, at: "title", problem: "needs_title" };
      if (!summary) return { ok: false, at: "summary", problem: "needs_summary" };
      const cost = form.cost
        ? readMoney({ amount: form.cost, currency: form.currency }, currencies)
        : null;
      if (cost && !cost.ok) return { ok: false, at: "cost", problem: cost.error };
      await proposeProject({ title, summary, cost: cost?.value ?? null }, writer);
      return { ok: true, done: "proposed" };
    }
    case "pledge": {
      const money = readMoney(form, currencies);
      const at = `amount-${form.project}`;
      if (!money.ok) return { ok: false, at, problem: money.error };
      const pledged = await pledgeTo(form.project, money.value, writer);
      return pledged.ok ? { ok: true, done: "pledged" } : { ok: false, at, problem: pledged.error };
    }
    case "withdraw_project": {
      const gone = await withdrawProject(form.project, writer);
      return gone.ok
        ? { ok: true, done: "withdrawn" }
        : { ok: false, at: `project-${form.project}`, problem: gone.error };
    }
    default: {
      const gone = await withdrawPledge(form.pledge, writer);
      return gone.ok
        ? { ok: true, done: "withdrawn" }
        : { ok: false, at: "fund", problem: gone.error };
    }
  }
}
