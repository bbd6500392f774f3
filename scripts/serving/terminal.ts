import { EnvironmentError } from "#app/server/platform/env.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";

/** Says on the operator's terminal why it does not go on, and ends with 1. Only a bug shows a stack. */
export function showAndExit(error: unknown): never {
  console.error(`\n${wordsFor(error)}\n`);
  process.exit(1);
}

function wordsFor(error: unknown): string {
  if (error instanceof StartError)
    return `Shanyrak cannot start.\n${error.message}\n${error.advice}`;
  if (error instanceof EnvironmentError) {
    const lines = error.problems.map((problem) => `  ${problem}`).join("\n");
    return `Shanyrak cannot start. These environment variables need attention:\n${lines}\ndocs/operations.md explains each.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
