import { LANGUAGES } from "../language/languages.ts";
import { PRINCIPAL_RANKS } from "../precedence/ranks.ts";
import type { SummitDefinition } from "./definition.ts";
import type { Report } from "./report.ts";

/** A rank in no class would have no place, in two classes two; host, Chair and neighbours must be delegations. */
export function checkPrecedence(of: SummitDefinition, report: Report) {
  const delegations = new Set(of.delegations.map(({ id }) => id));
  for (const [index, { id, filedAfter }] of of.delegations.entries())
    for (const language of LANGUAGES) {
      const neighbour = filedAfter?.[language];
      const at = `delegations[${index}].filedAfter.${language}`;
      if (neighbour === id) report(at, "is the delegation itself");
      else if (neighbour !== undefined && !delegations.has(neighbour))
        report(at, `there is no delegation "${neighbour}"`);
    }
  const policy = of.precedence;
  if (!policy) return;
  for (const office of ["host", "chair"] as const) {
    const holder = policy[office];
    if (holder !== null && !delegations.has(holder))
      report(`precedence.${office}`, `there is no delegation "${holder}"`);
  }
  const ranked = policy.ranks.flat();
  for (const rank of PRINCIPAL_RANKS) {
    const times = ranked.filter((each) => each === rank).length;
    if (times !== 1)
      report("precedence.ranks", `"${rank}" must stand once, and stands ${times} times`);
  }
}
