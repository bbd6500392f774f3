import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { Notice } from "#app/ui/notice.tsx";

const WORDS = [
  "placed",
  "placeBack",
  "represented",
  "representationBack",
  "ordered",
  "minutes",
] as const;

/** Word of what was just done, with the button that takes it back. */
export function Done({
  view,
  done,
  id,
  language,
}: {
  view: ListView;
  done: string | null;
  id: string | null;
  language: Language;
}) {
  const { t } = useTranslation("precedence");
  const word = WORDS.find((each) => each === done);
  if (!word) return null;
  const placed = view.places.find(({ byHand }) => byHand?.id === id);
  const record = view.records.find((each) => each.id === id);
  // Taken back by somebody else meanwhile, or seen on another list: there is nothing to say or to undo.
  if ((word === "placed" && !placed) || (word === "represented" && !record)) return null;
  const what = { name: placed?.participant.name[language] ?? "", place: placed?.number ?? 0 };
  return (
    <div id="told" className="prec-told">
      <Notice kind="ok">
        <span>{t(`done.${word}`, what)}</span>
        {id ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value={placed ? "undoPlace" : "undoRepresent"} />
            <input type="hidden" name="id" value={id} />
            <button className="btn btn-2 btn-s" type="submit">
              {t("undo")}
            </button>
          </Form>
        ) : null}
      </Notice>
    </div>
  );
}
