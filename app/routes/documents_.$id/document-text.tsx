import { Form, Link } from "@remix-run/react";
import { FileDown, GitCompare } from "lucide-react";
import { useTranslation } from "react-i18next";

import { piecesOf } from "#app/domain/document/text.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import type { DocumentPage } from "#app/server/document/document-page.server.ts";
import { BracketChip } from "#app/ui/document/chips.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { StanceTag } from "./stance-tag.tsx";

type Props = Pick<DocumentPage, "shown" | "versions" | "mayCompare"> & {
  id: string;
  isLatest: boolean;
  positions: DocumentPage["view"]["positions"];
  maySay: boolean;
};

/** The text of a version: paragraphs with their numbers, bracketed words marked, and who said what of each. */
export function DocumentText({
  id,
  shown,
  versions,
  isLatest,
  mayCompare,
  positions,
  maySay,
}: Props) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  if (!shown)
    return (
      <section className="card">
        <EmptyState title={t("noVersion")} />
      </section>
    );
  const { number, paragraphs, brackets, fileName, remark, at, meeting } = shown;
  return (
    <section className="card document-text" aria-labelledby="text-title">
      <div className="document-text-head">
        <h2 className="h-sec" id="text-title">
          {t("versionOf", { number, date: formatDate(at, language) })}
        </h2>
        <BracketChip count={brackets} />
        {fileName ? (
          <a className="btn btn-2 btn-s" href={`/documents/${id}/versions/${number}`} download>
            <FileDown className="i i-16" aria-hidden="true" />
            {t("text.download", { name: fileName })}
          </a>
        ) : null}
        {mayCompare ? (
          <Link
            className="btn btn-2 btn-s"
            to={`/documents/${id}/compare?from=${Math.max(1, number - 1)}&to=${Math.max(2, number)}`}
          >
            <GitCompare className="i i-16" aria-hidden="true" />
            {t("text.compare")}
          </Link>
        ) : null}
      </div>
      {meeting ? (
        <p className="t14 c2">
          {t("text.meeting", {
            body: meeting.body[language],
            date: formatDate(meeting.day, language),
          })}
        </p>
      ) : null}
      {remark ? <p className="t14 c2">{remark}</p> : null}
      {versions.length > 1 ? <Versions versions={versions} shown={number} /> : null}
      {isLatest ? null : (
        <Notice kind="warn">
          {t("text.older")} <Link to={`/documents/${id}`}>{t("text.latest")}</Link>
        </Notice>
      )}
      {paragraphs.length === 0 ? <Notice kind="info">{t("text.scan")}</Notice> : null}
      <ol className="paragraphs" lang={shown.language}>
        {paragraphs.map((paragraph, index) => (
          <li key={index} id={`p${index + 1}`}>
            <span className="paragraph-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <p>
                <Bracketed text={paragraph} />
              </p>
              <Said
                said={positions.filter((one) => one.paragraph === index + 1)}
                language={language}
              />
            </div>
            {maySay ? (
              <Link
                className="t13 paragraph-say"
                lang={language}
                to={`?paragraph=${index + 1}#own`}
                aria-label={`${t("text.say")}: ${index + 1}`}
              >
                {t("own.legend")}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Text that is not agreed stands on a ground of its own, between its brackets. */
const Bracketed = ({ text }: { text: string }) =>
  piecesOf(text).map((piece, index) =>
    piece.depth > 0 ? (
      <mark key={index} className="bracketed">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );

function Said({ said, language }: { said: Props["positions"]; language: "en" | "ru" | "kk" }) {
  if (said.length === 0) return null;
  return (
    <ul className="paragraph-said" lang={language}>
      {said.map(({ party, stance, proposal, remark }) => (
        <li key={party.id}>
          <span className="iso">{party.code}</span> <StanceTag stance={stance} />
          {proposal ? <q>{proposal}</q> : null}
          {remark ? <span className="c2">{remark}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Versions({ versions, shown }: { versions: Props["versions"]; shown: number }) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  return (
    <Form className="version-choice">
      <label className="t14" htmlFor="version">
        {t("text.other")}
      </label>
      <select className="input" id="version" name="version" defaultValue={shown}>
        {versions.map(({ number, at }) => (
          <option key={number} value={number}>
            {t("versionOf", { number, date: formatDate(at, language) })}
          </option>
        ))}
      </select>
      <button className="btn btn-2 btn-s">{t("text.show")}</button>
    </Form>
  );
}
