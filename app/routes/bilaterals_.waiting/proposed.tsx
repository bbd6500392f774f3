import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { WaitingPage } from "#app/server/bilateral/after/waiting-page.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** A free slot and who is next for it. */
export function Proposed({ proposal }: { proposal: WaitingPage["proposals"][number] }) {
  const { t } = useTranslation("meeting");
  const { t: words } = useTranslation("bilateral");
  const language = useLanguage();
  const { slot, start, minutes, sides } = proposal;
  const hours = (from: number, until: number) =>
    `${astanaTime(new Date(from))}–${astanaTime(new Date(until))}`;
  return (
    <li className="card">
      <div className="card-b stack">
        <p className="meetwait-slot t14 c2">
          <span>
            {t("waiting.free")} {formatDay(new Date(slot.from), language)},{" "}
            {hours(slot.from, slot.until)}, {proposal.room[language]}
          </span>
          {proposal.others > 0 ? (
            <span>{t("waiting.others", { count: proposal.others })}</span>
          ) : null}
        </p>
        <p className="meetwait-who">
          {sides.map(({ id, iso2, name }) => (
            <span key={id}>
              <Flag iso2={iso2} />
              {name[language]}
            </span>
          ))}
        </p>
        <p className="t14">
          {words(`levelLong.${proposal.level}`)}, {hours(start, start + minutes * 60_000)}
        </p>
        <Form method="post" className="meetwait-acts">
          <input type="hidden" name="turn" value={proposal.turnId} />
          <input type="hidden" name="request" value={proposal.requestId} />
          <input type="hidden" name="room" value={slot.roomId} />
          <input type="hidden" name="start" value={start} />
          <button className="btn btn-1" name="intent" value="book">
            {t("waiting.book")}
          </button>
          <button className="btn btn-3" name="intent" value="keep">
            {t("waiting.keep")}
          </button>
        </Form>
      </div>
    </li>
  );
}
