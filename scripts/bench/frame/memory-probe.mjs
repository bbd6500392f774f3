import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/** Loaded into a web process that is measured: collects garbage when it is asked to, and answers what is left, in megabytes. */
if (isMainThread && process.send) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("message", (asked) => {
    if (asked !== "collect") return;
    collect();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.((heapUsed + external) / 2 ** 20);
  });
  // Listening is no reason for a process to stay.
  process.channel?.unref();
}
