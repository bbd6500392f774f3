import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import {
  type Language,
  LANGUAGES,
  PAPER_ORDER,
  type Trilingual,
} from "#app/domain/language/languages.ts";
import { PRESS_ACCESS, VISIBILITIES } from "#app/domain/programme/kinds.ts";
import { isNeverPublic } from "#app/domain/programme/visibility.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { ItemFields } from "./form.ts";

type FormProps = {
  item: DraftItem;
  fields: ItemFields;
  errors: readonly { field: string; message: string }[];
  rooms: readonly { id: string; name: Trilingual }[];
  language: Language;
};

/** Everything that an editor may change of an item. */
export function ItemForm({ item, fields, errors, rooms, language }: FormProps) {
  const { t } = useTranslation("programme");
  const { t: common } = useTranslation("common");
  const saving = useNavigation().state === "submitting";
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message;
  const shown = VISIBILITIES.filter((each) => each !== "public" || !isNeverPublic(item.kind));
  return (
    <Form method="post" className="card item-form" aria-labelledby="item-title" noValidate>
      <div className="card-h">
        <h2 className="h-sec" id="item-title">
          {t("edit.changeItem", { title: item.title[language] })}
        </h2>
      </div>
      <div className="card-b">
        <ErrorSummary title={t("edit.error.summary")} errors={errors} />
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="item" value={item.id} />
        <input type="hidden" name="changedAt" value={fields.changedAt} />
        <div className="row-of-3">
          <Text name="day" type="date" label={t("edit.form.day")} {...{ fields, errorOf }} />
          <Text name="start" hour label={t("edit.form.start")} {...{ fields, errorOf }} />
          <Text name="end" hour label={t("edit.form.end")} {...{ fields, errorOf }} />
        </div>
        <p className="hint">{t("edit.form.hourHint")}</p>
        <Check name="confirmed" label={t("edit.form.confirmed")} fields={fields} />
        <div className="row-of-3">
          <Choice
            name="room"
            label={t("edit.form.room")}
            options={[
              { value: "", text: t("edit.form.noRoom") },
              ...rooms.map(({ id, name }) => ({ value: id, text: name[language] })),
            ]}
            {...{ fields, errorOf }}
          />
          <Choice
            name="visibility"
            label={t("edit.form.visibility")}
            options={shown.map((value) => ({ value, text: t(`audience.${value}`) }))}
            {...{ fields, errorOf }}
          />
          <Choice
            name="press"
            label={t("edit.form.press")}
            options={PRESS_ACCESS.map((value) => ({ value, text: t(`press.${value}`) }))}
            {...{ fields, errorOf }}
          />
        </div>
        {PAPER_ORDER.map((each) => (
          <Texts key={each} of={each} {...{ fields, errorOf }} />
        ))}
        <Check
          name="cancelled"
          label={t("edit.form.cancelled")}
          hint={t("edit.form.cancelledHint")}
          fields={fields}
        />
        <div className="form-end">
          <button className="btn btn-1" type="submit" aria-disabled={saving || undefined}>
            {t("edit.form.save")}
          </button>
          <Link className="btn btn-3" to="/editor/programme">
            {common("cancel")}
          </Link>
        </div>
      </div>
    </Form>
  );
}

type Common = { fields: ItemFields; errorOf: (field: string) => string | undefined };

/** Title, place and text in one language, and whether a native reader has checked them. */
function Texts({ of, fields, errorOf }: Common & { of: Language }) {
  const { t } = useTranslation("programme");
  const language = t(`edit.language.${of}`);
  return (
    <fieldset className="texts">
      <Text
        name={`title.${of}`}
        lang={of}
        label={t("edit.form.titleIn", { language })}
        {...{ fields, errorOf }}
      />
      <div className="row-of-2">
        <Text
          name={`place.${of}`}
          lang={of}
          label={t("edit.form.placeIn", { language })}
          {...{ fields, errorOf }}
        />
        <Text
          name={`note.${of}`}
          lang={of}
          label={t("edit.form.noteIn", { language })}
          rows={2}
          {...{ fields, errorOf }}
        />
      </div>
      {of === LANGUAGES[0] ? (
        <input type="hidden" name={`checked.${of}`} value={fields[`checked.${of}`]} />
      ) : (
        <Check name={`checked.${of}`} label={t("edit.form.checked")} fields={fields} />
      )}
    </fieldset>
  );
}

type TextProps = Common & {
  name: string;
  label: string;
  type?: "text" | "date";
  /** `HH:MM` as text: a browser's own box for hours may insist on a.m. and p.m. */
  hour?: boolean;
  rows?: number;
  lang?: Language;
};

function Text({ name, label, type = "text", hour, rows, lang, fields, errorOf }: TextProps) {
  const error = errorOf(name);
  const shared = {
    id: name,
    name,
    className: "input",
    defaultValue: fields[name],
    lang,
    ...(hour ? ({ inputMode: "numeric", placeholder: "09:05", maxLength: 5 } as const) : {}),
    ...describedBy(name, { error }),
  };
  return (
    <Field id={name} label={label} error={error}>
      {rows ? <textarea rows={rows} {...shared} /> : <input type={type} {...shared} />}
    </Field>
  );
}

type ChoiceProps = Common & {
  name: string;
  label: string;
  options: readonly { value: string; text: string }[];
};

function Choice({ name, label, options, fields, errorOf }: ChoiceProps) {
  const error = errorOf(name);
  return (
    <Field id={name} label={label} error={error}>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={fields[name]}
        {...describedBy(name, { error })}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Check({
  name,
  label,
  hint,
  fields,
}: {
  name: string;
  label: string;
  hint?: string;
  fields: ItemFields;
}) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} defaultChecked={fields[name] === "on"} />
      <span>
        {label}
        {hint ? <small className="hint">{hint}</small> : null}
      </span>
    </label>
  );
}
