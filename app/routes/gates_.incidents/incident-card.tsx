import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { IncidentShown } from "#app/server/gate/incident-list.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** Why an order was not carried out, and what was typed with it. */
export type Refusal = { text: string; typed: string };
type Props = {
  incident: IncidentShown;
  handlers: readonly { id: string; name: string }[];
  /** Account of the reader. */
  me: string;
  refusal: Refusal | undefined;
};

const CHIP = { open: "chip-back", taken: "chip-sent", closed: "chip-ok", withdrawn: "chip-off" };

/** What happened, who looks after it, what was done, and what to do next. */
export function IncidentCard({ incident, handlers, me, refusal }: Props) {
  const { t } = useTranslation("incident");
  const { id, kind, state, entries } = incident;
  const title = kind === "report" ? incident.text : t(`kind.${kind}`);
  const over = state === "closed" || state === "withdrawn";
  return (
    <article className="card incident" data-state={state} aria-labelledby={`incident-${id}`}>
      <div className="card-h">
        <h3 className="h-sub grow" id={`incident-${id}`}>
          {title}
        </h3>
        <span className={`chip ${CHIP[state]}`}>{t(`state.${state}`)}</span>
      </div>
      <div className="card-b">
        <Facts incident={incident} />
        <ol className="incident-log">
          {entries.map((entry) => (
            <li key={entry.id}>
              <span className="t13 c2">{astanaTime(entry.at)}</span>
              <span>
                {t(`deed.${entry.deed}`, { by: entry.by ?? t("system"), to: entry.to ?? "" })}
                {entry.note ? <q>{entry.note}</q> : null}
              </span>
            </li>
          ))}
        </ol>
        {state === "withdrawn" ? null : (
          <details open={refusal !== undefined}>
            <summary>{t("act")}</summary>
            <Form method="post" className="incident-form">
              <input type="hidden" name="id" value={id} />
              <Field id={`note-${id}`} label={t("note")} error={refusal?.text}>
                <textarea
                  className="input"
                  id={`note-${id}`}
                  name="note"
                  rows={2}
                  maxLength={1000}
                  defaultValue={refusal?.typed}
                  {...describedBy(`note-${id}`, { error: refusal?.text })}
                />
              </Field>
              {over ? null : (
                <Field id={`to-${id}`} label={t("to")}>
                  <select className="input" id={`to-${id}`} name="to" defaultValue="">
                    <option value="">{t("choose")}</option>
                    {handlers
                      .filter((one) => one.id !== me)
                      .map((one) => (
                        <option key={one.id} value={one.id}>
                          {one.name}
                        </option>
                      ))}
                  </select>
                </Field>
              )}
              <div className="incident-do">
                {(over ? (["noted", "reopened"] as const) : DEEDS).map((deed) => (
                  <button
                    key={deed}
                    className={deed === "closed" ? "btn btn-ok btn-s" : "btn btn-2 btn-s"}
                    name="intent"
                    value={deed}
                  >
                    {t(`do.${deed}`)}
                  </button>
                ))}
              </div>
            </Form>
          </details>
        )}
      </div>
    </article>
  );
}

const DEEDS = ["taken", "noted", "handed_over", "closed"] as const;

function Facts({ incident }: { incident: IncidentShown }) {
  const { t } = useTranslation("incident");
  const language = useLanguage();
  const moment = (at: Date | null) => at && `${formatDay(at, language)}, ${astanaTime(at)}`;
  const first = moment(incident.firstAt);
  const second = moment(incident.secondAt);
  const facts: readonly (readonly [string, string | null])[] = [
    [t("fact.person"), [incident.person, incident.delegation].filter(Boolean).join(", ")],
    [t("fact.pass"), incident.pass],
    [t("fact.gate"), [incident.gate?.[language], incident.phone].filter(Boolean).join(" · ")],
    [
      second ? t("fact.first") : t("fact.seen"),
      first && `${first} · ${incident.firstGate?.[language]}`,
    ],
    [t("fact.second"), second],
    [t("fact.opened"), moment(incident.openedAt)],
    [t("fact.owner"), incident.owner],
  ];
  return (
    <dl className="dl">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
