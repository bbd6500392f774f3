import { join } from "node:path";

import { closeDatabase } from "#app/server/platform/database.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";

import { showAndExit } from "./terminal.ts";

/**
 * What an operator's command does on the database of this deployment: made ready, worked on, and let go of; the embedded one
 * is stopped again unless the product runs on it. Ends the process; what goes wrong is said in words.
 * @param work returns the exit code
 */
export async function onDatabase(work: () => Promise<number>): Promise<never> {
  try {
    const deployment = await prepareDeployment({
      root: join(import.meta.dirname, "../.."),
      port: 0,
      origin: "http://localhost",
    });
    process.on("exit", deployment.stop);
    const code = await work();
    await closeDatabase();
    process.exit(code);
  } catch (error) {
    showAndExit(error);
  }
}
