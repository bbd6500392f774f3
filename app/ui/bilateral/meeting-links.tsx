import "#app/ui/styles/meeting-links.css";

import { Link } from "@remix-run/react";
import { CalendarCheck, FileText, MonitorSmartphone } from "lucide-react";
import { useTranslation } from "react-i18next";

/**
 * From a meeting to what follows its booking: its state on the day, the sheet of its room, the signs at doors.
 * @param requestId null on the meeting's own page
 */
export function MeetingLinks(props: { requestId: string | null; roomId: string; day: string }) {
  const { requestId, roomId, day } = props;
  const { t } = useTranslation("meeting");
  return (
    <ul className="meeting-links">
      {requestId === null ? null : (
        <li>
          <Link className="row" to={`/bilaterals/meetings/${requestId}`}>
            <CalendarCheck className="i i-16" aria-hidden="true" />
            {t("links.state")}
          </Link>
        </li>
      )}
      <li>
        <a className="row" href={`/bilaterals/rooms/${roomId}.pdf?day=${day}`}>
          <FileText className="i i-16" aria-hidden="true" />
          {t("links.sheet")}
        </a>
      </li>
      <li>
        <Link className="row" to={`/bilaterals/rooms?day=${day}`}>
          <MonitorSmartphone className="i i-16" aria-hidden="true" />
          {t("links.signs")}
        </Link>
      </li>
    </ul>
  );
}
