import { z } from "zod";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";

const emptyIsNull = (text: string): string | null => text || null;

/** The forms of a meeting's page; what does not parse was made by no form of ours. */
export const meetingForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("change"),
    mode: z
      .union([z.enum(MEETING_MODES), z.literal("")])
      .default("")
      .transform((mode) => (mode === "" ? null : mode)),
    link: z.string().trim().max(500).default(""),
    chair: z.string().default("").transform(emptyIsNull),
  }),
  z.object({
    intent: z.literal("put"),
    delegation: z.string().default(""),
    level: z.enum(PRINCIPAL_RANKS),
  }),
  z.object({ intent: z.literal("drop"), delegation: z.string() }),
]);
