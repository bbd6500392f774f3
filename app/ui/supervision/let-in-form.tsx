import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { describedBy, Field } from "../field.tsx";

type Props = { passageId: string; refusal: { text: string; typed: string } | undefined };

/** A supervisor's word against a verdict, with its reason. Opens without JavaScript. */
export function LetInForm({ passageId, refusal }: Props) {
  const { t } = useTranslation("supervision");
  const id = `let-in-${passageId}`;
  return (
    <details open={refusal !== undefined}>
      <summary className="btn btn-2 btn-s">{t("letIn.open")}</summary>
      <Form method="post" className="gates-do">
        <input type="hidden" name="passageId" value={passageId} />
        <Field id={id} label={t("letIn.reason")} error={refusal?.text}>
          <input
            className="input"
            id={id}
            name="reason"
            maxLength={300}
            autoComplete="off"
            defaultValue={refusal?.typed}
            {...describedBy(id, { error: refusal?.text })}
          />
        </Field>
        <button className="btn btn-ok" name="intent" value="let-in">
          {t("letIn.send")}
        </button>
      </Form>
    </details>
  );
}
