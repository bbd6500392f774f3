// What every thread of the pool runs. Plain JavaScript, because it runs before TypeScript can be read.
import { register } from "tsx/esm/api";

register();

/**
 * Calls one exported function of one module; modules are loaded once a thread.
 * @param {{ module: string, name: string, args: unknown[] }} task
 */
export default async function run({ module, name, args }) {
  const work = await import(module);
  return work[name](...args);
}
