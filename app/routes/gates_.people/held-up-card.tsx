import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { OverrideRefusal } from "#app/domain/supervision/override.ts";
import type { HeldUp } from "#app/server/supervision/held-up.server.ts";
import { LetInForm } from "#app/ui/supervision/let-in-form.tsx";
import { PersonLine } from "#app/ui/supervision/person-line.tsx";
import { useVerdictText } from "#app/ui/supervision/verdict-text.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  people: readonly HeldUp[];
  minutes: number;
  refused: { passageId: string; reason: string; problem: OverrideRefusal | "missing" } | undefined;
};

/** Those whom a guard may be on the telephone about, with the word that lets them in. */
export function HeldUpCard({ people, minutes, refused }: Props) {
  const { t } = useTranslation("supervision");
  const language = useLanguage();
  const verdictText = useVerdictText();
  return (
    <section className="card" aria-labelledby="held-up">
      <div className="card-h">
        <h2 className="h-sub" id="held-up">
          {t("people.heldUp")}
        </h2>
      </div>
      <p className="card-b t13 c2">
        {people.length === 0
          ? t("people.nobodyHeldUp")
          : t("people.heldUpLead", { count: minutes })}
      </p>
      <ul className="gates-people" aria-live="polite">
        {people.map((one) => (
          <li key={one.passageId}>
            <Link to={`/gates/people/${one.nomineeId}`}>
              <PersonLine person={one}>
                <span className="t14">{verdictText(one)}</span>
                <span className="t13 c2">
                  {t("people.at", { gate: one.gate[language], time: astanaTime(one.at) })}
                </span>
              </PersonLine>
            </Link>
            <LetInForm
              passageId={one.passageId}
              refusal={
                refused?.passageId === one.passageId
                  ? { text: t(`refusal.${refused.problem}`), typed: refused.reason }
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
