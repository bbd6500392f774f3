import { Link } from "@remix-run/react";
import { ListOrdered } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Leads from the tray to slots that became free and to whom each is proposed; nothing while there is none. */
export function FreedSlots({ count }: { count: number }) {
  const { t } = useTranslation("meeting");
  if (count === 0) return null;
  return (
    <p className="tray-hint">
      <Link className="row" to="/bilaterals/waiting">
        <ListOrdered className="i i-16" aria-hidden="true" />
        {t("waiting.link", { count })}
      </Link>
    </p>
  );
}
