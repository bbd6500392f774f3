import { z } from "zod";

import type { IncidentOrder } from "#app/domain/gate/incident.ts";

const note = z.string().max(2_000).default("");
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("report"), text: note, gateId: z.string().default("") }),
  z.object({ intent: z.enum(["taken", "reopened"]), id: z.string() }),
  z.object({ intent: z.enum(["noted", "closed"]), id: z.string(), note }),
  z.object({ intent: z.literal("handed_over"), id: z.string(), note, to: z.string().default("") }),
]);

export type Deed =
  | { intent: "report"; text: string; gateId: string; typed: string }
  | { intent: "deal"; id: string; order: IncidentOrder; typed: string };

/** The deed of a form of the page, with what was typed in it, so that a refusal loses nothing. */
export function parseDeed(data: FormData): Deed {
  const read = form.safeParse(Object.fromEntries(data));
  // What is unreadable never came from our form.
  if (!read.success) throw new Response(null, { status: 400 });
  const asked = read.data;
  switch (asked.intent) {
    case "report":
      return { ...asked, typed: asked.text };
    case "taken":
    case "reopened":
      return { intent: "deal", id: asked.id, order: { deed: asked.intent }, typed: "" };
    case "noted":
    case "closed":
      return {
        ...{ intent: "deal", id: asked.id, typed: asked.note },
        order: { deed: asked.intent, note: asked.note },
      };
    default:
      return {
        ...{ intent: "deal", id: asked.id, typed: asked.note },
        order: { deed: asked.intent, to: asked.to, note: asked.note },
      };
  }
}
