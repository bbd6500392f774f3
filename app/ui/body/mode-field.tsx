import { useTranslation } from "react-i18next";

import { MEETING_MODES } from "../../domain/body/kinds.ts";
import { Field } from "../field.tsx";

/** How a meeting is held, or that it is not known. */
export function ModeField({ chosen }: { chosen: string }) {
  const { t } = useTranslation("body");
  return (
    <Field id="mode" label={t("add.mode")}>
      <select className="input" id="mode" name="mode" defaultValue={chosen}>
        <option value="">{t("mode.unknown")}</option>
        {MEETING_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(`mode.${mode}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}
