import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LONGEST_REASON } from "#app/domain/vetting/reason.ts";
import { type SeveralAct, SEVERAL_ACTS } from "#app/domain/vetting/several.ts";
import type { SeveralRow } from "#app/server/vetting/several-page.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { seenValue } from "./form.ts";

type Answer = { step: string; act: SeveralAct; typed: string } | undefined;

/** What to do with the files, and why. Leads to the preview; nothing is decided here. */
export function Chooser({ files, answer }: { files: readonly SeveralRow[]; answer: Answer }) {
  const { t } = useTranslation(["several", "accreditation"]);
  const error =
    answer?.step === "too_long" ? t("accreditation:problem.reason_too_long") : undefined;
  return (
    <Form method="post" className="card several-form">
      {files.map((file) => (
        <input key={file.id} type="hidden" name="file" value={seenValue(file)} />
      ))}
      <fieldset className="field">
        <legend className="flabel">{t("what", { count: files.length })}</legend>
        <div className="several-acts">
          {SEVERAL_ACTS.map((act) => (
            <label key={act}>
              <input
                type="radio"
                name="act"
                value={act}
                defaultChecked={act === (answer?.act ?? "approved")}
              />
              {t(`act.${act}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="several-reason" label={t("reason")} hint={t("reasonHint")} error={error}>
        <textarea
          className="input"
          id="several-reason"
          name="reason"
          rows={3}
          maxLength={LONGEST_REASON}
          defaultValue={answer?.typed}
          {...describedBy("several-reason", { hint: true, error })}
        />
      </Field>
      <div className="row act-buttons">
        <button className="btn btn-1" type="submit">
          {t("preview")}
        </button>
      </div>
    </Form>
  );
}
