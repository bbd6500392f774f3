import { Link } from "@remix-run/react";
import { Hand, Pencil } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import { photoRows } from "#app/domain/precedence/photo.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { reasonWords, standingWords } from "#app/text/precedence-words.ts";

type Names = ReadonlyMap<string, Trilingual>;

/** Everybody in the list: place, who leads the delegation, and why they stand there. */
export function ListTable({
  view,
  names,
  language,
  editing,
}: {
  view: ListView;
  names: Names;
  language: Language;
  editing: string | null;
}) {
  const { t } = useTranslation("precedence");
  const { list, item, statements } = view;
  const where = whereOf(view);
  return (
    <section className="card prec-list">
      <table className="tbl tbl-stack">
        <caption className="vh">
          {t("table.caption", { list: t(`list.${list}`), title: item.title[language] })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("table.place")}</th>
            <th scope="col">{t("table.delegation")}</th>
            <th scope="col">{t("table.represented")}</th>
            <th scope="col">{t("table.reason")}</th>
            {statements ? (
              <>
                <th scope="col" className="r">
                  {t("table.minutes")}
                </th>
                <th scope="col" className="r">
                  {t("table.expected")}
                </th>
              </>
            ) : null}
            {where ? <th scope="col">{t("table.where")}</th> : null}
            <th scope="col">
              <span className="vh">{t("table.change")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.places.map((place) => (
            <Row
              key={place.participant.id}
              {...{ place, view, names, language }}
              where={where?.(place) ?? null}
              chosen={place.participant.id === editing}
            />
          ))}
        </tbody>
      </table>
      <div className="card-b prec-left">
        {statements ? (
          <p>
            {t("minutesTotal", { count: statements.minutes })}{" "}
            {statements.minutesOver > 0 ? (
              <strong>{t("over", { count: statements.minutesOver })}</strong>
            ) : null}
          </p>
        ) : null}
        <Left what="apart" {...{ view, language }} />
        <Left what="absent" {...{ view, language }} />
      </div>
    </section>
  );
}

/** Delegations of the session that have no place in this list, each leading to its panel. */
function Left({
  what,
  view,
  language,
}: {
  what: "apart" | "absent";
  view: ListView;
  language: Language;
}) {
  const { t } = useTranslation("precedence");
  if (view[what].length === 0) return null;
  return (
    <p>
      {t(what)}{" "}
      {view[what].map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 ? ", " : null}
          <Link to={`?list=${view.list}&edit=${id}#edit`}>{name[language]}</Link>
        </span>
      ))}
    </p>
  );
}

/** Where somebody stands in the photograph or sits; null for lists that have no such places. */
function whereOf({ list, places, photoRow }: ListView) {
  if (list !== "photo") return null;
  const rows = photoRows(places, photoRow).flat();
  const found = new Map(rows.map((each) => [each.one.participant.id, each]));
  return ({ participant }: Place) => found.get(participant.id) ?? null;
}

function Row({
  place,
  view,
  names,
  language,
  where,
  chosen,
}: {
  place: Place;
  view: ListView;
  names: Names;
  language: Language;
  where: { row: number; fromLeft: number } | null;
  chosen: boolean;
}) {
  const { t } = useTranslation("precedence");
  const { participant, byHand, number } = place;
  const { id, iso2, code, standing } = participant;
  const name = participant.name[language];
  const statement = view.statements?.statements.find((each) => each.place === place);
  return (
    <tr className={chosen ? "is-sel" : undefined}>
      <td className="num">{number}</td>
      <th scope="row">
        <span className="prec-who">
          <Flag iso2={iso2} size="s" />
          <span className="serif">{name}</span>
          <span className="iso">{code}</span>
        </span>
      </th>
      <td data-label={t("table.represented")}>
        <span>
          {standingWords(standing, t, language)}
          {standing ? <small className="c2"> {t(`stage.${standing.stage}`)}</small> : null}
        </span>
      </td>
      <td data-label={t("table.reason")}>
        {byHand ? (
          <span className="prec-hand">
            <Hand className="i i-16" aria-hidden="true" />
            <span>
              {t("why.byHand", { reason: byHand.reason })}
              <small className="c2">
                {t("why.byHandWho", {
                  name: byHand.by,
                  date: formatDay(new Date(byHand.at), language),
                  time: astanaTime(new Date(byHand.at)),
                  number: place.natural,
                })}
              </small>
            </span>
          </span>
        ) : (
          <span>{reasonWords(place, t, language, names, "brief")}</span>
        )}
      </td>
      {view.statements ? (
        <>
          <td className="r num" data-label={t("table.minutes")}>
            {statement ? statement.minutes : "–"}
          </td>
          <td className="r num" data-label={t("table.expected")}>
            {statement?.expectedAt ? astanaTime(new Date(statement.expectedAt)) : "–"}
          </td>
        </>
      ) : null}
      {where ? (
        <td data-label={t("table.where")}>
          {t("where.photo", { row: where.row, place: where.fromLeft })}
        </td>
      ) : null}
      <td className="r">
        <Link
          className="btn btn-3 btn-s"
          to={`?list=${view.list}&order=${view.looking}&edit=${id}#edit`}
          aria-label={t("table.changeOf", { name })}
        >
          <Pencil className="i i-16" aria-hidden="true" />
          {t("table.change")}
        </Link>
      </td>
    </tr>
  );
}
