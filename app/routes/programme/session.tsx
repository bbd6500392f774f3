import { CirclePlay, ClockFading, IdCard, Lock, Mic, Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import { type Language, PAPER_ORDER, type Trilingual } from "#app/domain/language/languages.ts";
import { isHeldOnline, isProvisional, type ProgrammeItem } from "#app/domain/programme/item.ts";
import { minutesLeft } from "#app/domain/programme/now.ts";
import { astanaTime, withAstanaOffset } from "#app/domain/time/astana.ts";

import { Agenda } from "./agenda.tsx";

/** One session: hours, title and text, where, and for whom. */
export function Session({
  item,
  now,
  language,
  sideBySide,
  link,
  speakers,
}: {
  item: ProgrammeItem;
  now: number;
  language: Language;
  sideBySide: boolean;
  /** Where this reader joins it; undefined for everybody who does not attend. */
  link: string | undefined;
  speakers: Readonly<Record<string, Trilingual>>;
}) {
  const left = minutesLeft(item, new Date(now));
  const kinds = ["ses"];
  if (left !== null) kinds.push("now");
  if (item.press === "closed") kinds.push("closed");
  if (item.cancelled) kinds.push("off");
  if (sideBySide) kinds.push("tri");
  return (
    <article className={kinds.join(" ")}>
      <Hours item={item} />
      {sideBySide ? (
        PAPER_ORDER.map((each) => (
          <div key={each} lang={each}>
            {each === PAPER_ORDER[0] ? <OnNow left={left} /> : null}
            <h3>{item.title[each]}</h3>
            <p className="d">
              {[placeOf(item, each), item.note?.[each]].filter(Boolean).join(" · ")}
            </p>
            <Agenda points={item.agenda} names={speakers} language={each} />
            {each === PAPER_ORDER[0] ? <Join link={link} /> : null}
          </div>
        ))
      ) : (
        <div>
          <OnNow left={left} />
          <h3>{item.title[language]}</h3>
          {item.note ? <p className="d">{item.note[language]}</p> : null}
          <Agenda points={item.agenda} names={speakers} language={language} />
          <Join link={link} />
        </div>
      )}
      <Aside item={item} place={sideBySide ? undefined : placeOf(item, language)} />
    </article>
  );
}

const placeOf = (item: ProgrammeItem, language: Language): string | undefined =>
  item.room?.name[language] ?? item.place?.[language];

function Hours({ item }: { item: ProgrammeItem }) {
  const { t } = useTranslation("programme");
  if (!item.startsAt)
    return (
      <p className="no-hour">
        {t("hourUnknown")}
        {item.basis === "plausible" ? <small>{t("provisional")}</small> : null}
      </p>
    );
  return (
    <div className="hours">
      <time dateTime={withAstanaOffset(item.startsAt)}>
        {astanaTime(new Date(item.startsAt))}
        {item.endsAt ? <span>{` – ${astanaTime(new Date(item.endsAt))}`}</span> : null}
      </time>
      {isProvisional(item) ? (
        <small>
          <ClockFading className="i i-14" aria-hidden="true" />
          {t("provisional")}
        </small>
      ) : null}
    </div>
  );
}

function OnNow({ left }: { left: number | null }) {
  const { t } = useTranslation("programme");
  if (left === null) return null;
  return (
    <span className="on">
      <CirclePlay className="i i-18" aria-hidden="true" />
      {t("nowLeft", { count: left })}
    </span>
  );
}

function Join({ link }: { link: string | undefined }) {
  const { t } = useTranslation("programme");
  if (link === undefined) return null;
  return (
    <a className="btn btn-1 join" href={link} rel="noreferrer">
      <Video className="i i-18" aria-hidden="true" />
      {t("join")}
    </a>
  );
}

function Aside({ item, place }: { item: ProgrammeItem; place: string | undefined }) {
  const { t } = useTranslation("programme");
  const Press = item.press === "open" ? Mic : Lock;
  return (
    <div className="r">
      {place ? <span className="hall">{place}</span> : null}
      {item.mode && isHeldOnline(item) ? (
        <span>
          <Video className="i i-16" aria-hidden="true" />
          {t(`edit.mode.${item.mode}`)}
        </span>
      ) : null}
      {item.cancelled ? <span className="hall">{t("cancelled")}</span> : null}
      <span>
        <Press className="i i-16" aria-hidden="true" />
        {t(`press.${item.press}`)}
      </span>
      {item.visibility === "public" ? null : (
        <span>
          <IdCard className="i i-16" aria-hidden="true" />
          {t(`audience.${item.visibility}`)}
        </span>
      )}
    </div>
  );
}
