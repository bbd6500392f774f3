import { CircleCheck, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";

import { APPLICANT_KINDS } from "#app/domain/delegation/status.ts";
import type { applicationsPage } from "#app/server/application/list.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

type Rows = Awaited<ReturnType<typeof applicationsPage>>["decided"];

/** What was decided, by whom and why. */
export function Decided({ rows }: { rows: Rows }) {
  const { t } = useTranslation("application");
  return (
    <section className="card" aria-labelledby="decided-title">
      <div className="card-h">
        <h2 className="h-sub" id="decided-title">
          {t("review.decided")}
        </h2>
        <span className="count">{rows.length}</span>
      </div>
      {rows.length === 0 ? <EmptyState title={t("review.noneDecided")} /> : null}
      <ul className="people-list">
        {rows.map((row) => {
          const kind = APPLICANT_KINDS.find((each) => each === row.kind);
          const accepted = row.state === "accepted";
          const Icon = accepted ? CircleCheck : CircleX;
          return (
            <li key={row.id}>
              <div className="who">
                <b className="w6">{row.name}</b>
                <span className="t13 c2">{kind ? t(`kind.${kind}`) : ""}</span>
                {row.reason ? <span className="t13 c2">{row.reason}</span> : null}
              </div>
              <div className="how">
                <span className={`chip ${accepted ? "chip-ok" : "chip-bad"}`}>
                  <Icon className="i i-16" aria-hidden="true" />
                  {t(accepted ? "review.state.accepted" : "review.state.declined")}
                </span>
                <span className="t13 c2">{[row.by, row.at].filter(Boolean).join(", ")}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
