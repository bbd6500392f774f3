import { Form } from "@remix-run/react";
import { ArrowLeft, ArrowRight, Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import { DOCUMENT_STATUSES, type DocumentStatus } from "#app/domain/document/status.ts";
import { DIRECTIONS, stepOf } from "#app/domain/document/turns.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  document: { id: string; title: Trilingual; note: Trilingual | null; status: DocumentStatus };
  mayMove: boolean;
};

/** A document with its way from draft to adopted; the editor moves it a step at a time. */
export function DocumentCard({ document, mayMove }: Props) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  const { id, title, note, status } = document;
  const at = DOCUMENT_STATUSES.indexOf(status);
  const last = at === DOCUMENT_STATUSES.length - 1;
  return (
    <li className="card document">
      <h2 className="serif" id={`document-${id}`}>
        {title[language]}
      </h2>
      {note ? <p className="t14 c2">{note[language]}</p> : null}
      <ol className="steps" aria-label={t("way")}>
        {DOCUMENT_STATUSES.map((step, index) => {
          const done = index < at || (index === at && last);
          const now = index === at && !last;
          return (
            <li
              key={step}
              className={done ? "done" : now ? "now" : undefined}
              aria-current={index === at ? "step" : undefined}
            >
              <span className="dot">
                {done ? <Check className="i i-14" aria-hidden="true" /> : null}
              </span>
              {t(`status.${step}`)}
            </li>
          );
        })}
      </ol>
      {mayMove ? (
        <div className="document-turns">
          {DIRECTIONS.toReversed().map((direction) => {
            const next = stepOf(status, direction);
            if (!next.ok) return null;
            const forward = direction === "forward";
            return (
              <Form method="post" key={direction} preventScrollReset>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="seen" value={status} />
                <button
                  className={`btn btn-s ${forward ? "btn-2" : "btn-3"}`}
                  name="direction"
                  value={direction}
                  aria-describedby={`document-${id}`}
                >
                  {forward ? null : <ArrowLeft className="i i-16" aria-hidden="true" />}
                  {t(`turn.${direction}`, { status: t(`status.${next.value}`) })}
                  {forward ? <ArrowRight className="i i-16" aria-hidden="true" /> : null}
                </button>
              </Form>
            );
          })}
        </div>
      ) : null}
    </li>
  );
}
