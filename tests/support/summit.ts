import { fileURLToPath } from "node:url";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { faultLine, readDefinition } from "#app/server/summit/read-definition.server.ts";

/** The folder of the Sixth CICA Summit. */
export const CICA_FOLDER = fileURLToPath(new URL("../../db/summits/cica-2022", import.meta.url));

/** The definition as its files say. Throws, naming the fault, when they are broken. */
export async function cicaDefinition(): Promise<SummitDefinition> {
  const read = await readDefinition(CICA_FOLDER);
  if (!read.ok) throw new Error(read.error.map(faultLine).join("\n"));
  return read.value;
}
