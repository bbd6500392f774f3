import { useTranslation } from "react-i18next";

import { REVOCATION_REASONS } from "#app/domain/badge/issue.ts";

/** Why a badge is killed: asked for, and never chosen beforehand. */
export function ReasonField({ id }: { id: string }) {
  const { t } = useTranslation("badge");
  return (
    <div className="field">
      <label htmlFor={id}>{t("reason")}</label>
      <select id={id} name="reason" className="input" required defaultValue="">
        <option value="" disabled>
          {t("chooseReason")}
        </option>
        {REVOCATION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reasons.${reason}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Ticked when the old card lies on the counter: then its custody ends here. */
export function HandedIn() {
  const { t } = useTranslation("badge");
  return (
    <label className="row t14">
      <span className="tick">
        <input type="checkbox" name="handedIn" />
      </span>
      {t("handedIn")}
    </label>
  );
}
