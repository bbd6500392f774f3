import type { Logger } from "pino";

import { describeError } from "#app/server/platform/error-report.server.ts";
import { commandLine, isAlive, parentOf } from "#app/server/platform/process.server.ts";

const PARENT_CHECK_MS = 250;
const SAME_SIGNAL_MS = 1_000;

export type Life = {
  /** Adds a step of the orderly end; all steps given so far run, the last one first. */
  beforeEnd: (step: () => Promise<unknown>) => void;
  /** From now on mistakes are written here. */
  logTo: (log: Logger) => void;
};

/**
 * Ends the process in order when it is asked to (SIGTERM, Ctrl-C, a closed terminal), and also when the `npm` above
 * it was killed: nobody would be left to stop it. Called first thing, so that a start cut short ends in order too.
 * What must happen in any case belongs into a handler of `exit`, which runs after a crash as well.
 */
export function liveInOrder(): Life {
  const steps: (() => Promise<unknown>)[] = [];
  let log: Logger | undefined;
  let endingSince: number | undefined;
  const say = (error: unknown, message: string) => {
    if (log) log.error({ err: error }, message);
    else console.error(message, describeError(error));
  };
  const end = async () => {
    for (const step of steps.reverse()) {
      await step().catch((error: unknown) =>
        say(error, "Not everything could be stopped in order"),
      );
    }
    process.exit(0);
  };
  const asked = () => {
    // Ctrl-C reaches us twice: from the terminal, and passed on by npm.
    if (endingSince !== undefined && performance.now() - endingSince < SAME_SIGNAL_MS) return;
    if (endingSince !== undefined) process.exit(1);
    endingSince = performance.now();
    void end();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, asked);
  process.on("uncaughtException", (error) => {
    console.error(describeError(error));
    process.exit(1);
  });
  // One request's mistake is no reason to leave everybody else without a server.
  process.on("unhandledRejection", (error) => say(error, "A promise was left without an answer"));
  watchParent(asked);
  return { beforeEnd: (step) => void steps.push(step), logTo: (to) => void (log = to) };
}

function watchParent(ended: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const npm = aboveShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    ended();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** npm runs scripts as `sh -c ...`; some shells stay in between, and outlive npm. */
function aboveShell(parent: number): number | undefined {
  if (!/^(\S*\/)?(sh|bash|dash|ash|zsh) -c /.test(commandLine(parent) ?? "")) return undefined;
  return parentOf(parent);
}
