// What a thread of its own runs first. Plain JavaScript, because it runs before TypeScript can be read.
import { workerData } from "node:worker_threads";

import { register } from "tsx/esm/api";

register();
await import(workerData.module);
