import type { Logger } from "pino";

import { commandLine, isAlive, parentOf } from "#app/server/platform/process.server.ts";

const PARENT_CHECK_MS = 250;
const SAME_SIGNAL_MS = 1_000;

/**
 * Ends the product in order when it is asked to (SIGTERM, Ctrl-C, a closed terminal), and also when the `npm` above
 * it was killed: nobody would be left to stop it. A second signal skips the waiting.
 * @param end the orderly way: stop taking requests, finish jobs
 * @param atLast what must happen in any case; synchronous, so that it also runs on `process.exit` and on a crash
 */
export function endInOrder(log: Logger, end: () => Promise<void>, atLast: () => void): void {
  let endingSince: number | undefined;
  process.on("exit", atLast);
  const stop = () => {
    // Ctrl-C reaches us twice: from the terminal, and passed on by npm.
    if (endingSince !== undefined && performance.now() - endingSince < SAME_SIGNAL_MS) return;
    if (endingSince !== undefined) process.exit(1);
    endingSince = performance.now();
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "Not everything could be stopped in order");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
  process.on("uncaughtException", (error) => {
    console.error(error);
    process.exit(1);
  });
  // One request's mistake is no reason to leave everybody else without a server.
  process.on("unhandledRejection", (error) =>
    log.error({ err: error }, "A promise was left without an answer"),
  );
  watchParent(stop);
}

function watchParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const npm = aboveShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** npm runs scripts as `sh -c ...`; some shells stay in between, and outlive npm. */
function aboveShell(parent: number): number | undefined {
  if (!/^(\S*\/)?(sh|bash|dash|ash|zsh) -c /.test(commandLine(parent) ?? "")) return undefined;
  return parentOf(parent);
}
