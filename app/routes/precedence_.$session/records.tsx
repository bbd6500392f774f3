import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { standingWords } from "#app/text/precedence-words.ts";

/** What was recorded of a delegation, latest first, each with its undoing; at the end what the definition announces. */
export function Records({
  id,
  view,
  language,
}: {
  id: string;
  view: ListView;
  language: Language;
}) {
  const { t } = useTranslation("precedence");
  const own = view.records.filter(({ delegationId }) => delegationId === id).toReversed();
  const announced = view.announced[id];
  if (own.length === 0 && !announced) return null;
  return (
    <div className="prec-records">
      <h3 className="flabel">{t("edit.records")}</h3>
      <ul>
        {own.map((record) => {
          const words = standingWords(record, t, language);
          const scope = record.item === null ? "summit" : "session";
          const line = `${t(`stage.${record.stage}`)}: ${words} (${t(`edit.scopeOf.${scope}`)})`;
          return (
            <li key={record.id}>
              <span>{line}</span>
              <Form method="post" action={`?list=${view.list}&edit=${id}#edit`}>
                <input type="hidden" name="intent" value="undoRepresent" />
                <input type="hidden" name="id" value={record.id} />
                <button
                  className="btn btn-3 btn-s"
                  type="submit"
                  aria-label={t("undoOf", { what: line })}
                >
                  {t("undo")}
                </button>
              </Form>
            </li>
          );
        })}
        {announced ? (
          <li className="c2">
            {t("edit.announcedByDefinition", { rank: t(`rank.${announced}`) })}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
