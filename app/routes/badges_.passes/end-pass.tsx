import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { PASS_END_REASONS } from "#app/domain/badge/pass.ts";

/** Opens without JavaScript; what it does cannot be taken back, so it says so and asks for a reason. */
export function EndPass({ id, number }: { id: string; number: string }) {
  const { t } = useTranslation("pass");
  const field = `reason-${id}`;
  return (
    <details className="desk-kill">
      <summary className="btn btn-3 btn-s">
        {t("kill")}
        <span className="vh"> {number}</span>
      </summary>
      <Form method="post" className="card">
        <input type="hidden" name="passId" value={id} />
        <div className="field">
          <label htmlFor={field}>{t("why")}</label>
          <select id={field} name="reason" className="input" required defaultValue="">
            <option value="" disabled>
              {t("chooseReason")}
            </option>
            {PASS_END_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        </div>
        <p className="t13 c2">{t("killHint")}</p>
        <div className="desk-kill-do">
          <button className="btn btn-1 btn-s" name="intent" value="replace">
            {t("replace")}
          </button>
          <button className="btn btn-bad btn-s" name="intent" value="end">
            {t("end")}
          </button>
        </div>
      </Form>
    </details>
  );
}
