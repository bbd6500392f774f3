import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { STANCES } from "#app/domain/document/position.ts";
import type { PositionsView } from "#app/server/document/document-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { StanceTag } from "./stance-tag.tsx";

/** Positions on the whole text and, for those who see all, how many stand where. Those on paragraphs stand at the paragraphs. */
export function Positions({
  view,
  id,
  number,
}: {
  view: PositionsView;
  id: string;
  number: number;
}) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  const { positions, tally, silent } = view;
  const whole = positions.filter(({ paragraph }) => paragraph === null);
  return (
    <section className="card" aria-labelledby="positions-title">
      <div className="card-h">
        <h2 className="h-sub" id="positions-title">
          {t("positions.title")}
        </h2>
        <a className="t13 icon-link" href={`/documents/${id}/positions.pdf?version=${number}`}>
          <FileDown className="i i-16" aria-hidden="true" />
          {t("positions.pdf")}
        </a>
      </div>
      <div className="card-b positions">
        {tally ? (
          <dl className="tally">
            {STANCES.map((stance) => (
              <div key={stance}>
                <dd className="num">{tally[stance]}</dd>
                <dt>{t(`stances.${stance}`)}</dt>
              </div>
            ))}
          </dl>
        ) : (
          <p className="t13 c3">{t("positions.hidden")}</p>
        )}
        {positions.length === 0 ? <p className="t14 c2">{t("positions.none")}</p> : null}
        <ul>
          {whole.map(({ party, stance, proposal, remark }) => (
            <li key={party.id}>
              <p className="position-head">
                <b>{party.name[language]}</b> <StanceTag stance={stance} />
              </p>
              {proposal ? <q>{proposal}</q> : null}
              {remark ? <p className="t14 c2">{remark}</p> : null}
            </li>
          ))}
        </ul>
        {silent.length > 0 ? (
          <details className="t13">
            <summary>
              {t("stances.silent")}: {silent.length}
            </summary>
            <p className="c2">
              {t("positions.silent", { list: silent.map(({ name }) => name[language]).join(", ") })}
            </p>
          </details>
        ) : null}
      </div>
    </section>
  );
}
