import { useTranslation } from "react-i18next";

/** Zones as numerals: allowed solid, not allowed struck through; said in words for screen readers. */
export function ZoneNumerals({
  all,
  allowed,
}: {
  all: readonly number[];
  allowed: readonly number[];
}) {
  const { t } = useTranslation("common");
  return (
    <span className="zones" role="img" aria-label={t("zones", { list: allowed.join(", ") })}>
      {all.map((zone) => (
        <span key={zone} className={allowed.includes(zone) ? "zone" : "zone no"} aria-hidden="true">
          {zone}
        </span>
      ))}
    </span>
  );
}
