import { setTimeout as sleep } from "node:timers/promises";

import { startScript, type Started } from "#tests/support/process.ts";

/** As systemd's RestartSec. */
const RESTART_MS = 200;

/** A process of the product that is started again whenever it ends, as under systemd's `Restart=always`. */
export type Supervised = {
  pid: () => number;
  kill: (signal: NodeJS.Signals) => void;
  /** What all its lives have said. */
  said: () => string;
  /** Asks it to end and lets it; its exit code. */
  stop: () => Promise<number>;
};

export async function supervise(
  script: string,
  { env, ready }: { env: Record<string, string>; ready: RegExp },
): Promise<Supervised> {
  const start = () => startScript(script, { env });
  let running: Started = start();
  let isOver = false;
  let before = "";
  await running.says(ready);
  const watch = async () => {
    for (;;) {
      const code = await running.ended;
      if (isOver) return code;
      before += running.said();
      await sleep(RESTART_MS);
      running = start();
    }
  };
  const last = watch();
  return {
    pid: () => running.pid,
    kill: (signal) => running.kill(signal),
    said: () => before + running.said(),
    stop: () => {
      isOver = true;
      running.kill("SIGTERM");
      return last;
    },
  };
}
