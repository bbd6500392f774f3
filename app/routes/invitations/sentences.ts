import type { TFunction } from "i18next";

import { assertNever } from "#app/domain/result.ts";
import type { OfficeProblem } from "#app/server/invitation/office.server.ts";

/** The sentence of each fault, with the field that it leads to. */
export const sentences = (t: TFunction<"invitation">, problems: readonly OfficeProblem[]) =>
  problems.map((problem) => ({ field: problem.field, message: sentence(t, problem) }));

function sentence(t: TFunction<"invitation">, problem: OfficeProblem): string {
  switch (problem.kind) {
    case "field":
      return t(`problem.${problem.problem}`);
    case "paper":
      return t(`paper.${problem.problem}`);
    case "invite":
      return t(`refusal.${problem.problem}`);
    default:
      return assertNever(problem);
  }
}
