import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { StartError } from "../start-error.server.ts";

const schema = z.object({
  superuserPassword: z.string().min(1),
  ownerPassword: z.string().min(1),
  applicationPassword: z.string().min(1),
  masterKey: z.string().min(1),
  indexKey: z.string().min(1),
  /** Keys that open and do not seal, while the two above are changed. */
  otherMasterKeys: z.array(z.string()).default([]),
  otherIndexKeys: z.array(z.string()).default([]),
  sessionSecret: z.string().min(32),
});
/** What only this data folder knows. Without the master key its passports, second factors and signing keys are lost. */
export type Secrets = z.infer<typeof schema>;

/**
 * The secrets of a data folder, made at first start and readable by their owner alone.
 * @throws StartError when the database is there and its secrets are not, or cannot be read
 */
export function secretsOf(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  if (existsSync(file)) return read(file);
  if (existsSync(join(folder, "postgres"))) {
    throw new StartError(
      `${folder} holds a database, but its secrets.json is missing.`,
      "Put secrets.json back from your backup, or move the data folder away to begin anew.",
    );
  }
  const word = () => randomBytes(24).toString("base64url");
  const key = () => randomBytes(32).toString("base64");
  const secrets: Secrets = {
    superuserPassword: word(),
    ownerPassword: word(),
    applicationPassword: word(),
    masterKey: key(),
    indexKey: key(),
    otherMasterKeys: [],
    otherIndexKeys: [],
    sessionSecret: key(),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function read(file: string): Secrets {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new StartError(
      `${file} cannot be read as the secrets of this data folder.`,
      "Put it back from your backup, or move the data folder away to begin anew.",
      { cause: error },
    );
  }
}
