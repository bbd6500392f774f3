import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";

type Props = { delegations: readonly { id: string; name: string }[]; language: Language };

/** Prints the programme of one delegation, as a numbered copy where that is wished. */
export function ProgrammeCard({ delegations, language }: Props) {
  const { t } = useTranslation("personal");
  return (
    <section className="card card-b prec-programme" aria-labelledby="personal">
      <h2 className="h-sec" id="personal">
        {t("title")}
      </h2>
      <form action="/precedence/programme.pdf">
        <input type="hidden" name="lang" value={language} />
        <label className="flabel" htmlFor="personal-delegation">
          {t("print.choose")}
        </label>
        <select className="input" id="personal-delegation" name="delegation">
          {delegations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <div className="prec-copy">
          {(["copy", "of"] as const).map((name) => (
            <label key={name} className="flabel">
              {t(name === "copy" ? "print.copyNumber" : "print.copyOf")}
              <input className="input" name={name} inputMode="numeric" maxLength={2} size={2} />
            </label>
          ))}
          <button className="btn btn-2">
            <FileDown className="i" aria-hidden="true" />
            {t("print.open")}
          </button>
        </div>
      </form>
    </section>
  );
}
