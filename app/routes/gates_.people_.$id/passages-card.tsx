import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { PersonAtGates } from "#app/server/supervision/person.server.ts";
import { LetInForm } from "#app/ui/supervision/let-in-form.tsx";
import { useVerdictText } from "#app/ui/supervision/verdict-text.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import type { Refused } from "./refused.ts";

type Passage = PersonAtGates["passages"][number];
type Props = { person: PersonAtGates; refusal: Refused | undefined };

/** Where the person was seen lately, newest first; who was not let in may still be. */
export function PassagesCard({ person: { passages }, refusal }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <section className="card" aria-labelledby="passages">
      <div className="card-h">
        <h2 className="h-sub" id="passages">
          {t("person.passages")}
        </h2>
      </div>
      {passages.length === 0 ? <p className="card-b c2">{t("person.none")}</p> : null}
      {passages.length > 0 ? (
        <table className="tbl tbl-stack">
          <thead>
            <tr>
              {(["time", "gate", "verdict", "outcome"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`person.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {passages.map((one) => (
              <Line key={one.id} passage={one} refusal={refusal} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function Line({ passage, refusal }: { passage: Passage; refusal: Refused | undefined }) {
  const { t } = useTranslation(["supervision", "gate"]);
  const language = useLanguage();
  const verdictText = useVerdictText();
  const { id, at, gate, direction, phone, decision, overrideReason, source, note } = passage;
  const how = overrideReason
    ? t("supervision:person.override", { reason: overrideReason })
    : source === "device"
      ? phone
      : t(`supervision:person.${source}`, { note });
  const order = refusal?.order;
  const mine =
    refusal && order?.intent === "let-in" && order.passageId === id
      ? { text: refusal.text, typed: order.reason }
      : undefined;
  return (
    <tr>
      <td data-label={t("supervision:person.time")}>
        {formatDay(at, language)}, {astanaTime(at)}
      </td>
      <td data-label={t("supervision:person.gate")}>
        {gate[language]}, {t(`gate:direction.${direction}`)}
      </td>
      <td data-label={t("supervision:person.verdict")}>{verdictText(passage)}</td>
      <td data-label={t("supervision:person.outcome")}>
        <span>
          {t(`supervision:person.${decision ?? "undecided"}`)}
          <small>{how}</small>
          {decision === "admitted" || source !== "device" ? null : (
            <LetInForm passageId={id} refusal={mine} />
          )}
        </span>
      </td>
    </tr>
  );
}
