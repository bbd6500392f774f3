import { z } from "zod";

import {
  CHECK_REASONS,
  DIRECTIONS,
  GUARD_DECISIONS,
  REFUSAL_REASONS,
  VERDICT_KINDS,
} from "#app/domain/gate/verdict.ts";
import type { PassageReport } from "#app/domain/gate/wire.ts";

/** A phone sends its queue in parts of this size at most. */
export const BATCH = 200;

const DAY_MS = 86_400_000;
const seconds = z.number().int().nonnegative().max(8e9);
const countable = z
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const serial = z.string().regex(/^[0-9a-f]{32}$/);

/** PostgreSQL keeps no NUL and no half of a surrogate pair: one such passage would fail with all that came beside it. */
const words = z
  .string()
  .max(200)
  .refine((text) => !/[\0\uD800-\uDFFF]/u.test(text));

const passageReport = z.strictObject({
  id: z.uuid(),
  sequence: countable,
  gateId: z.string().max(64),
  direction: z.enum(DIRECTIONS),
  serial: serial.nullable(),
  floater: serial.nullable(),
  verdict: z.enum(VERDICT_KINDS),
  reason: z.enum([...REFUSAL_REASONS, ...CHECK_REASONS]).nullable(),
  decision: z.enum(GUARD_DECISIONS).nullable(),
  decisionReason: words.nullable(),
  revision: countable,
  scannedAt: seconds,
  tookMs: z.number().int().nonnegative().max(DAY_MS).nullish(),
}) satisfies z.ZodType<PassageReport>;

/**
 * What `/gate/api/passages` takes. The frame is refused whole when it is wrong; passages are read one at a time
 * (`readReports`), so that one that is no passage does not keep the others on the phone.
 */
export const passageUpload = z.strictObject({
  passages: z.array(z.unknown()).max(BATCH),
  deviceNow: z.number().int(),
  listAsOf: seconds.nullable(),
  unsent: z.number().int().nonnegative(),
  read: z.array(z.string().max(36)).max(BATCH).optional(),
  battery: z.number().int().min(0).max(100).nullish(),
});
export type ReceivedUpload = Readonly<
  Omit<z.infer<typeof passageUpload>, "passages" | "read"> & {
    passages: readonly unknown[];
    read?: readonly string[] | undefined;
  }
>;

/** The passages of an upload, and the places of what is none. The same id twice: the newest word counts. */
export function readReports(passages: readonly unknown[]): {
  reports: readonly PassageReport[];
  refused: readonly number[];
} {
  const reports = new Map<string, PassageReport>();
  const refused: number[] = [];
  passages.forEach((passage, place) => {
    const read = passageReport.safeParse(passage);
    if (!read.success) return refused.push(place);
    const other = reports.get(read.data.id);
    if (!other || other.revision < read.data.revision) reports.set(read.data.id, read.data);
    return undefined;
  });
  return { reports: [...reports.values()], refused };
}
