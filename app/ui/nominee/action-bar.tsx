import { Link, useNavigation } from "@remix-run/react";
import { Send, UserRoundPen } from "lucide-react";
import { useTranslation } from "react-i18next";

import { problemsToSend } from "../../domain/nominee/problems.ts";
import type { NomineeFormData } from "./form-data.ts";

/** Fixed at the foot. *Send* is never disabled: it leads to what is missing. Withdrawing asks once more. */
export function ActionBar(props: { data: NomineeFormData; editable: boolean; name: string }) {
  const { t } = useTranslation(["registration", "nominee"]);
  const { file } = props.data;
  const busy = useNavigation().state !== "idle";
  const toFix = file ? problemsToSend(file.checks).length : null;
  return (
    <div className="bar">
      {props.editable ? (
        <>
          <button
            className="btn btn-1"
            name="intent"
            value="send"
            aria-disabled={busy || undefined}
          >
            <Send className="i i-18" aria-hidden="true" />
            {t("form.send")}
          </button>
          {toFix === null ? null : (
            <span className="t14 c2 bar-say">
              {toFix > 0
                ? t("form.toFix", { count: toFix })
                : t(file?.returned ? "form.returnedToFix" : "form.nothingToFix")}
            </span>
          )}
          <span className="grow" />
          <button className="btn btn-3" name="intent" value="close">
            {t("form.close")}
          </button>
          <button className="btn btn-2" name="intent" value="save">
            {t("form.save")}
          </button>
        </>
      ) : (
        <span className="grow" />
      )}
      {file?.mayWithdraw && !props.editable ? (
        <Link className="btn btn-2" to={`/delegation/nominees/new?inPlaceOf=${file.id}`}>
          <UserRoundPen className="i i-18" aria-hidden="true" />
          {t("nominee:replace.button")}
        </Link>
      ) : null}
      {file?.mayWithdraw ? (
        <details className="withdraw">
          <summary className="btn btn-bad">{t("form.withdraw")}</summary>
          <div className="withdraw-ask">
            <p className="h-sub">{t("form.withdrawAsk", { name: props.name })}</p>
            <p className="t14 c2">
              {t(file.hasBadge ? "nominee:withdraw.badgeText" : "nominee:withdraw.text")}
            </p>
            <button className="btn btn-badsolid" name="intent" value="withdraw">
              {t("form.withdrawConfirm")}
            </button>
          </div>
        </details>
      ) : null}
    </div>
  );
}
