import { Volume2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { VERDICT_WORDS, type GuardDecision } from "#app/domain/gate/verdict.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import { type Language, PAPER_ORDER } from "#app/domain/language/languages.ts";

import type { Judged } from "../judged.ts";
import { signal } from "../signals.ts";
import { Unsynced } from "./gate-bar.tsx";
import { PersonCard } from "./person-card.tsx";
import { VerdictShape } from "./shapes.tsx";
import { useReasonWords } from "./reason-words.ts";
import { VerdictDock } from "./verdict-dock.tsx";

/** How long an ADMIT stands before the camera comes back. */
const ADMIT_STANDS_MS = 2_000;

type Props = {
  judged: Judged;
  list: GateList;
  language: Language;
  unsent: number;
  /** An admit of the rules waits for the guard's word: a staffed gate, or a decision taken back. */
  mustDecide: boolean;
  /** A supervisor let this person in, whatever the verdict was. */
  letIn: boolean;
  /** The camera reads on: the other of badge and floater is asked for. */
  awaits: boolean;
  /** Notes the guard's decision, if one is due, and goes back to the camera. */
  onLeave: (decision: GuardDecision | null, why?: string) => void;
};

/** Field, shape, word, person, and what the guard can do. It is simply there: nothing of it moves. */
export function VerdictScreen(props: Props) {
  const { judged, list, language, unsent, letIn, awaits, onLeave } = props;
  const kind = letIn ? "admit" : judged.admission.kind;
  const mustDecide = props.mustDecide && !letIn;
  const { t } = useTranslation(["gate", "guard"]);
  const reason = useReasonWords(judged, list, language);
  const words = letIn
    ? { title: t("guard:letIn.title"), text: t("guard:letIn.text"), facts: [] }
    : reason;
  const leavesByItself = kind === "admit" && !mustDecide;
  useEffect(() => {
    if (letIn) signal("admit");
  }, [letIn]);
  useEffect(() => {
    if (!leavesByItself) return;
    const timer = setTimeout(() => onLeave(null), ADMIT_STANDS_MS);
    return () => clearTimeout(timer);
  }, [leavesByItself, judged.id, onLeave]);

  return (
    <section className={`g-v g-v-${kind}`} data-verdict={kind} aria-label={t("verdict")}>
      {/* A tap anywhere takes an ADMIT away; for keys and screen readers there is the button below. */}
      {leavesByItself ? (
        <button className="g-tap" tabIndex={-1} aria-hidden="true" onClick={() => onLeave(null)} />
      ) : null}
      <Unsynced count={unsent} />
      <div role="alert">
        <VerdictShape kind={kind} />
        <h2 lang={language}>{VERDICT_WORDS[kind][language]}</h2>
        <p className="g-alt">
          {PAPER_ORDER.filter((other) => other !== language).map((other, place) => (
            <span key={other}>
              {place > 0 ? " · " : null}
              <span lang={other}>{VERDICT_WORDS[kind][other]}</span>
            </span>
          ))}
        </p>
        <p className="g-why">
          {words.title}
          {words.text ? <small>{words.text}</small> : null}
        </p>
        {words.facts.length > 0 ? (
          <dl className="g-facts">
            {words.facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      <PersonCard judged={judged} list={list} language={language} />
      <p className="g-sound">
        <Volume2 className="i i-18" aria-hidden="true" />
        {t(`sound.${kind}`)}
      </p>
      <VerdictDock
        kind={kind}
        mustDecide={mustDecide}
        awaits={awaits && !letIn}
        telephone={list.telephone}
        onLeave={onLeave}
      />
    </section>
  );
}
