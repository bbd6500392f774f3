import { EnvironmentError } from "#app/server/platform/env.server.ts";
import { isOfDatabase, Reported } from "#app/server/platform/error-report.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";

/** Says on the operator's terminal why it does not go on, and ends with 1. Only a bug shows a stack. */
export function showAndExit(error: unknown, what = "Shanyrak cannot start."): never {
  console.error(`\n${wordsFor(error, what)}\n`);
  process.exit(1);
}

function wordsFor(error: unknown, what: string): string {
  if (error instanceof StartError) return `${what}\n${error.message}\n${error.advice}`;
  if (error instanceof EnvironmentError) {
    const lines = error.problems.map((problem) => `  ${problem}`).join("\n");
    return `${what} These environment variables need attention:\n${lines}\ndocs/operations.md explains each.`;
  }
  if (isOfDatabase(error)) return new Reported(error).stack ?? "";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
