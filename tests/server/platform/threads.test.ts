import { availableParallelism } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";

import { expect, test } from "vitest";

import { inThreads } from "#app/server/platform/threads/pool.server.ts";
import type * as countingThread from "#tests/support/counting.thread.ts";

const counting = inThreads<typeof countingThread>("tests/support/counting.thread.ts");

test("pages are answered while threads count, and no more threads count than there are cores", async () => {
  await counting("countFor", 1);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const threads = await Promise.all(Array.from({ length: 12 }, () => counting("countFor", 60)));
  delay.disable();
  expect(delay.percentile(90) / 1e6).toBeLessThan(60);
  expect(new Set(threads).size).toBeLessThanOrEqual(availableParallelism());
  expect(threads).not.toContain(0);
});

test("a bug in a thread reaches its caller in its own words, and the next work is done", async () => {
  await expect(counting("fail", "the picture is upside down")).rejects.toThrow(
    "the picture is upside down",
  );
  expect(await counting("countFor", 1)).toBeGreaterThan(0);
});
