import { z } from "zod";

import { err, ok, type Result } from "#app/domain/result.ts";
import type { WhatIf } from "#app/domain/bilateral/plan/what-if.ts";

const proposal = z.uuid();

/** What protocol orders of plans. `accept` names the changes that are ticked. */
export type PlanOrder =
  | { intent: "make"; seconds: number; whatIf: WhatIf }
  | { intent: "stop" | "drop"; proposal: string }
  | { intent: "accept"; proposal: string; requests: readonly string[] };

/** Reads one of the forms; `offered` are the times that a run may take. */
export function parsePlanOrder(
  form: FormData,
  offered: readonly number[],
): Result<PlanOrder, "malformed" | "seconds"> {
  const intent = form.get("intent");
  if (intent === "make") {
    const seconds = offered.find((count) => String(count) === form.get("seconds"));
    if (seconds === undefined) return err("seconds");
    const withoutRooms = form.getAll("without").map(String);
    return ok({ intent, seconds, whatIf: { withoutRooms, keepToday: form.has("keep") } });
  }
  const of = proposal.safeParse(form.get("proposal"));
  if (!of.success) return err("malformed");
  if (intent === "stop" || intent === "drop") return ok({ intent, proposal: of.data });
  if (intent !== "accept") return err("malformed");
  return ok({ intent, proposal: of.data, requests: form.getAll("request").map(String) });
}
