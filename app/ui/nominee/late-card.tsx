import { useTranslation } from "react-i18next";

import { LONGEST_REASON } from "../../domain/vetting/reason.ts";
import { describedBy, Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import type { NomineeFormData } from "./form-data.ts";

/** After the close: why this person comes late. It goes to an officer, who admits or declines it before vetting. */
export function LateCard({ data, error }: { data: NomineeFormData; error: string | undefined }) {
  const { t } = useTranslation("nominee");
  const { file, window, late } = data;
  if (late && file?.status !== "draft") return <LateStanding late={late} />;
  if (window !== "closed" || (file && file.status !== "draft")) return null;
  return (
    <section className="card" aria-labelledby="late-title">
      <div className="card-h">
        <h2 className="h-sec" id="late-title">
          {t("late.title")}
        </h2>
      </div>
      <div className="card-b">
        <Field
          id="lateReason"
          label={t("late.reason")}
          hint={t("late.hint", data.closes)}
          error={error}
        >
          <textarea
            className="input"
            id="lateReason"
            name="lateReason"
            rows={3}
            maxLength={LONGEST_REASON}
            {...describedBy("lateReason", { hint: true, error })}
          />
        </Field>
      </div>
    </section>
  );
}

function LateStanding({ late }: { late: NonNullable<NomineeFormData["late"]> }) {
  const { t } = useTranslation("nominee");
  const kind = late.outcome === "declined" ? "bad" : "info";
  return (
    <Notice kind={kind}>
      <b>{t(`late.standing.${late.outcome ?? "waiting"}`)}</b>
      <p>{t("late.yourReason", { reason: late.reason })}</p>
      {late.answer ? <p>{t("late.answer", { answer: late.answer })}</p> : null}
    </Notice>
  );
}
