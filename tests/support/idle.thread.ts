/** A thread that only is there until it is ended. */
import { parentPort } from "node:worker_threads";

parentPort?.postMessage("there");
setInterval(() => undefined, 1_000);
