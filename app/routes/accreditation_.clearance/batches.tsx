import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ClearancePage } from "#app/server/clearance/page.server.ts";

/** What went out, newest first; each can be fetched again as it was. */
export function Batches({ batches }: { batches: ClearancePage["batches"] }) {
  const { t } = useTranslation("clearance");
  return (
    <section className="card" aria-labelledby="batches-title">
      <div className="card-h">
        <h2 className="h-sub" id="batches-title">
          {t("batches.title")}
        </h2>
      </div>
      {batches.length === 0 ? <p className="card-b c2">{t("batches.empty")}</p> : null}
      <ul className="several-list">
        {batches.map((batch) => (
          <li key={batch.id}>
            <span className="grow">
              <b>{t("batches.number", { number: batch.number })}</b>
              <span className="t13 c2 several-sub">
                {batch.stage} · {t("batches.files", { count: batch.files })} · {batch.preparedOn}
              </span>
            </span>
            {batch.mayFetch ? (
              <a
                className="btn btn-2 btn-s"
                href={`/accreditation/clearance/${batch.id}.zip`}
                download
              >
                <Download className="i i-16" aria-hidden="true" />
                {t("batches.fetch")}
                <span className="vh">: {batch.number}</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
