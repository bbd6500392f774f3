import { Link } from "@remix-run/react";
import { CircleCheck, OctagonX, Plus, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { Day } from "#app/server/operations/day.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** What went wrong at the gates: open ones first, with who looks after each. */
export function Incidents({ incidents }: { incidents: Day["incidents"] }) {
  const { t } = useTranslation("operations");
  return (
    <section className="card ops-incidents" aria-labelledby="incidents-title">
      <div className="card-h">
        <h2 className="h-sub" id="incidents-title">
          {t("incidents.title")}
        </h2>
        {incidents.open > 0 ? (
          <span className="count is-open">{t("incidents.open", { count: incidents.open })}</span>
        ) : null}
        <Link className="btn btn-2 btn-s" to="/gates/incidents">
          <Plus className="i i-16" aria-hidden="true" />
          {t("incidents.report")}
        </Link>
      </div>
      {incidents.rows.length === 0 ? <p className="card-b c2">{t("incidents.none")}</p> : null}
      <ul aria-live="polite">
        {incidents.rows.map((each) => (
          <Incident key={each.id} incident={each} />
        ))}
      </ul>
    </section>
  );
}

function Incident({ incident }: { incident: Day["incidents"]["rows"][number] }) {
  const { t } = useTranslation("operations");
  const { t: tIncident } = useTranslation("incident");
  const language = useLanguage();
  const { id, kind, text, gate, zone, owner, openedAt, isOpen } = incident;
  const taken = isOpen && owner !== null;
  const Icon = !isOpen ? CircleCheck : taken ? OctagonX : TriangleAlert;
  const place = gate?.[language] ?? (zone === null ? null : t("incidents.zone", { zone }));
  return (
    <li className={!isOpen ? "is-closed" : taken ? "is-taken" : "is-open"}>
      <Icon className="i" aria-hidden="true" />
      <Link to={`/gates/incidents#incident-${id}`}>
        {kind === "report" ? t("incidents.reported") : tIncident(`kind.${kind}`)}
      </Link>
      {place ? <p>{place}</p> : null}
      {text ? <p>{text}</p> : null}
      <span className="foot">
        <span>{isOpen ? (owner ?? t("incidents.nobody")) : t("incidents.closed")}</span>
        <time dateTime={openedAt.toISOString()}>{astanaTime(openedAt)}</time>
      </span>
    </li>
  );
}
