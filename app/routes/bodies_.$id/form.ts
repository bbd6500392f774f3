import { z } from "zod";

import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";

/** The forms of a meeting's page beside that of its plan; what does not parse was made by no form of ours. */
export const meetingForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("change"), chair: z.string().default("") }),
  z.object({ intent: z.literal("call_off") }),
  z.object({ intent: z.literal("restore") }),
  z.object({
    intent: z.literal("put"),
    delegation: z.string().default(""),
    level: z.enum(PRINCIPAL_RANKS),
  }),
  z.object({ intent: z.literal("drop"), delegation: z.string() }),
]);
