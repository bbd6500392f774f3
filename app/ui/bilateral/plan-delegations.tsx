import type { Plan, PlanWords } from "./plan.ts";

/** What a plan would change for each delegation that it touches. */
export function PlanDelegations({ plan, words }: { plan: Plan; words: PlanWords }) {
  const { t } = words;
  const { delegations } = plan.comparison;
  if (delegations.length === 0) return null;
  return (
    <details className="plan-delegations">
      <summary>{t("perDelegation", { count: delegations.length })}</summary>
      <div className="plan-table-scroll">
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t("row.delegation")}</th>
              <th scope="col">{t("now")}</th>
              <th scope="col">{t("proposed")}</th>
              <th scope="col">{t("row.added")}</th>
              <th scope="col">{t("row.moved")}</th>
              <th scope="col">{t("row.dropped")}</th>
            </tr>
          </thead>
          <tbody>
            {delegations.map((share) => (
              <tr key={share.delegationId}>
                <th scope="row">{words.words.name(share.delegationId)}</th>
                <td>{share.now}</td>
                <td>
                  <b>{share.then}</b>
                </td>
                <td>{share.added || "–"}</td>
                <td>{share.moved || "–"}</td>
                <td>{share.dropped || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
