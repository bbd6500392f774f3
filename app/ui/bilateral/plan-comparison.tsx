import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";

import type { Plan, PlanWords } from "./plan.ts";

/** Today and plans side by side, a column each. `named`: columns carry what each plan supposes. */
export function PlanComparisonTable(props: {
  plans: readonly Plan[];
  words: PlanWords;
  named: boolean;
}) {
  const { plans, words, named } = props;
  const { t, gap } = words;
  const [first] = plans;
  if (!first) return null;
  const today = first.comparison;
  const rows = [
    {
      name: t("row.placed"),
      now: today.placed.now,
      then: ({ comparison }: Plan) => comparison.placed.then,
    },
    ...MEETING_LEVELS.map((level) => ({
      name: words.words.t(`level.${level}`),
      now: today.levels[level].now,
      then: ({ comparison }: Plan) => comparison.levels[level].then,
      inner: true,
    })),
    ...(today.liked.of > 0
      ? [
          {
            name: t("row.liked", { count: today.liked.of }),
            now: today.liked.now,
            then: ({ comparison }: Plan) => comparison.liked.then,
          },
        ]
      : []),
    ...(["added", "moved", "dropped", "roomChanges"] as const).map((row) => ({
      name: t(`row.${row}`),
      now: "–",
      then: ({ comparison }: Plan) => comparison[row],
    })),
    { name: t("row.pinnedMoved"), now: "–", then: () => 0 },
    ...(named
      ? [
          {
            name: t("row.gap"),
            now: "–",
            then: (plan: Plan) => (plan.proven ? t("best") : gap(plan.gap)),
          },
        ]
      : []),
  ];
  return (
    <div className="plan-table-scroll">
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("row.what")}</span>
            </th>
            <th scope="col">{t("now")}</th>
            {plans.map((plan, index) => (
              <th key={plan.id} scope="col">
                {named ? (
                  <a href={`#plan-${plan.id}`}>
                    {index + 1}. {words.supposes(plan.whatIf)}
                  </a>
                ) : (
                  t("proposed")
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, now, then, ...row }) => (
            <tr key={name}>
              <th scope="row" className={"inner" in row ? "is-inner" : undefined}>
                {name}
              </th>
              <td>{now}</td>
              {plans.map((plan) => (
                <td key={plan.id}>
                  <b>{then(plan)}</b>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
