import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { SeveralAct } from "#app/domain/vetting/several.ts";
import type { SeveralRow } from "#app/server/vetting/several-page.server.ts";
import { useRefusalWords } from "#app/ui/vetting/refusal-words.ts";

import { seenValue } from "./form.ts";
import { FileRow } from "./row.tsx";

type Props = {
  rows: readonly SeveralRow[];
  act: SeveralAct;
  typed: string;
  stageNames: Readonly<Record<string, string>>;
};

/** What would become of each file. Those without a warning are ticked; whoever wants another ticks it. */
export function Preview({ rows, act, typed, stageNames }: Props) {
  const { t } = useTranslation("several");
  const words = useRefusalWords(stageNames);
  const busy = useNavigation().state !== "idle";
  const possible = rows.filter(({ foreseen }) => foreseen.ok);
  return (
    <Form method="post" className="card" aria-labelledby="preview-title">
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="reason" value={typed} />
      <div className="card-h">
        <h2 className="h-sub" id="preview-title">
          {t("previewTitle", { count: possible.length, total: rows.length })}
        </h2>
      </div>
      <ul className="several-list">
        {rows.map((row) => {
          const { foreseen, warnings } = row;
          const warned = warnings.namesake || warnings.checks.length > 0;
          return (
            <FileRow
              key={row.id}
              row={row}
              tick={
                <input
                  type="checkbox"
                  name="file"
                  value={seenValue(row)}
                  aria-label={row.name}
                  disabled={!foreseen.ok}
                  defaultChecked={foreseen.ok && (!warned || act !== "approved")}
                />
              }
            >
              {foreseen.ok ? (
                t(`becomes.${foreseen.status}`, {
                  stage: foreseen.stage ? (stageNames[foreseen.stage] ?? foreseen.stage) : "",
                })
              ) : (
                <span className="c-bad">{words(foreseen.error)}</span>
              )}
            </FileRow>
          );
        })}
      </ul>
      <div className="row act-buttons card-b">
        <p className="t13 c2 grow">{t("previewNote")}</p>
        {possible.length > 0 ? (
          <button className="btn btn-1" type="submit" aria-busy={busy}>
            {t(`confirm.${act}`)}
          </button>
        ) : null}
      </div>
    </Form>
  );
}
