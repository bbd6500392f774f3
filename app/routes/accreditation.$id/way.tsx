import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { timeLeft } from "#app/ui/time-left.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Step = { id: string; name: string; state: "done" | "now" | "to_come"; note: string };

/** The file's way as a stepper: received, the stages of its category, the badge. */
export function Way({ page }: { page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  const steps = useSteps(page);
  return (
    <ol className="steps" aria-label={t("dossier.stages")}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={step.state === "to_come" ? undefined : step.state}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span className="dot">
            {step.state === "done" ? <Check className="i i-14" aria-hidden="true" /> : null}
          </span>
          {step.name}
          <small>{step.note || "\u00a0"}</small>
        </li>
      ))}
    </ol>
  );
}

const HAS_BADGE = ["badge_ready", "collected"];

function useSteps({ file, path, stage, left, history, barred }: DossierPage): Step[] {
  const { t } = useTranslation(["accreditation", "common"]);
  const language = useLanguage();
  const when = (at: Date): string => `${formatDay(at, language)}, ${astanaTime(at)}`;
  const stages = path.map(({ id, name }): Step => {
    const decided = history.round.find((each) => each.stage === id && each.outcome === "approved");
    const isHere = stage?.id === id;
    // A reopened file waits for a stage that was approved before.
    if (decided && !isHere) return { id, name, state: "done", note: when(decided.at) };
    if (!isHere) return { id, name, state: "to_come", note: "" };
    if (file.status === "on_hold")
      return { id, name, state: "now", note: t("common:status.on_hold") };
    const withYou = barred ? [] : [t("dossier.withYou")];
    const note = [...withYou, ...(left ? [timeLeft(t, left)] : [])].join(", ");
    return { id, name, state: "now", note };
  });
  const badged = HAS_BADGE.includes(file.status);
  return [
    {
      id: "received",
      name: t("dossier.received"),
      state: "done",
      note: file.submittedAt ? when(file.submittedAt) : "",
    },
    ...stages,
    {
      id: "badge",
      name: t("dossier.badge"),
      state: badged ? "done" : file.status === "cleared" ? "now" : "to_come",
      note: "",
    },
  ];
}
