import type { Language } from "#app/domain/language/languages.ts";
import type { Copy } from "#app/domain/programme/personal/edition.ts";

import { env } from "../../platform/env.server.ts";
import { inThreads } from "../../platform/threads/pool.server.ts";
import type * as personalThread from "../pdf/personal.thread.ts";
import { personalEdition } from "./personal-edition.server.ts";

const press = inThreads<typeof personalThread>("app/server/programme/pdf/personal.thread.ts");

/**
 * The programme of a delegation as PDF, as things stand; null where there is no such delegation. The code at its foot
 * leads the delegation's own people to what holds then.
 */
export async function printedPersonal(
  delegationId: string,
  { language, copy }: { language: Language; copy: Copy | null },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const edition = await personalEdition(delegationId, language, copy);
  if (!edition) return null;
  return press("personalPdf", edition, `${env().ORIGIN}/delegation/programme.pdf?lang=${language}`);
}
