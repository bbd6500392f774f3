import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const TABS = [
  { key: "gates", to: "/gates", supervisorsOnly: false },
  { key: "people", to: "/gates/people", supervisorsOnly: true },
  { key: "floaters", to: "/gates/floaters", supervisorsOnly: false },
  { key: "principals", to: "/gates/principals", supervisorsOnly: false },
  { key: "paper", to: "/gates/paper", supervisorsOnly: true },
  { key: "incidents", to: "/gates/incidents", supervisorsOnly: false },
] as const;

/** Between the pages of the gates. Operations reads those that name nobody at a gate. */
export function GatesTabs({ isSupervisor }: { isSupervisor: boolean }) {
  const { t } = useTranslation("supervision");
  return (
    <nav className="gates-tabs" aria-label={t("nav.label")}>
      {TABS.filter(({ supervisorsOnly }) => isSupervisor || !supervisorsOnly).map(({ key, to }) => (
        <NavLink key={key} to={to} end={to === "/gates"}>
          {t(`nav.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
