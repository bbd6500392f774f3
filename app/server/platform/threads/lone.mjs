// What a thread of its own runs first. Plain JavaScript, because it runs before TypeScript can be read.
import { constants, setPriority } from "node:os";
import { workerData } from "node:worker_threads";

import { register } from "tsx/esm/api";

// Work of minutes gives way to pages. Linux counts this by thread (setpriority(2), "C library/kernel differences"); elsewhere
// it would slow the whole process down.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

register();
await import(workerData.module);
