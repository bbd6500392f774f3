import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import {
  type Language,
  LANGUAGES,
  PAPER_ORDER,
  type Trilingual,
} from "#app/domain/language/languages.ts";
import { PRESS_ACCESS, PROGRAMME_KINDS, VISIBILITIES } from "#app/domain/programme/kinds.ts";
import { isNeverPublic } from "#app/domain/programme/visibility.ts";
import type { EditorView } from "#app/server/programme/editor-view.server.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";

import { Attendance } from "./attendance.tsx";
import { Check, Choice, type Filled, Text } from "./fields.tsx";
import type { ItemFields } from "./form.ts";

type FormProps = {
  /** Null for a new one. */
  item: DraftItem | null;
  fields: ItemFields;
  errors: readonly { field: string; message: string }[];
  rooms: readonly { id: string; name: Trilingual }[];
  parties: EditorView["parties"];
  language: Language;
};

/** Everything that an editor may say of an item; its agenda has a page of its own. */
export function ItemForm({ item, fields, errors, rooms, parties, language }: FormProps) {
  const { t } = useTranslation("programme");
  const { t: common } = useTranslation("common");
  const saving = useNavigation().state === "submitting";
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message;
  const filled = { fields, errorOf };
  return (
    <Form method="post" className="card item-form" aria-labelledby="item-title" noValidate>
      <div className="card-h">
        <h2 className="h-sec" id="item-title">
          {item ? t("edit.changeItem", { title: item.title[language] }) : t("edit.newTitle")}
        </h2>
        {item ? (
          <Link className="btn btn-2 btn-s" to={`/editor/programme/${item.id}/agenda`}>
            {t("edit.agendaOf")}
          </Link>
        ) : null}
      </div>
      <div className="card-b">
        <ErrorSummary title={t("edit.error.summary")} errors={errors} />
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="item" value={item?.id ?? ""} />
        <input type="hidden" name="changedAt" value={fields.changedAt ?? ""} />
        <Hours {...filled} />
        <Place kind={item?.kind} {...{ rooms, language }} {...filled} />
        <Attendance parties={parties} {...filled} />
        {PAPER_ORDER.map((each) => (
          <Texts key={each} of={each} {...filled} />
        ))}
        {item ? (
          <Check
            name="cancelled"
            label={t("edit.form.cancelled")}
            hint={t("edit.form.cancelledHint")}
            fields={fields}
          />
        ) : null}
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

/** What it is, on which day and at which hours, and how certain that is. */
function Hours(filled: Filled) {
  const { t } = useTranslation("programme");
  const { fields } = filled;
  const kinds = PROGRAMME_KINDS.map((value) => ({ value, text: t(`kind.${value}`) }));
  return (
    <>
      <div className="row-of-4">
        <Choice
          name="kind"
          label={t("edit.form.kind")}
          options={fields.kind ? kinds : [{ value: "", text: "–" }, ...kinds]}
          {...filled}
        />
        <Text name="day" type="date" label={t("edit.form.day")} {...filled} />
        <Text name="start" hour label={t("edit.form.start")} {...filled} />
        <Text name="end" hour label={t("edit.form.end")} {...filled} />
      </div>
      <p className="hint">{t("edit.form.hourHint")}</p>
      <div className="ticks">
        <Check name="certain" label={t("edit.form.certain")} fields={fields} />
        <Check name="confirmed" label={t("edit.form.confirmed")} fields={fields} />
      </div>
    </>
  );
}

/** Where it is held and how, and who may see it. */
function Place({
  kind,
  rooms,
  language,
  ...filled
}: Filled & Pick<FormProps, "rooms" | "language"> & { kind: DraftItem["kind"] | undefined }) {
  const { t } = useTranslation("programme");
  const shown = VISIBILITIES.filter((each) => each !== "public" || !kind || !isNeverPublic(kind));
  return (
    <>
      <div className="row-of-4">
        <Choice
          name="room"
          label={t("edit.form.room")}
          options={[
            { value: "", text: t("edit.form.noRoom") },
            ...rooms.map(({ id, name }) => ({ value: id, text: name[language] })),
          ]}
          {...filled}
        />
        <Choice
          name="mode"
          label={t("edit.form.mode")}
          options={[
            { value: "", text: t("edit.form.modeUnknown") },
            ...MEETING_MODES.map((value) => ({ value, text: t(`edit.mode.${value}`) })),
          ]}
          {...filled}
        />
        <Choice
          name="visibility"
          label={t("edit.form.visibility")}
          options={shown.map((value) => ({ value, text: t(`audience.${value}`) }))}
          {...filled}
        />
        <Choice
          name="press"
          label={t("edit.form.press")}
          options={PRESS_ACCESS.map((value) => ({ value, text: t(`press.${value}`) }))}
          {...filled}
        />
      </div>
      <Text
        name="link"
        type="url"
        label={t("edit.form.link")}
        hint={t("edit.form.linkHint")}
        {...filled}
      />
    </>
  );
}

/** Title, place and text in one language, and whether a native reader has checked them. */
function Texts({ of, fields, errorOf }: Filled & { of: Language }) {
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
