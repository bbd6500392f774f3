import { env } from "../platform/env.server.ts";
import { StartError } from "../platform/start-error.server.ts";
import { missingKeys, sealingStatus } from "./status.server.ts";

/**
 * Refuses to start without a key under which values stand: passports would not open, and duplicates not be found.
 * Master keys that are lost for good are named in SHANYRAK_LOST_MASTER_KEYS.
 */
export async function checkKeys(): Promise<void> {
  const standing = await sealingStatus();
  const lost = env().SHANYRAK_LOST_MASTER_KEYS.split(/[\s,]+/);
  const master = missingKeys(standing, "master").filter((id) => !lost.includes(id));
  if (master.length > 0)
    throw new StartError(
      `Values stand sealed under a master key that is not here: ${master.join(", ")}.`,
      "Add that key to SHANYRAK_OTHER_MASTER_KEYS; if it is lost for good, name its id in SHANYRAK_LOST_MASTER_KEYS: docs/operations.md, Changing the keys.",
    );
  const index = missingKeys(standing, "index");
  if (index.length > 0)
    throw new StartError(
      `Blind indexes stand under an index key that is not here: ${index.join(", ")}.`,
      "Add that key to SHANYRAK_OTHER_INDEX_KEYS; if it is lost for good, make the indexes anew: npm run sealing -- rotate.",
    );
}
