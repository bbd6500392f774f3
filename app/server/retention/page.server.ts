import type { Language } from "#app/domain/language/languages.ts";
import { KEPT_CLASSES, type PurgedClass } from "#app/domain/retention/classes.ts";
import { fieldsOf } from "#app/domain/retention/holdings.ts";
import { dueRules } from "#app/domain/retention/rules.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { listActs } from "./acts.server.ts";
import { byClass, type DelegationCount, wouldDestroy } from "./dry-run.server.ts";
import { standingHolds } from "./holds.server.ts";
import { standingRun } from "./run.server.ts";

/**
 * What is held, until when, what is due now, what is kept by holds, and the acts.
 * @param withDelegations counts by delegation, too: the dry run
 */
export async function retentionPage(language: Language, now: Date, withDelegations: boolean) {
  const definition = await summitDefinition();
  const t = translator(language, "retention");
  const rules = dueRules(definition, astanaDay(now));
  const due = rules.filter(({ isDue }) => isDue).map(({ data }) => data);
  const [counts, holds, acts, run] = await Promise.all([
    wouldDestroy(due),
    standingHolds(),
    listActs(),
    standingRun(),
  ]);
  const records = new Map(byClass(counts, due).map((count) => [count.data, count.records]));
  const names = new Map(definition.delegations.map(({ id, name }) => [id, name[language]]));
  const collator = new Intl.Collator(language);
  return {
    automatic: definition.retention?.automatic ?? false,
    isAssumed: definition.retention?.basis !== "sourced",
    rules: rules.map(({ data, days, dueOn, isDue, purpose }) => ({
      ...{ data, days, dueOn, isDue },
      purpose: purpose?.[language] ?? t(`class.${data}.purpose`),
      fields: fieldsOf(data),
      records: records.get(data) ?? 0,
    })),
    kept: KEPT_CLASSES.map((data) => ({ data, fields: fieldsOf(data) })),
    dryRun: withDelegations ? linesOf(counts, due, names, collator) : null,
    holds: holds.map((hold) => ({
      ...hold,
      delegation: names.get(hold.delegationId ?? "") ?? null,
    })),
    acts,
    run,
    delegations: [...names]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => collator.compare(a.name, b.name)),
  };
}
export type RetentionPage = Awaited<ReturnType<typeof retentionPage>>;

/** One line a delegation, with a count for each class that is due; what is nobody's comes last. */
function linesOf(
  counts: readonly DelegationCount[],
  due: readonly PurgedClass[],
  names: ReadonlyMap<string, string>,
  collator: Intl.Collator,
) {
  const ids = [...new Set(counts.map(({ delegationId }) => delegationId))];
  return {
    classes: due,
    lines: ids
      .map((id) => ({
        name: id === null ? null : (names.get(id) ?? id),
        counts: due.map(
          (data) =>
            counts.find((count) => count.data === data && count.delegationId === id)?.records ?? 0,
        ),
      }))
      .toSorted((a, b) =>
        a.name === null ? 1 : b.name === null ? -1 : collator.compare(a.name, b.name),
      ),
  };
}
