import { Form, Link } from "@remix-run/react";
import { X } from "lucide-react";

import { MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import { daysOf, windowText } from "#app/domain/bilateral/windows.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";
import { MeetingLinks } from "#app/ui/bilateral/meeting-links.tsx";

import { quartersOf } from "#app/ui/board/geometry.ts";
import { Explanation } from "./explanation.tsx";
import { boardHref, type Looking } from "./links.ts";
import { Nudges } from "./nudges.tsx";
import type { Spot, Words } from "#app/ui/bilateral/use-words.ts";

/** The chosen meeting: what it is, and the form that places, moves, pins or removes it without a mouse or script. */
export function Panel(props: {
  request: BoardRequest;
  suggested: Spot | undefined;
  view: BoardView;
  looking: Looking;
  words: Words;
}) {
  const { request, looking, words } = props;
  const { t } = words;
  return (
    <section className="panel" aria-label={t("panel.label")}>
      <div className="panel-head">
        <h2>
          <span className="pair">
            <BilateralPair sides={request.sides.map(words.side)} />
          </span>
          <span className="names">{request.sides.map(words.name).join(" – ")}</span>
        </h2>
        <Link className="iconbtn" to={boardHref(looking)} preventScrollReset>
          <X className="i" aria-hidden="true" />
          <span className="vh">{t("panel.close")}</span>
        </Link>
      </div>
      <Facts {...props} />
      {request.meeting && !request.meeting.pinned ? (
        <Nudges request={request} meeting={request.meeting} words={words} />
      ) : null}
      {request.status === "accepted" ? <PlaceForm {...props} /> : null}
      {request.meeting ? (
        <MeetingLinks
          requestId={request.id}
          roomId={request.meeting.roomId}
          day={astanaDay(new Date(request.meeting.start))}
        />
      ) : null}
      {request.meeting ? null : <Explanation key={request.id} {...{ request, looking, words }} />}
    </section>
  );
}

function Facts({ request, words }: { request: BoardRequest; words: Words }) {
  const { t, language } = words;
  const needs = [
    t("people", { count: request.seats }),
    ...(request.booths > 0 ? [t("booths", { count: request.booths })] : []),
    ...(request.pressMinutes > 0 ? [t("press", { count: request.pressMinutes })] : []),
  ];
  return (
    <dl className="facts">
      <dt className="vh">{t("request.level")}</dt>
      <dd>
        {t(`levelLong.${request.level}`)}, {t("minutes", { count: request.minutes })}
      </dd>
      <dt>{t("panel.windows")}</dt>
      <dd>
        {request.windows.map((window) => windowText(window, language)).join("; ") || t("anyDay")}
      </dd>
      {request.preferred.length > 0 ? (
        <>
          <dt>{t("panel.preferred")}</dt>
          <dd>{request.preferred.map((window) => windowText(window, language)).join("; ")}</dd>
        </>
      ) : null}
      <dt>{t("panel.needs")}</dt>
      <dd>{needs.join(", ")}</dd>
      {request.topic ? (
        <>
          <dt>{t("panel.topic")}</dt>
          <dd>{request.topic}</dd>
        </>
      ) : null}
      <dt>{t("panel.answers")}</dt>
      <dd>
        {request.answers
          .map(
            ({ delegationId, answer }) => `${words.name(delegationId)}: ${t(`answer.${answer}`)}`,
          )
          .join("; ")}
      </dd>
    </dl>
  );
}

function PlaceForm(props: {
  request: BoardRequest;
  suggested: Spot | undefined;
  view: BoardView;
  words: Words;
}) {
  const { request, suggested, view, words } = props;
  const { t, language } = words;
  const { meeting } = request;
  const at = suggested ?? meeting;
  const pinned = meeting?.pinned ?? false;
  return (
    <Form
      method="post"
      preventScrollReset
      className="place-form"
      key={`${request.id} ${meeting?.stamp} ${at?.roomId} ${at?.start}`}
    >
      <input type="hidden" name="request" value={request.id} />
      {meeting ? <input type="hidden" name="stamp" value={meeting.stamp} /> : null}
      {pinned ? <p className="hint">{t("panel.pinnedHint")}</p> : null}
      <fieldset disabled={pinned}>
        <div className="field">
          <label htmlFor="panel-room">{t("panel.room")}</label>
          <select id="panel-room" name="room" className="input" defaultValue={at?.roomId}>
            {view.rooms.map(({ id, name, seats }) => (
              <option key={id} value={id}>
                {name[language]} · {t("seats", { count: seats })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="panel-day">{t("panel.day")}</label>
          <select
            id="panel-day"
            name="day"
            className="input"
            defaultValue={
              at ? astanaDay(new Date(at.start)) : (daysOf(request.windows)[0] ?? view.day)
            }
          >
            {view.days.map(({ day }) => (
              <option key={day} value={day}>
                {formatDay(day, language)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="panel-time">{t("panel.time")}</label>
          {/* Text, since a browser shows type=time by its own habits: 2:30 PM. */}
          <input
            id="panel-time"
            name="time"
            className="input"
            inputMode="numeric"
            autoComplete="off"
            placeholder="09:30"
            maxLength={5}
            list="panel-times"
            defaultValue={at ? words.time(at.start) : undefined}
          />
          <datalist id="panel-times">
            {quartersOf(view.hours).map((time) => (
              <option key={time} value={time} />
            ))}
          </datalist>
        </div>
        <div className="field">
          <label htmlFor="panel-minutes">{t("panel.length")}</label>
          <select
            id="panel-minutes"
            name="minutes"
            className="input"
            defaultValue={request.minutes}
          >
            {MEETING_MINUTES.map((count) => (
              <option key={count} value={count}>
                {t("min", { count })}
              </option>
            ))}
          </select>
        </div>
      </fieldset>
      <div className="acts">
        {pinned ? null : (
          <button className="btn btn-1 btn-s" name="intent" value={meeting ? "move" : "place"}>
            {t(meeting ? "panel.move" : "panel.place")}
          </button>
        )}
        {meeting ? (
          <button className="btn btn-2 btn-s" name="intent" value={pinned ? "unpin" : "pin"}>
            {t(pinned ? "panel.unpin" : "panel.pin")}
          </button>
        ) : null}
        {meeting && !pinned ? (
          <button className="btn btn-bad btn-s" name="intent" value="remove">
            {t("panel.remove")}
          </button>
        ) : null}
      </div>
    </Form>
  );
}
