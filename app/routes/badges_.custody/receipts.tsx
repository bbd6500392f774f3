import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = { receipts: readonly { id: string; number: number; takenBy: string; at: Date }[] };

/** What a delegation signed for, the latest first. */
export function Receipts({ receipts }: Props) {
  const { t } = useTranslation("custody");
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="receipts-title">
      <div className="card-h">
        <h2 className="h-sub" id="receipts-title">
          {t("receipts")}
        </h2>
      </div>
      {receipts.length === 0 ? <p className="card-b c2">{t("noReceipts")}</p> : null}
      <ul className="card-b print-counts">
        {receipts.map(({ id, number, takenBy, at }) => (
          <li key={id}>
            <Link to={`/badges/receipts/${id}`}>{receiptNumber(number)}</Link>
            {" · "}
            {t("signed", { name: takenBy, day: formatDay(astanaDay(at), language) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
