import { useTranslation } from "react-i18next";

/** Places of the check digits in the second line, counted from 1 (ICAO 9303-4 §4.2.2.2). */
const CHECK_DIGITS = [10, 20, 28, 43, 44];

/**
 * The two lines as equal cells, so that a character can be pointed at; check digits are marked.
 * @param wrong places in the second line whose check digit disagrees, counted from 1
 */
export function MrzCells({ lines, wrong }: { lines: readonly string[]; wrong: readonly number[] }) {
  const { t } = useTranslation("accreditation");
  const look = (line: number, at: number, character: string): string | undefined => {
    if (line === 1 && wrong.includes(at)) return "w";
    if (line === 1 && CHECK_DIGITS.includes(at) && character !== "<") return "k";
    return character === "<" ? "f" : undefined;
  };
  return (
    <div className="mrz2" role="img" aria-label={t("dossier.mrz", { lines: lines.join(", ") })}>
      {lines.map((text, line) => (
        <div key={line} aria-hidden="true">
          {[...text].map((character, at) => (
            <span key={at} className={look(line, at + 1, character)}>
              {character}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
