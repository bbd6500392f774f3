import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { DocumentSummary } from "#app/server/document/documents.server.ts";
import { BracketChip, SilenceChip } from "#app/ui/document/chips.tsx";
import { Sponsors } from "#app/ui/document/sponsors.tsx";
import { Way } from "#app/ui/document/way.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** A document in the list: title, who works on it, its way, and what keeps it. */
export function DocumentCard({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  const { id, title, note, status, sponsors, version, silence, steps } = document;
  return (
    <li className="card document">
      <h2 className="serif">
        <Link to={`/documents/${id}`}>{title[language]}</Link>
      </h2>
      {note ? <p className="t14 c2">{note[language]}</p> : null}
      <Sponsors sponsors={sponsors} />
      <p className="document-state">
        <span className="t14 c2">
          {version
            ? t("versionOf", { number: version.number, date: formatDate(version.at, language) })
            : t("noVersion")}
        </span>
        {version && status !== "adopted" ? <BracketChip count={version.brackets} /> : null}
        {silence && status !== "adopted" ? <SilenceChip {...silence} /> : null}
      </p>
      <Way status={status} steps={steps} />
    </li>
  );
}
