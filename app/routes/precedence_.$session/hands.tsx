import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";

/** The places of this list that were given by hand, each with its reason, who gave it, and its undoing. */
export function Hands({
  view,
  names,
  language,
}: {
  view: ListView;
  names: ReadonlyMap<string, Trilingual>;
  language: Language;
}) {
  const { t } = useTranslation("precedence");
  const hands = view.places.flatMap(({ byHand, natural }) =>
    byHand ? [{ ...byHand, natural }] : [],
  );
  return (
    <section className="card card-b prec-hands" aria-labelledby="hands">
      <h2 className="h-sec" id="hands">
        {t("hands.title")}
      </h2>
      {hands.length === 0 ? <p className="c2">{t("hands.none")}</p> : null}
      <ul>
        {hands.map((hand) => {
          const name = names.get(hand.delegationId)?.[language] ?? hand.delegationId;
          const line = t("hands.line", { place: hand.place, name });
          return (
            <li key={hand.id}>
              <span>
                <b>{line}</b>
                <br />
                {hand.reason}
                <small className="c2">
                  {t("why.byHandWho", {
                    name: hand.by,
                    date: formatDay(new Date(hand.at), language),
                    time: astanaTime(new Date(hand.at)),
                    number: hand.natural,
                  })}
                </small>
              </span>
              <Form method="post" action={`?list=${view.list}`} preventScrollReset>
                <input type="hidden" name="intent" value="undoPlace" />
                <input type="hidden" name="id" value={hand.id} />
                <button
                  className="btn btn-2 btn-s"
                  type="submit"
                  aria-label={t("undoOf", { what: line })}
                >
                  {t("undo")}
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
