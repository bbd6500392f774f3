import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { PhotoGrade, PhotoVerdict } from "../../domain/nominee/photo.ts";

const LOOK: Record<PhotoGrade, { className: string; Icon: typeof CircleX }> = {
  fix: { className: "bad", Icon: CircleX },
  advice: { className: "warn", Icon: TriangleAlert },
  fine: { className: "good", Icon: CircleCheck },
};

/** What was found of a photo, worst first, each with what to do. */
export function PhotoVerdicts({ verdicts }: { verdicts: readonly PhotoVerdict[] }) {
  const { t } = useTranslation("registration");
  if (verdicts.length === 0) return null;
  return (
    <ul className="vd" aria-label={t("photo.checks")}>
      {verdicts.map((verdict) => {
        const { className, Icon } = LOOK[verdict.grade];
        const sentence = t(`photo.check.${verdict.code}`, verdict.size);
        return (
          <li key={verdict.code} className={className}>
            <Icon className="i" aria-hidden="true" />
            <span>
              <span className="vh">{t(`photo.grade.${verdict.grade}`)}: </span>
              {verdict.grade === "fine" ? (
                sentence
              ) : (
                <>
                  <b>{sentence}</b>
                  <small>{t(`photo.check.${verdict.code}More`)}</small>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
