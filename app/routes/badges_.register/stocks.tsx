import { useTranslation } from "react-i18next";

import type { RegisterPage } from "#app/server/print-run/register.server.ts";

/** What was used up of each stock: prints, of them spoiled, and copies from the desk, which name no stock. */
export function Stocks({ stocks }: { stocks: RegisterPage["stocks"] }) {
  const { t } = useTranslation("print");
  if (stocks.length === 0) return null;
  return (
    <dl className="print-stocks">
      {stocks.map(({ stock, printed, spoiled, copies }) => (
        <div key={stock} className="card">
          <dt>{stock || t("noStock")}</dt>
          <dd>
            <b className="serif t22">{stock ? printed : copies}</b>
            <small className="c2">
              {stock ? t("spoiledCount", { count: spoiled }) : t("copiesCount", { count: copies })}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
