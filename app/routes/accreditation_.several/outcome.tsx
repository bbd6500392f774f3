import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Refused } from "#app/domain/vetting/refused.ts";
import type { SeveralAct } from "#app/domain/vetting/several.ts";
import type { SeveralRow } from "#app/server/vetting/several-page.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useRefusalWords } from "#app/ui/vetting/refusal-words.ts";

import { FileRow } from "./row.tsx";

/** What became of each file. */
export function Outcome(props: {
  rows: readonly (SeveralRow & { refused: Refused | null })[];
  act: SeveralAct;
  stageNames: Readonly<Record<string, string>>;
}) {
  const { rows, act, stageNames } = props;
  const { t } = useTranslation("several");
  const words = useRefusalWords(stageNames);
  const done = rows.filter(({ refused }) => refused === null).length;
  const kind = done === rows.length && done > 0 ? "ok" : "warn";
  return (
    <>
      <div role="status">
        <Notice kind={kind}>{t("outcome", { count: done, total: rows.length })}</Notice>
      </div>
      <section className="card" aria-label={t("title")}>
        <ul className="several-list">
          {rows.map((row) => (
            <FileRow key={row.id} row={row}>
              {row.refused === null ? (
                <span className="row c-ok">
                  <Check className="i i-16" aria-hidden="true" />
                  {t(`done.${act}`)}
                </span>
              ) : (
                <span className="c-bad">{words(row.refused)}</span>
              )}
            </FileRow>
          ))}
        </ul>
      </section>
      <Link className="btn btn-1 several-on" to="/accreditation">
        {t("toQueue")}
      </Link>
    </>
  );
}
