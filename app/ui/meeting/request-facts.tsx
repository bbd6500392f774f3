import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { windowText } from "../../domain/bilateral/windows.ts";
import type { Interval } from "../../domain/bilateral/interval.ts";
import type { Answer, MeetingLevel } from "../../domain/bilateral/kinds.ts";
import type { LevelWarning } from "../../domain/bilateral/level-warning.ts";
import type { Trilingual } from "../../domain/language/languages.ts";
import { formatDay } from "../../domain/time/astana.ts";
import type { Option } from "../combobox.tsx";
import { Flag } from "../flag.tsx";
import { Notice } from "../notice.tsx";
import { useLanguage } from "../use-language.ts";

type Party = {
  delegationId: string;
  answer: Answer;
  level: MeetingLevel;
  companions: number;
  language: string;
  proposed: readonly Interval[];
  remark: string;
  noteVerbale: string;
  remindedAt: number | null;
};

type Shown = {
  request: {
    level: MeetingLevel;
    minutes: number;
    windows: readonly Interval[];
    preferred: readonly Interval[];
    booths: number;
    pressMinutes: number;
    roomId: string | null;
    topic: string;
    status: string;
    hostId: string;
    sides: readonly string[];
    parties: readonly Party[];
    interpreters: readonly { name: string }[];
    meeting: object | null;
  };
  rooms: readonly { id: string; name: Trilingual }[];
  delegations: Readonly<Record<string, { iso2: string | null; name: Trilingual }>>;
  warning: LevelWarning | null;
};

/** What is asked for, by whom, and what each side said. The side that asked may agree to hours that another proposed. */
export function RequestFacts(props: {
  page: Shown;
  /** The reader's delegation; null for protocol. */
  delegationId: string | null;
  languages: readonly Option[];
}) {
  const { page, delegationId, languages } = props;
  const { request, rooms, delegations, warning } = page;
  const { t } = useTranslation(["request", "bilateral"]);
  const language = useLanguage();
  const name = (id: string) => delegations[id]?.name[language] ?? id;
  const when = (windows: readonly Interval[]) =>
    windows.map((window) => windowText(window, language)).join("; ");
  const place = rooms.find(({ id }) => id === request.roomId)?.name[language];
  const needs = [
    ...(request.booths > 0 ? [t("bilateral:booths", { count: request.booths })] : []),
    ...(request.pressMinutes > 0 ? [t("bilateral:press", { count: request.pressMinutes })] : []),
    ...request.interpreters.map((interpreter) => `${interpreter.name}, ${t("who.as.interpreter")}`),
  ];
  const asks = request.sides[0] === delegationId;
  const open = request.status === "waiting" && request.meeting === null;
  return (
    <>
      <h1 className="h-page">{request.sides.map(name).join(" – ")}</h1>
      {warning ? (
        <Notice kind="warn">
          {warning.kind === "levels"
            ? t("warn.levels", {
                sides: warning.sides
                  .map(
                    (side) =>
                      `${name(side.delegationId)}, ${t(`bilateral:levelLong.${side.level}`)}`,
                  )
                  .join("; "),
              })
            : t("warn.ranks", {
                sides: warning.sides
                  .map(
                    (side) => `${name(side.delegationId)}, ${t(`request:warn.rank.${side.rank}`)}`,
                  )
                  .join("; "),
              })}
        </Notice>
      ) : null}
      <section className="card" aria-labelledby="facts-title">
        <div className="card-h">
          <h2 className="h-sec" id="facts-title">
            {t("page.details")}
          </h2>
        </div>
        <dl className="meet-facts">
          <dt>{t("letter.level")}</dt>
          <dd>
            {t(`bilateral:levelLong.${request.level}`)},{" "}
            {t("bilateral:minutes", { count: request.minutes })}
          </dd>
          <dt>{t("letter.when")}</dt>
          <dd>{when(request.windows) || t("bilateral:anyDay")}</dd>
          {request.preferred.length > 0 ? (
            <>
              <dt>{t("bilateral:panel.preferred")}</dt>
              <dd>{when(request.preferred)}</dd>
            </>
          ) : null}
          <dt>{t("protocol.place")}</dt>
          <dd>{place ?? t("bilateral:request.anyRoom")}</dd>
          {needs.length > 0 ? (
            <>
              <dt>{t("bilateral:panel.needs")}</dt>
              <dd>{needs.join("; ")}</dd>
            </>
          ) : null}
          <dt>{t("side.host")}</dt>
          <dd>{name(request.hostId)}</dd>
          {request.topic ? (
            <>
              <dt>{t("bilateral:panel.topic")}</dt>
              <dd className="meet-topic">{request.topic}</dd>
            </>
          ) : null}
        </dl>
      </section>
      <section className="card" aria-labelledby="sides-title">
        <div className="card-h">
          <h2 className="h-sec" id="sides-title">
            {t("page.answers")}
          </h2>
        </div>
        <ul className="meet-list">
          {request.parties.map((side, index) => (
            <li key={side.delegationId}>
              <div className="meet-who">
                <p className="meet-name">
                  <span>
                    <Flag iso2={delegations[side.delegationId]?.iso2 ?? null} />
                    {name(side.delegationId)}
                  </span>
                </p>
                <p className="t13 c2">
                  {[
                    t(`bilateral:levelLong.${side.level}`),
                    t("side.people", { count: side.companions }),
                    languages.find(({ id }) => id === side.language)?.text,
                    side.noteVerbale && t("side.note", { number: side.noteVerbale }),
                    side.remindedAt !== null &&
                      t("side.reminded", { date: formatDay(new Date(side.remindedAt), language) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {side.remark ? (
                  <p className="t13 meet-topic">
                    {t("side.remark")}: {side.remark}
                  </p>
                ) : null}
              </div>
              <div className="meet-state">
                <b>{index === 0 ? t("side.asks") : t(`bilateral:answer.${side.answer}`)}</b>
                {side.answer === "proposed" ? <span>{when(side.proposed)}</span> : null}
              </div>
              {asks && open && side.answer === "proposed" ? (
                <Form method="post" className="meet-acts">
                  <input type="hidden" name="side" value={side.delegationId} />
                  <button className="btn btn-1 btn-s" name="intent" value="agree">
                    {t("answer.agree")}
                  </button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
