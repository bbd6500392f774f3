import { Form } from "@remix-run/react";
import { Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { DocumentPage } from "#app/server/document/document-page.server.ts";
import { SilenceChip } from "#app/ui/document/chips.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

import { type Refused, useErrorAt } from "./problem-words.ts";

type Props = Pick<DocumentPage, "silences" | "mayEdit"> & {
  leastHours: number;
  hasText: boolean;
  refused: Refused | undefined;
};

/** The silence procedures of a document; an editor opens one, or takes a running one back. */
export function SilenceCard({ silences, mayEdit, leastHours, hasText, refused }: Props) {
  const { t } = useTranslation("document");
  const errorAt = useErrorAt(refused);
  const runs = silences.some(({ state }) => state === "running" || state === "lapsed");
  return (
    <section className="card" aria-labelledby="silence-title">
      <div className="card-h">
        <h2 className="h-sub" id="silence-title">
          {t("silence.title")}
        </h2>
      </div>
      <div className="card-b document-form">
        {silences.length === 0 ? <p className="t14 c2">{t("silence.none")}</p> : null}
        <ul className="silences">
          {silences.map(({ id, number, ...silence }) => (
            <li key={id}>
              <span className="t13 c2">{t("version", { number })}</span>
              <SilenceChip {...silence} />
            </li>
          ))}
        </ul>
        {runs ? <p className="t13 c3">{t("silence.explained")}</p> : null}
        {mayEdit && runs ? (
          <Form method="post" replace>
            <button className="btn btn-bad btn-s" name="intent" value="silence_withdraw">
              {t("silence.withdraw")}
            </button>
          </Form>
        ) : null}
        {mayEdit && !runs && hasText ? (
          <Form method="post" className="document-form" replace noValidate>
            <Field
              id="deadline"
              label={t("silence.deadline")}
              hint={t("silence.deadlineHint", { hours: leastHours })}
              error={errorAt("deadline") ?? errorAt("silence")}
            >
              <input
                className="input"
                id="deadline"
                name="deadline"
                type="datetime-local"
                defaultValue={refused?.typed.deadline}
                {...describedBy("deadline", { hint: true, error: errorAt("deadline") })}
              />
            </Field>
            <button className="btn btn-2" name="intent" value="silence">
              <Hourglass className="i i-18" aria-hidden="true" />
              {t("silence.open")}
            </button>
          </Form>
        ) : null}
      </div>
    </section>
  );
}
