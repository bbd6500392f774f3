import { useTranslation } from "react-i18next";

import type { RadioDetails, WeaponDetails } from "../../domain/declaration/declaration.ts";

type Declared =
  { kind: "weapon"; details: WeaponDetails } | { kind: "radio"; details: RadioDetails };

/** What it is, in one line: make, model, calibre and number, or device, frequency, power and call sign. */
export function DetailsLine({ declared }: { declared: Declared }) {
  const { t, i18n } = useTranslation("declaration");
  if (declared.kind === "weapon") {
    const { make, model, calibre, serial, rounds } = declared.details;
    return (
      <>
        <b>
          {make} {model}
        </b>
        {` · ${[calibre, t("serial", { serial }), t("rounds", { count: rounds })].join(" · ")}`}
      </>
    );
  }
  const { device, frequency, power, callSign } = declared.details;
  const number = (value: number) =>
    i18n.language === "en" ? String(value) : String(value).replace(".", ",");
  return (
    <>
      <b>{device}</b>
      {` · ${[t("mhz", { value: number(frequency) }), t("watt", { value: number(power) }), callSign].join(" · ")}`}
    </>
  );
}
