import { Form, Link } from "@remix-run/react";
import {
  CalendarCheck,
  Check,
  ChevronDown,
  ChevronUp,
  CircleX,
  Clock,
  type LucideIcon,
  Minus,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { windowText } from "#app/domain/bilateral/windows.ts";
import type { RequestStatus } from "#app/domain/bilateral/kinds.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { DelegationMeetings } from "#app/server/bilateral/delegation-meetings.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Flag } from "#app/ui/flag.tsx";

type Shown = { page: DelegationMeetings; delegationId: string; language: Language };

/** Requests that wait for this delegation's answer. */
export function Incoming({ page, ...shown }: Shown) {
  const { t } = useTranslation("bilateral");
  return (
    <section className="card" aria-labelledby="incoming-title">
      <div className="card-h">
        <h2 className="h-sec" id="incoming-title">
          {t("incoming.title")}
        </h2>
        <span className="count">{page.incoming.length}</span>
      </div>
      {page.incoming.length === 0 ? (
        <EmptyState title={t("incoming.empty")} />
      ) : (
        <ul className="meet-list">
          {page.incoming.map((request) => (
            <li key={request.id}>
              <Who request={request} page={page} {...shown} />
              <Form method="post" className="meet-acts">
                <input type="hidden" name="request" value={request.id} />
                <OpenLink request={request} />
                <button className="btn btn-ok btn-s" name="intent" value="accepted">
                  {t("incoming.accept")}
                </button>
                <button className="btn btn-bad btn-s" name="intent" value="declined">
                  {t("incoming.decline")}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Open requests in the order that the delegation gives them, each with its state and, once placed, room and hour. */
export function OwnMeetings({ page, ...shown }: Shown) {
  const { t } = useTranslation(["bilateral", "request"]);
  const all = [...page.incoming, ...page.others];
  return (
    <section className="card" aria-labelledby="own-title">
      <div className="card-h">
        <h2 className="h-sec" id="own-title">
          {t("own.title")}
        </h2>
        <span className="count">{page.others.length}</span>
      </div>
      {page.others.length === 0 ? (
        <EmptyState title={t("own.empty")} />
      ) : (
        <>
          {all.length > 1 ? <p className="t13 c2 meet-hint">{t("request:order.hint")}</p> : null}
          <ol className="meet-list">
            {page.others.map((request) => (
              <li key={request.id} id={request.id}>
                {all.length > 1 ? <Order request={request} page={page} {...shown} /> : null}
                <Who request={request} page={page} {...shown} />
                <div className="meet-state">
                  <Status request={request} />
                  <Where request={request} page={page} {...shown} />
                </div>
                <div className="meet-end">
                  <OpenLink request={request} />
                  <Withdraw request={request} delegationId={shown.delegationId} />
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** What was declined or withdrawn, out of the way. */
export function ClosedRequests({ page, ...shown }: Shown) {
  const { t } = useTranslation("bilateral");
  if (page.closed.length === 0) return null;
  return (
    <details className="card meet-closed">
      <summary>{t("own.closed", { count: page.closed.length })}</summary>
      <ul className="meet-list">
        {page.closed.map((request) => (
          <li key={request.id}>
            <Who request={request} page={page} {...shown} />
            <div className="meet-state">
              <Status request={request} />
            </div>
            <div className="meet-end">
              <OpenLink request={request} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function OpenLink({ request }: { request: BoardRequest }) {
  const { t } = useTranslation("request");
  return (
    <Link className="btn btn-3 btn-s" to={`/delegation/bilaterals/${request.id}`}>
      {t("page.open")}
    </Link>
  );
}

/** One place up or down, by buttons: keys, touch and pages without scripts alike. */
function Order({ request, page, delegationId, language }: Shown & { request: BoardRequest }) {
  const { t } = useTranslation("request");
  const who = request.sides
    .filter((side) => side !== delegationId)
    .map((side) => page.delegations.find(({ id }) => id === side)?.name[language] ?? side)
    .join(", ");
  return (
    <Form method="post" className="meet-order" preventScrollReset>
      <input type="hidden" name="request" value={request.id} />
      {(["up", "down"] as const).map((way) => (
        <button
          key={way}
          className="iconbtn"
          name="intent"
          value={way}
          aria-label={t(`order.${way}`, { who })}
        >
          {way === "up" ? (
            <ChevronUp className="i i-18" aria-hidden="true" />
          ) : (
            <ChevronDown className="i i-18" aria-hidden="true" />
          )}
        </button>
      ))}
    </Form>
  );
}

function Who({ request, page, delegationId, language }: Shown & { request: BoardRequest }) {
  const { t } = useTranslation("bilateral");
  const others = request.sides.filter((side) => side !== delegationId);
  const details = [
    t(request.sides[0] === delegationId ? "own.askedByYou" : "own.askedBy"),
    t(`levelLong.${request.level}`),
    t("min", { count: request.minutes }),
    request.windows.map((window) => windowText(window, language)).join("; ") || t("anyDay"),
  ];
  return (
    <div className="meet-who">
      <p className="meet-name">
        {others.map((id) => {
          const mark = page.delegations.find((known) => known.id === id);
          return (
            <span key={id}>
              <Flag iso2={mark?.iso2 ?? null} />
              {mark?.name[language] ?? id}
            </span>
          );
        })}
      </p>
      <p className="t13 c2">{details.join(" · ")}</p>
      {request.topic ? <p className="t13 meet-topic">{request.topic}</p> : null}
    </div>
  );
}

const LOOK: Record<RequestStatus | "placed", { chip: string; Icon: LucideIcon }> = {
  waiting: { chip: "chip-vet", Icon: Clock },
  accepted: { chip: "chip-ok", Icon: Check },
  declined: { chip: "chip-bad", Icon: CircleX },
  withdrawn: { chip: "chip-off", Icon: Minus },
  placed: { chip: "chip-done", Icon: CalendarCheck },
};

function Status({ request }: { request: BoardRequest }) {
  const { t } = useTranslation("bilateral");
  const status = request.meeting ? "placed" : request.status;
  const { chip, Icon } = LOOK[status];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  );
}

function Where({ request, page, language }: Shown & { request: BoardRequest }) {
  const { t } = useTranslation("bilateral");
  const { meeting, status } = request;
  if (!meeting) {
    return status === "accepted" ? <span className="t13 c2">{t("own.notYet")}</span> : null;
  }
  const begins = new Date(meeting.start);
  const room = page.rooms.find(({ id }) => id === meeting.roomId)?.name[language] ?? meeting.roomId;
  return (
    <b className="meet-where">
      {t("place", { day: formatDay(begins, language), time: astanaTime(begins), room })}
    </b>
  );
}

function Withdraw({ request, delegationId }: { request: BoardRequest; delegationId: string }) {
  const { t } = useTranslation("bilateral");
  const open = request.status === "waiting" || request.status === "accepted";
  if (request.sides[0] !== delegationId || request.meeting || !open) return null;
  return (
    <Form method="post" className="meet-acts">
      <input type="hidden" name="request" value={request.id} />
      <button className="btn btn-3 btn-s" name="intent" value="withdrawn">
        {t("own.withdraw")}
      </button>
    </Form>
  );
}
