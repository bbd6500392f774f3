import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AnswersPage } from "#app/server/clearance/page.server.ts";

/** What does not fit, and is left alone. */
export function Conflicts({ page }: { page: AnswersPage }) {
  const { t } = useTranslation("clearance");
  const conflicts = page.lines.filter((line) => line.kind === "conflict");
  if (conflicts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conflicts-title">
      <div className="card-h">
        <h2 className="h-sub c-warn" id="conflicts-title">
          {t("diff.conflicts", { count: conflicts.length })}
        </h2>
      </div>
      <ul className="several-list">
        {conflicts.map((line) => (
          <li key={line.file} className="is-warn">
            <span className="grow">
              {line.isKnown ? (
                <Link to={`/accreditation/${line.file}`}>{line.name}</Link>
              ) : (
                t("diff.unknown")
              )}
              <span className="t13 c2 several-sub">{line.number}</span>
            </span>
            <span className="several-say t14">{t(`conflict.${line.why}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
