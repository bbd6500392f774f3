import { browserOf } from "../frame/processes.ts";
import { percentiles } from "../frame/open-loop.ts";

const LOOK_MS = 20;

/**
 * Asks for every request why it has no place, one after another as an officer would, while somebody else's page is asked for
 * without a pause: an explanation is thought out off the process that serves pages.
 * @returns ms, the first of each thread (which loads the solver) left out
 */
export async function explainAll(port: number, cookie: string, waiting: readonly string[]) {
  const get = browserOf(port, cookie);
  const other = browserOf(port, "");
  const taken: number[] = [];
  let healthMost = 0;
  let going = true;
  const looking = (async () => {
    while (going) {
      const began = performance.now();
      await other("/healthz");
      healthMost = Math.max(healthMost, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  const [first = "", ...rest] = waiting;
  await Promise.all(Array.from({ length: 4 }, () => get(address(first))));
  healthMost = 0;
  for (const id of rest) {
    const began = performance.now();
    const { status } = await get(address(id));
    if (status !== 200) throw new Error(`An explanation was answered with ${status}`);
    taken.push(performance.now() - began);
  }
  going = false;
  await looking;
  return {
    ...percentiles(taken),
    most: Math.round(Math.max(...taken)),
    healthMost: Math.round(healthMost),
  };
}

const address = (id: string) => `/bilaterals/why.data?request=${id}`;
