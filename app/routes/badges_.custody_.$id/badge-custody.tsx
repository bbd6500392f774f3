import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { decideMove } from "#app/domain/custody/custody.ts";
import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { BadgeHistory, Happening } from "#app/server/custody/history.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** What the desk may write of a badge from where it is. */
const MOVES = [
  { intent: "keep", move: "returned", words: "takeBack.keep", look: "btn-2" },
  { intent: "destroy", move: "returned", words: "takeBack.destroy", look: "btn-bad" },
  { intent: "lost", move: "lost", words: "reportLost", look: "btn-3" },
  { intent: "stolen", move: "stolen", words: "reportStolen", look: "btn-3" },
  { intent: "destroyed", move: "destroyed", words: "destroyIt", look: "btn-3" },
] as const;

/** One badge: where it is now, what happened to it, and what can be written of it. */
export function BadgeCustody({ badge }: { badge: BadgeHistory }) {
  const { t } = useTranslation("custody");
  const { id, issue, shortNumber, live, state, happenings } = badge;
  const moves = MOVES.filter(({ move }) => state !== move && decideMove(state, move).ok);
  return (
    <section className="card" aria-labelledby={`badge-${id}`}>
      <div className="card-h">
        <h2 className="h-sub grow" id={`badge-${id}`}>
          {issue === null ? shortNumber : t("issueTitle", { issue, number: shortNumber })}
        </h2>
        <span className="row t14">
          <span className="custody-key" data-state={state} aria-hidden="true" />
          {t(`states.${state}`)}
          {live ? null : <span className="c2"> · {t("dead")}</span>}
        </span>
      </div>
      <ol className="custody-time">
        {happenings.map((happening, index) => (
          <Line key={`${happening.what}-${index}`} happening={happening} />
        ))}
      </ol>
      {moves.length > 0 ? (
        <Form method="post" className="custody-moves">
          <input type="hidden" name="badgeId" value={id} />
          {moves.map(({ intent, words, look }) => (
            <button key={intent} className={`btn btn-s ${look}`} name="intent" value={intent}>
              {t(words)}
            </button>
          ))}
          {live ? <small className="c2">{t("backHint")}</small> : null}
        </Form>
      ) : null}
    </section>
  );
}

function Line({ happening }: { happening: Happening }) {
  const { t } = useTranslation(["custody", "badge"]);
  const language = useLanguage();
  const { at, what, by, detail, reason, receipt } = happening;
  const more = [
    reason ? t(`badge:reasons.${reason}`) : "",
    detail,
    by ? `${t("handedBy")}: ${by}` : "",
  ].filter(Boolean);
  return (
    <li className="t14">
      <span className="c2 num">
        {formatDay(astanaDay(at), language)}, {astanaTime(at)}
      </span>
      <span>
        <b className="w5">{t(`what.${what}`)}</b>
        {more.length > 0 ? <span className="c2"> · {more.join(" · ")}</span> : null}
        {receipt ? (
          <>
            {" · "}
            <Link to={`/badges/receipts/${receipt.id}`}>{receiptNumber(receipt.number)}</Link>
          </>
        ) : null}
      </span>
    </li>
  );
}
