/** `npm run migrate`: brings the database up to this release and ends; for deployments that migrate before they start. */
import { join } from "node:path";

import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";

import { showAndExit } from "./serving/terminal.ts";

try {
  const deployment = await prepareDeployment({
    root: join(import.meta.dirname, ".."),
    port: 0,
    origin: "http://localhost",
  });
  deployment.stop();
  console.log("The database is up to date.");
  process.exit(0);
} catch (error) {
  showAndExit(error);
}
