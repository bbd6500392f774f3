import { z } from "zod";

import { ROLES } from "#app/domain/access/roles.ts";

import { id, trilingual } from "./words.ts";

const stage = z.strictObject({
  id,
  name: trilingual,
  role: z.enum(ROLES),
  hours: z.int().min(1),
});

/** `vetting.json`: the stages that files pass. */
export const vettingFile = z.strictObject({ vettingStages: z.array(stage).min(1) });
