import { useTranslation } from "react-i18next";

import type { EditorView, Option } from "#app/server/programme/editor-view.server.ts";

import type { Filled } from "./fields.tsx";
import { partiesOf } from "./form.ts";

/** Who attends: everybody, a group, or delegations one by one. */
export function Attendance({
  parties,
  fields,
  errorOf,
}: Filled & { parties: EditorView["parties"] }) {
  const { t } = useTranslation("programme");
  const chosen = new Set(partiesOf(fields));
  const single = parties.single.filter(({ id }) => chosen.has(id)).length;
  const error = errorOf("party");
  return (
    <fieldset className="attendance" id="party">
      <legend className="flabel w6 t14">{t("edit.form.attend")}</legend>
      <p className="hint">{t("edit.form.attendHint")}</p>
      {error ? <p className="err">{error}</p> : null}
      <Boxes options={parties.groups} chosen={chosen} />
      <details open={single > 0 && single < 8}>
        <summary>
          {single > 0 ? t("edit.form.listCount", { count: single }) : t("edit.form.list")}
        </summary>
        <Boxes options={parties.single} chosen={chosen} />
      </details>
    </fieldset>
  );
}

function Boxes({ options, chosen }: { options: readonly Option[]; chosen: ReadonlySet<string> }) {
  return (
    <div className="boxes">
      {options.map(({ id, text }) => (
        <label key={id} className="tick">
          <input type="checkbox" name="party" value={id} defaultChecked={chosen.has(id)} />
          <span>{text.charAt(0).toLocaleUpperCase() + text.slice(1)}</span>
        </label>
      ))}
    </div>
  );
}
