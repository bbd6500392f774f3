import { Check, Phone } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { type Language, PAPER_ORDER } from "#app/domain/language/languages.ts";

import { signal } from "../signals.ts";
import { VerdictShape } from "./shapes.tsx";

/** Over everything: the supervisor stopped this gate. It goes when the gate is opened, or when the guard has read it. */
export function StoppedScreen({
  telephone,
  language,
  onRead,
}: {
  telephone: string;
  language: Language;
  onRead: () => void;
}) {
  const { t } = useTranslation(["gate", "guard"]);
  useEffect(() => signal("refuse"), []);
  const others = PAPER_ORDER.filter((other) => other !== language);
  return (
    <section className="g-v g-v-refuse g-stopped" aria-label={t("guard:stopped.title")}>
      <div role="alert">
        <VerdictShape kind="refuse" />
        <h2 lang={language}>{STOP[language]}</h2>
        <p className="g-alt">
          {others.map((other, place) => (
            <span key={other}>
              {place > 0 ? " · " : null}
              <span lang={other}>{STOP[other]}</span>
            </span>
          ))}
        </p>
        <p className="g-why">
          {t("guard:stopped.title")}
          <small>{t("guard:stopped.text")}</small>
        </p>
      </div>
      <div className="g-dock">
        <a className="g-btn g-dk" href={`tel:${telephone}`}>
          <Phone className="i" aria-hidden="true" />
          {t("gate:do.supervisor")}
        </a>
        <button className="g-btn g-lt" onClick={onRead}>
          <Check className="i" aria-hidden="true" />
          {t("guard:stopped.seen")}
        </button>
      </div>
    </section>
  );
}

/** A phone holds the words of one language only; this one is read by whoever looks. */
const STOP: Record<Language, string> = { en: "STOP", ru: "СТОП", kk: "ТОҚТА" };
