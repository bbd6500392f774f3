import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LateRefusal } from "#app/server/nominee/late.server.ts";
import type { LateFile } from "#app/server/nominee/late-page.server.ts";
import { LONGEST_REASON } from "#app/domain/vetting/reason.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

type Refused = { refusal: LateRefusal | "reason_too_long"; typed: string };

/** One person with the delegation's reason, the officer's answer, and the two buttons. */
export function LateItem({ file, refused }: { file: LateFile; refused: Refused | null }) {
  const { t } = useTranslation("nominee");
  const id = `answer-${file.id}`;
  const error = refused ? t(`latePage.refused.${refused.refusal}`) : undefined;
  return (
    <>
      <div className="card-h">
        <h2 className="h-sec">
          <Link to={`/accreditation/${file.nomineeId}`}>
            <bdi>{file.name}</bdi>
          </Link>
        </h2>
      </div>
      <div className="card-b">
        <input type="hidden" name="id" value={file.id} />
        <p className="t14 c2">
          {[file.number, file.delegation, file.category, file.position].filter(Boolean).join(" · ")}
        </p>
        <p className="late-reason">{file.reason}</p>
        <p className="t13 c2">
          {t("latePage.asked", { name: file.askedBy, date: file.askedOn, time: file.askedAt })}
        </p>
        <Field id={id} label={t("latePage.answer")} hint={t("latePage.answerHint")} error={error}>
          <textarea
            className="input"
            id={id}
            name="answer"
            rows={2}
            maxLength={LONGEST_REASON}
            defaultValue={refused?.typed}
            {...describedBy(id, { hint: true, error })}
          />
        </Field>
        <div className="row act-buttons">
          <button className="btn btn-bad" name="outcome" value="declined">
            {t("latePage.decline")}
          </button>
          <button className="btn btn-1" name="outcome" value="admitted">
            {t("latePage.admit")}
          </button>
        </div>
      </div>
    </>
  );
}
