import type { CallProblem } from "./passkey-calls.ts";

const KEYS = {
  cancelled: "passkey.problem.cancelled",
  here: "passkey.problem.here",
  network: "passkey.problem.network",
  stale: "passkey.problem.stale",
  wrong: "passkey.problem.wrong",
  exists: "passkey.problem.exists",
  full: "passkey.problem.full",
  name: "passkey.problem.name",
  wait: "wait",
} as const;

const isKnown = (problem: string): problem is keyof typeof KEYS => Object.hasOwn(KEYS, problem);

/** The sentence for what hindered a passkey, as `t` takes it. */
export function passkeyProblem({ problem, wait = 0 }: CallProblem) {
  const key = KEYS[isKnown(problem) ? problem : "network"];
  return [key, { count: wait }] as const;
}
