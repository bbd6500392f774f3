import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { BLOCK_KINDS } from "#app/domain/bilateral/kinds.ts";
import { windowText } from "#app/domain/bilateral/windows.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { ShownBlock } from "#app/server/bilateral/room/block-room.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/meeting/select-field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** When the room is taken away from meetings; each block can be freed. */
export function Blocks({ blocks }: { blocks: readonly ShownBlock[] }) {
  const { t } = useTranslation(["request", "bilateral"]);
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="blocks-title">
      <div className="card-h">
        <h2 className="h-sec" id="blocks-title">
          {t("room.blocks")}
        </h2>
      </div>
      {blocks.length === 0 ? <EmptyState title={t("room.none")} /> : null}
      <ul className="meet-list">
        {blocks.map(({ id, kind, title, during }) => (
          <li key={id}>
            <div className="meet-who">
              <b>{windowText(during, language)}</b>
              <p className="t13 c2">
                {[t(`bilateral:block.${kind}`), title].filter(Boolean).join(": ")}
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="block" value={id} />
              <button className="btn btn-3 btn-s" name="intent" value="free">
                {t("room.free")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Taking a time away: closed, or held for an official meeting. */
export function BlockForm({ days }: { days: readonly string[] }) {
  const { t } = useTranslation(["request", "bilateral"]);
  const language = useLanguage();
  return (
    <Form method="post" className="card wish" aria-label={t("room.block")}>
      <div className="card-b">
        <SelectField
          id="kind"
          label={t("room.kind")}
          options={BLOCK_KINDS.map((id) => ({ id, text: t(`bilateral:block.${id}`) }))}
          chosen={BLOCK_KINDS[0]}
        />
        <SelectField
          id="day"
          label={t("room.day")}
          options={days.map((id) => ({ id, text: formatDay(id, language) }))}
          chosen={days[0] ?? ""}
        />
        <div className="wish-pair">
          {(["from", "until"] as const).map((end) => (
            <Field key={end} id={end} label={t(`room.${end}`)}>
              <input
                id={end}
                name={end}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                placeholder={end === "from" ? "09:30" : "11:00"}
              />
            </Field>
          ))}
        </div>
        <Field id="title" label={t("room.what")} hint={t("room.whatHint")}>
          <input id="title" name="title" className="input" maxLength={200} />
        </Field>
        <button className="btn btn-2" name="intent" value="block">
          {t("room.block")}
        </button>
      </div>
    </Form>
  );
}
