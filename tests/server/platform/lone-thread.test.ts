import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { startThread } from "#app/server/platform/threads/lone.server.ts";

/** Nice values of this process's threads (proc(5), the 19th field); the first is the one that serves pages. */
const priorities = () =>
  readdirSync("/proc/self/task").map((thread) => {
    const line = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    return Number(line.slice(line.lastIndexOf(")") + 2).split(" ")[16]);
  });

test.runIf(process.platform === "linux")(
  "a thread of minutes gives way to the one that serves pages",
  async () => {
    const [pages] = priorities();
    const thread = startThread("tests/support/idle.thread.ts", {}, 64);
    await once(thread, "message");
    const now = priorities();
    await thread.terminate();
    expect(now[0]).toBe(pages);
    expect(Math.max(...now)).toBe((pages ?? 0) + 10);
  },
);
