import { Link } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Leads a delegation to its calendar of meetings. */
export function CalendarButton() {
  const { t } = useTranslation("meeting");
  return (
    <Link className="btn btn-2" to="/delegation/bilaterals/calendar">
      <CalendarPlus className="i" aria-hidden="true" />
      {t("calendarPage.open")}
    </Link>
  );
}
