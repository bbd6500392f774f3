import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Meeting } from "#app/server/body/meetings.server.ts";
import { CalledOff, MeetingMode, useMeetingDays } from "#app/ui/body/meeting.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** A meeting in the calendar: day, body, how and where, who chairs. */
export function MeetingRow({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("body");
  const language = useLanguage();
  const days = useMeetingDays();
  const { id, name, mode, place, chair, participants, start, end, provisional, off } = meeting;
  return (
    <li className={off ? "meeting off" : "meeting"}>
      <p className="meeting-day">
        {days(meeting)}
        {start ? <span className="num">{`${start}${end ? ` – ${end}` : ""}`}</span> : null}
        {provisional ? <span>{t("provisional")}</span> : null}
      </p>
      <div>
        <h3 className="serif">
          <Link to={`/bodies/${id}`}>{name[language]}</Link>
        </h3>
        <p className="t14 c2">
          {[
            place?.[language],
            chair ? t("chairedBy", { chair: chair[language] }) : t("chairUnknown"),
            participants.length > 0
              ? t("participants", { count: participants.length })
              : t("participantsUnknown"),
          ]
            .filter(Boolean)
            .join("\u00a0· ")}
        </p>
      </div>
      {off ? <CalledOff /> : <MeetingMode mode={mode} />}
    </li>
  );
}
