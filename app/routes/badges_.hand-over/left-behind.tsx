import { useTranslation } from "react-i18next";

import type { ToHandOver } from "#app/server/custody/receipts.server.ts";

/** Whose badges stay behind, and where those are. */
export function LeftBehind({ left }: { left: ToHandOver["left"] }) {
  const { t } = useTranslation("custody");
  if (left.length === 0) return null;
  return (
    <section className="card" aria-labelledby="left-title">
      <div className="card-h">
        <h2 className="h-sub" id="left-title">
          {t("left", { count: left.length })}
        </h2>
      </div>
      <ul className="card-b print-counts">
        {left.map(({ id, name, state }) => (
          <li key={id} className="t14">
            {name} · <span className="c2">{t(`states.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
