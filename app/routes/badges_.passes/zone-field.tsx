import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

type Props = {
  zones: readonly { number: number; name: string }[];
  chosen: readonly string[];
  error: string | undefined;
};

/** The zones that a day badge opens, none marked beforehand. The first box is what an error leads to. */
export function ZoneField({ zones, chosen, error }: Props) {
  const { t } = useTranslation("pass");
  return (
    <fieldset className={error ? "field is-err pass-zones" : "field pass-zones"}>
      <legend>{t("day.zones")}</legend>
      {error ? (
        <span className="err" id="zones-error">
          <CircleAlert className="i i-16" aria-hidden="true" />
          {error}
        </span>
      ) : null}
      {zones.map(({ number, name }, at) => (
        <label key={number} className="pick">
          <input
            type="checkbox"
            name="zones"
            id={at === 0 ? "zones" : undefined}
            value={number}
            defaultChecked={chosen.includes(String(number))}
            aria-describedby={error ? "zones-error" : undefined}
          />
          {t("zoneNamed", { zone: number, name })}
        </label>
      ))}
    </fieldset>
  );
}
