import { env } from "../env.server.ts";
import { migrateDatabase } from "../migrate.server.ts";
import { StartError } from "../start-error.server.ts";
import { applicationAddress } from "./application-role.server.ts";
import { inspectServer } from "./inspect-server.server.ts";
import type { Deployment } from "./kinds.server.ts";

/**
 * A PostgreSQL of the operator's own (15 or newer): real time, no demonstration accounts, secrets from the environment.
 * @throws EnvironmentError naming each variable that is missing; StartError when the server is not usable
 */
export async function ownServer(): Promise<Deployment> {
  if (process.env.DEMONSTRATION === "1") {
    throw new StartError(
      "DEMONSTRATION=1 and DATABASE_URL exclude each other: one-click sign-in has no place on a database of your own.",
      "Remove one of the two.",
    );
  }
  process.env.DEMONSTRATION = "0";
  const { DATABASE_URL, DATABASE_ADMIN_URL } = env();
  const application = await inspectServer("DATABASE_URL", DATABASE_URL);
  if (DATABASE_ADMIN_URL === undefined) {
    process.env.DATABASE_URL = await applicationAddress(DATABASE_URL);
  } else {
    const owner = await inspectServer("DATABASE_ADMIN_URL", DATABASE_ADMIN_URL);
    if (owner.database !== application.database || owner.cluster !== application.cluster) {
      throw new StartError(
        "DATABASE_URL and DATABASE_ADMIN_URL lead to different databases.",
        "Let both name the same one.",
      );
    }
    if (owner.role === application.role) {
      throw new StartError(
        `DATABASE_URL and DATABASE_ADMIN_URL use the same role, ${owner.role}.`,
        "The application's role must own nothing; make a second one: docs/operations.md, A database of your own.",
      );
    }
    await migrateDatabase(DATABASE_ADMIN_URL, application.role);
  }
  return { kind: "own", stop: () => undefined };
}
