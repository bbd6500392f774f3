import { Link } from "@remix-run/react";
import {
  ClockFading,
  ListOrdered,
  Languages,
  Pencil,
  SpellCheck,
  TriangleAlert,
  Video,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { type Language, isLanguage } from "#app/domain/language/languages.ts";
import { isProvisional } from "#app/domain/programme/item.ts";
import { untranslated } from "#app/domain/programme/translation.ts";
import { astanaTime, formatDate, weekday } from "#app/domain/time/astana.ts";
import type { EditedItem } from "#app/server/programme/editor-view.server.ts";

/** One day of the draft: hours, item, place, who sees it, and what somebody should check. */
export function ItemTable({
  day,
  items,
  language,
  chosen,
}: {
  day: string;
  items: readonly EditedItem[];
  language: Language;
  chosen: string | undefined;
}) {
  const { t } = useTranslation("programme");
  const name = weekday(day, language);
  return (
    <section className="card day-card" aria-labelledby={`day-${day}`}>
      <div className="card-h">
        <h2 className="h-sec" id={`day-${day}`}>
          {`${name.charAt(0).toLocaleUpperCase()}${name.slice(1)}, ${formatDate(day, language)}`}
        </h2>
      </div>
      <div className="scroll">
        <table className="tbl tbl-stack">
          <thead>
            <tr>
              <th scope="col">{t("edit.hours")}</th>
              <th scope="col">{t("edit.item")}</th>
              <th scope="col">{t("edit.place")}</th>
              <th scope="col">{t("edit.seenBy")}</th>
              <th scope="col">{t("edit.toDo")}</th>
              <th scope="col">
                <span className="vh">{t("edit.change")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.id} {...{ item, language }} chosen={item.id === chosen} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ItemRow({
  item,
  language,
  chosen,
}: {
  item: EditedItem;
  language: Language;
  chosen: boolean;
}) {
  const { t } = useTranslation("programme");
  const title = item.title[language];
  const place = item.room?.name[language] ?? item.place?.[language];
  return (
    <tr className={chosen ? "is-sel" : undefined}>
      <td className="hours">{hoursOf(item) || <span className="c3">{t("allDay")}</span>}</td>
      <td className={item.cancelled ? "serif off" : "serif"}>
        {title}
        {item.cancelled ? <small>{t("cancelled")}</small> : null}
        <About item={item} />
      </td>
      <td data-label={t("edit.place")}>{place ?? "–"}</td>
      <td data-label={t("edit.seenBy")}>{t(`audience.${item.visibility}`)}</td>
      <td>
        <ToCheck item={item} />
      </td>
      <td className="r">
        <Link
          className="btn btn-3 btn-s"
          to={`/editor/programme?item=${item.id}#item-title`}
          aria-label={t("edit.changeItem", { title })}
        >
          <Pencil className="i i-16" aria-hidden="true" />
          {t("edit.change")}
        </Link>
      </td>
    </tr>
  );
}

/** How it is held, and how long its agenda is; nothing where nothing was said. */
function About({ item }: { item: EditedItem }) {
  const { t } = useTranslation("programme");
  return (
    <>
      {item.mode && item.mode !== "in_person" ? (
        <small className="about">
          <Video className="i i-14" aria-hidden="true" />
          {t(`edit.mode.${item.mode}`)}
        </small>
      ) : null}
      {item.agenda.length > 0 ? (
        <small className="about">
          <ListOrdered className="i i-14" aria-hidden="true" />
          {t("edit.points", { count: item.agenda.length })}
        </small>
      ) : null}
    </>
  );
}

function hoursOf({ startsAt, endsAt }: EditedItem): string {
  if (!startsAt) return "";
  const start = astanaTime(new Date(startsAt));
  return endsAt ? `${start}–${astanaTime(new Date(endsAt))}` : start;
}

function ToCheck({ item }: { item: EditedItem }) {
  const { t } = useTranslation("programme");
  const named = (languages: readonly string[]) =>
    languages
      .filter(isLanguage)
      .map((each) => t(`edit.language.${each}`))
      .join(", ");
  const missing = untranslated(item);
  const lines = [
    ...item.warnings.map((text) => ({ Icon: TriangleAlert, on: true, text })),
    {
      Icon: Languages,
      on: missing.length > 0,
      text: t("edit.untranslated", { languages: named(missing) }),
    },
    {
      Icon: SpellCheck,
      on: item.unverified.length > 0,
      text: t("edit.unverified", { languages: named(item.unverified) }),
    },
    {
      Icon: ClockFading,
      on: isProvisional(item),
      text: item.startsAt ? t("provisional") : t("hourUnknown"),
    },
  ].filter(({ on }) => on);
  if (lines.length === 0) return <span className="c3">{t("edit.fine")}</span>;
  return (
    <ul className="to-check">
      {lines.map(({ Icon, text }) => (
        <li key={text}>
          <Icon className="i i-14" aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}
