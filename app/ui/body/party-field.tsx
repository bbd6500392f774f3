import { useTranslation } from "react-i18next";

import type { Trilingual } from "../../domain/language/languages.ts";
import { describedBy, Field } from "../field.tsx";
import { useLanguage } from "../use-language.ts";

/** A delegation to choose, or nobody known; the field of the form has the id's name. */
export function PartyField(props: {
  id: string;
  label: string;
  parties: readonly { id: string; name: Trilingual }[];
  chosen?: string | undefined;
  error?: string | undefined;
}) {
  const { id, label, parties, chosen, error } = props;
  const { t } = useTranslation("body");
  const language = useLanguage();
  return (
    <Field id={id} label={label} error={error}>
      <select
        className="input"
        id={id}
        name={id}
        defaultValue={chosen ?? ""}
        {...describedBy(id, { error })}
      >
        <option value="">{t("unknown")}</option>
        {parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name[language]}
          </option>
        ))}
      </select>
    </Field>
  );
}
