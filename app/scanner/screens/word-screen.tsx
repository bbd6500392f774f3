import { Check, Megaphone, Phone } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import type { SupervisorsWord } from "#app/domain/gate/wire.ts";
import { type Language, PAPER_ORDER } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

import { signal } from "../signals.ts";
import { Unsynced } from "./gate-bar.tsx";
import { VerdictShape } from "./shapes.tsx";

type Props = {
  word: SupervisorsWord;
  telephone: string;
  language: Language;
  unsent: number;
  onRead: () => void;
};

/**
 * Over everything: the supervisor stops this gate, or has something to say. It goes when the supervisor ends it, or when
 * the guard has read it.
 */
export function WordScreen({ word, telephone, language, unsent, onRead }: Props) {
  const { t } = useTranslation(["gate", "guard"]);
  const { kind, text, at } = word;
  const isStop = kind === "stop";
  useEffect(() => signal(isStop ? "refuse" : "check"), [isStop]);
  return (
    <section
      className={isStop ? "g-v g-v-refuse g-stopped" : "g-v g-stopped g-word"}
      aria-label={t(isStop ? "guard:stopped.title" : "guard:word.title")}
    >
      <Unsynced count={unsent} />
      <div role="alert">
        {isStop ? <Stop language={language} /> : <Megaphone className="i" aria-hidden="true" />}
        <p className="g-why">
          {text || t("guard:stopped.title")}
          <small>{t(isStop ? "guard:stopped.text" : "guard:word.text")}</small>
        </p>
        <p className="g-alt">
          {t("guard:word.title")} · {astanaTime(new Date(at * 1000))}
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

function Stop({ language }: { language: Language }) {
  const others = PAPER_ORDER.filter((other) => other !== language);
  return (
    <>
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
    </>
  );
}
