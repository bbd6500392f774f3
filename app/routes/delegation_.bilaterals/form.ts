import { z } from "zod";

import { ok, err, type Result } from "#app/domain/result.ts";

const reply = z.object({
  intent: z.enum(["accepted", "declined", "waiting", "withdrawn", "restored", "up", "down"]),
  request: z.uuid(),
});

/** A short answer, the withdrawal of one's own request, the way back from either, or a step in one's own order. */
export function readReply(form: FormData): Result<z.infer<typeof reply>, "malformed"> {
  const parsed = reply.safeParse(Object.fromEntries(form));
  return parsed.success ? ok(parsed.data) : err("malformed");
}
