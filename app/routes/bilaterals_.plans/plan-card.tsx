import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PlanShown } from "#app/server/bilateral/proposal/plans-view.server.ts";

/** One run or draft, and what may be done with it. */
export function PlanCard({ plan }: { plan: PlanShown }) {
  const { t } = useTranslation("plan");
  const { id, stage, changes, proven, gapPercent } = plan;
  const underWay = stage === "waiting" || stage === "running";
  return (
    <section className="card" aria-labelledby={`plan-${id}`}>
      <div className="card-h">
        <h2 id={`plan-${id}`} className="h-sub">
          {t(`stage.${stage}`)}
        </h2>
      </div>
      <Form method="post" className="card-b">
        <input type="hidden" name="proposal" value={id} />
        {stage === "failed" ? null : <p>{t("figures", plan)}</p>}
        {proven ? <p>{t("proven")}</p> : null}
        {!proven && gapPercent !== null ? <p>{t("gap", { percent: gapPercent })}</p> : null}
        {stage === "ready" && changes.length === 0 ? <p>{t("unchanged")}</p> : null}
        {changes.length > 0 ? (
          <ul>
            {changes.map(({ requestId, meeting, kind, before, after }) => (
              <li key={requestId}>
                <label>
                  <input type="checkbox" name="request" value={requestId} defaultChecked />
                  <b className="w5">{meeting}</b>
                  <small>
                    {t(`kind.${kind}`)}: {before} → {after}
                  </small>
                </label>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="plans-do">
          {stage === "ready" && changes.length > 0 ? (
            <button className="btn btn-1" name="intent" value="accept">
              {t("accept")}
            </button>
          ) : null}
          {underWay ? (
            <Link className="btn btn-2" to="/bilaterals/plans">
              {t("refresh")}
            </Link>
          ) : null}
          {stage === "failed" ? null : (
            <button className="btn btn-2" name="intent" value="drop">
              {t(underWay ? "cancel" : "reject")}
            </button>
          )}
        </div>
      </Form>
    </section>
  );
}
