import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ReplyRefusal } from "#app/domain/clearance/answers.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

/** The authority's answer as a file; leads to the comparison, where nothing is decided yet. */
export function AnswersForm({ refused }: { refused: ReplyRefusal | "none" | null }) {
  const { t } = useTranslation("clearance");
  const error = refused ? t(`answersRefused.${refused}`) : undefined;
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="card several-form"
      aria-labelledby="answers-title"
    >
      <h2 className="h-sec" id="answers-title">
        {t("answers.title")}
      </h2>
      <input type="hidden" name="intent" value="answers" />
      <Field id="answers" label={t("answers.file")} hint={t("answers.hint")} error={error}>
        <input
          className="input"
          type="file"
          id="answers"
          name="answers"
          accept=".xlsx,.json,application/json"
          {...describedBy("answers", { hint: true, error })}
        />
      </Field>
      <div className="row act-buttons">
        <button className="btn btn-2" type="submit">
          {t("answers.send")}
        </button>
      </div>
    </Form>
  );
}
