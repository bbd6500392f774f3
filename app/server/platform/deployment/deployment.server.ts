import { assertNodeKnowsTimeZone } from "../assertions.server.ts";
import { readSecretFiles } from "../env.server.ts";
import { dataFolder } from "./data-folder.server.ts";
import { embeddedDefault } from "./embedded-default.server.ts";
import type { Deployment } from "./kinds.server.ts";
import { ownServer } from "./own-server.server.ts";

/**
 * Makes ready what the product runs on: the embedded database in the data folder, or the server in DATABASE_URL;
 * migrated, checked, and described in `process.env`.
 * @param options.root of the repository
 * @param options.origin for the demonstration; a database of one's own brings ORIGIN in the environment
 */
export function prepareDeployment(options: {
  root: string;
  port: number;
  origin: string;
}): Promise<Deployment> {
  assertNodeKnowsTimeZone();
  readSecretFiles(process.env);
  return process.env.DATABASE_URL
    ? ownServer()
    : embeddedDefault(dataFolder(options.root), options);
}
