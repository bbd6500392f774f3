import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { CUSTODY_STATES, type CustodyState } from "#app/domain/custody/custody.ts";
import type { LedgerDelegation } from "#app/server/custody/ledger.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Flag } from "#app/ui/flag.tsx";

/** How many badges of each delegation are where: a bar to look at, and its numbers. */
export function Counts({ delegations }: { delegations: readonly LedgerDelegation[] }) {
  const { t } = useTranslation("custody");
  if (delegations.length === 0) return <EmptyState title={t("none")} />;
  const all = (state: CustodyState) =>
    delegations.reduce((sum, { counts }) => sum + counts[state], 0);
  return (
    <>
      <dl className="card custody-legend" aria-label={t("legend")}>
        {CUSTODY_STATES.map((state) => (
          <div key={state}>
            <span className="custody-key" data-state={state} aria-hidden="true" />
            <dt>
              <Link to={`/badges/custody?state=${state}`}>{t(`states.${state}`)}</Link>
            </dt>
            <dd className="num w5">{all(state)}</dd>
          </div>
        ))}
      </dl>
      <section className="card">
        <table className="tbl print-table">
          <thead>
            <tr>
              <th>{t("delegation")}</th>
              <th>{t("where")}</th>
              {CUSTODY_STATES.map((state) => (
                <th key={state} className="ar">
                  {t(`states.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {delegations.map((each) => (
              <Line key={each.id} delegation={each} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Line({
  delegation: { id, iso2, name, counts, deadOut },
}: {
  delegation: LedgerDelegation;
}) {
  const { t } = useTranslation("custody");
  return (
    <tr>
      <td>
        <span className="row">
          {iso2 ? <Flag iso2={iso2} /> : null}
          <span>
            <Link to={`/badges/custody?delegation=${id}`}>{name}</Link>
            {deadOut > 0 ? (
              <small className="c-warn">{t("deadOut", { count: deadOut })}</small>
            ) : null}
          </span>
        </span>
      </td>
      <td>
        <span className="custody-bar" aria-hidden="true">
          {CUSTODY_STATES.map((state) =>
            counts[state] > 0 ? (
              <i key={state} data-state={state} style={{ flexGrow: counts[state] }} />
            ) : null,
          )}
        </span>
      </td>
      {CUSTODY_STATES.map((state) => (
        <td
          key={state}
          className={counts[state] > 0 ? "ar num" : "ar num custody-zero"}
          data-label={t(`states.${state}`)}
        >
          {counts[state] || <span className="c3">0</span>}
        </td>
      ))}
    </tr>
  );
}
