import { ArrowLeft, CircleCheck, IdCard, OctagonX, Phone, ScanLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { TURNED_AWAY } from "#app/domain/gate/turned-away.ts";
import type { Admission, GuardDecision } from "#app/domain/gate/verdict.ts";

type Props = {
  kind: Admission["kind"];
  /** An admit of the rules waits for the guard's word. */
  mustDecide: boolean;
  /** The next code answers: nobody is let in on a passport instead. */
  awaits: boolean;
  telephone: string;
  onLeave: (decision: GuardDecision | null, why?: string) => void;
};

/** What the guard can do with a verdict: under the thumb, and no more than two things at once. */
export function VerdictDock({ kind, mustDecide, awaits, telephone, onLeave }: Props) {
  const { t } = useTranslation("gate");
  if (kind === "admit") {
    return mustDecide ? (
      <SecondStep onLeave={onLeave} />
    ) : (
      <div className="g-dock g-one">
        <Next onLeave={() => onLeave(null)} />
      </div>
    );
  }
  if (kind === "refuse") {
    return (
      <div className="g-dock">
        <Call telephone={telephone} className="g-dk" />
        <Next onLeave={() => onLeave("refused")} />
      </div>
    );
  }
  return (
    <div className="g-dock">
      <button className="g-btn g-ink" onClick={() => onLeave("refused")}>
        <OctagonX className="i" aria-hidden="true" />
        {t("do.doNotAdmit")}
      </button>
      {awaits ? (
        <Call telephone={telephone} className="g-lt" />
      ) : (
        <button className="g-btn g-lt" onClick={() => onLeave("admitted")}>
          <IdCard className="i" aria-hidden="true" />
          <span>
            {t("do.admit")}
            <small>{t("do.passportAgrees")}</small>
          </span>
        </button>
      )}
    </div>
  );
}

function Call({ telephone, className }: { telephone: string; className: string }) {
  const { t } = useTranslation("gate");
  return (
    <a className={`g-btn ${className}`} href={`tel:${telephone}`}>
      <Phone className="i" aria-hidden="true" />
      {t("do.supervisor")}
    </a>
  );
}

function Next({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation("gate");
  return (
    <button className="g-btn g-lt" onClick={onLeave}>
      <ScanLine className="i" aria-hidden="true" />
      {t("do.next")}
    </button>
  );
}

/** See, then admit; or say why not. */
function SecondStep({ onLeave }: Pick<Props, "onLeave">) {
  const { t } = useTranslation(["gate", "guard"]);
  const [asksWhy, setAsksWhy] = useState(false);
  if (asksWhy) {
    return (
      <div className="g-dock g-one" role="group" aria-label={t("guard:whyNot")}>
        <p className="g-asks">{t("guard:whyNot")}</p>
        {TURNED_AWAY.map((reason) => {
          const words = t(`guard:turnedAway.${reason}`);
          return (
            <button key={reason} className="g-btn g-dk" onClick={() => onLeave("refused", words)}>
              {words}
            </button>
          );
        })}
        <button className="g-btn g-lt" onClick={() => setAsksWhy(false)}>
          <ArrowLeft className="i" aria-hidden="true" />
          {t("gate:do.back")}
        </button>
      </div>
    );
  }
  return (
    <div className="g-dock">
      <button className="g-btn g-dk" onClick={() => setAsksWhy(true)}>
        <OctagonX className="i" aria-hidden="true" />
        {t("gate:do.doNotAdmit")}
      </button>
      <button className="g-btn g-lt" onClick={() => onLeave("admitted")}>
        <CircleCheck className="i" aria-hidden="true" />
        <span>
          {t("gate:do.admit")}
          <small>{t("guard:faceAgrees")}</small>
        </span>
      </button>
    </div>
  );
}
