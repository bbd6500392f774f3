import { setTimeout as sleep } from "node:timers/promises";

/** Half of what a web process goes on taking requests for, told to end (`DRAIN_SECONDS`), and less. */
const ASKED_EACH_MS = 500;
const ANSWER_MS = 1_500;

/** Web processes as a balancer sees them. */
export type Balancer = {
  all: readonly string[];
  /** Whom to send to: those that say they are ready, begun with the next in turn; after them the others, should none take it. */
  inTurn: (turn: number) => readonly string[];
  close: () => void;
};

/** Asks each web process whether it is ready, as `docs/operations/deployment.md` has a balancer do. */
export function openBalancer(webs: readonly string[]): Balancer {
  const away = new Set<string>();
  let isOver = false;
  const ask = async (web: string) => {
    while (!isOver) {
      if (await isReady(web)) away.delete(web);
      else away.add(web);
      await sleep(ASKED_EACH_MS);
    }
  };
  for (const web of webs) void ask(web);
  return {
    all: webs,
    inTurn: (turn) => {
      const next = webs.map((_, place) => webs[(turn + place) % webs.length] ?? "");
      return [...next.filter((web) => !away.has(web)), ...next.filter((web) => away.has(web))];
    },
    close: () => (isOver = true),
  };
}

/** Nobody in between. */
export const straightTo = (web: string): Balancer => ({
  all: [web],
  inTurn: () => [web],
  close: () => undefined,
});

const isReady = (web: string): Promise<boolean> =>
  fetch(`${web}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
