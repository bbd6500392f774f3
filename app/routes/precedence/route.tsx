import "#app/ui/styles/precedence.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ListOrdered, Timer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { takesMeetings } from "#app/domain/bilateral/request.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { hasStatements } from "#app/domain/precedence/statements.ts";
import { ORDERS } from "#app/domain/precedence/policy.ts";
import { byDay } from "#app/domain/programme/days.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime, formatDate, weekday } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { orderedSessions, policyOf } from "#app/server/precedence/session.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { PolicyCard } from "./policy-card.tsx";
import { ProgrammeCard } from "./programme-card.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const [sessions, definition] = await Promise.all([orderedSessions(), summitDefinition()]);
  const policy = policyOf(definition);
  const nameOf = (id: string | null) =>
    definition.delegations.find((entry) => entry.id === id)?.name ?? null;
  const { language } = context;
  return {
    delegations: mayOpen("routes/precedence_.programme[.]pdf", requireViewer(context))
      ? invited(definition, language)
      : [],
    days: byDay(sessions).map(({ day, timed, allDay }) => ({ day, items: [...timed, ...allDay] })),
    policy,
    chair: nameOf(policy.chair),
    host: nameOf(policy.host),
    title: `${translator(context.language, "precedence")("title")} · Shanyrak`,
  };
}

/** Every delegation that takes part, by its name in the reader's language. */
const invited = ({ delegations }: SummitDefinition, language: Language) =>
  delegations
    .filter(({ kind }) => takesMeetings(kind))
    .map(({ id, name }) => ({ id, name: name[language] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));

/** The sessions that many attend, and what the host decided about their order. */
export default function Precedence() {
  const { days, policy, chair, host, delegations } = useLoaderData<typeof loader>();
  const { t } = useTranslation("precedence");
  const language = useLanguage();
  return (
    <main className="page precedence">
      <header>
        <h1 className="h-page">{t("title")}</h1>
        <p className="c2">{t("intro")}</p>
      </header>
      <div className="prec-columns">
        <section className="card" aria-labelledby="sessions">
          <div className="card-h">
            <h2 className="h-sec" id="sessions">
              {t("sessions")}
            </h2>
          </div>
          {days.length === 0 ? <p className="card-b c2">{t("noSessions")}</p> : null}
          {days.map(({ day, items }) => (
            <div key={day} className="prec-day">
              <h3 className="flabel">
                {weekday(day, language)}, {formatDate(day, language)}
              </h3>
              <ul>
                {items.map((item) => (
                  <SessionLine key={item.id} item={item} language={language} />
                ))}
              </ul>
            </div>
          ))}
        </section>
        <div className="prec-side">
          <PolicyCard {...{ policy, chair, host, language }} />
          <section className="card card-b prec-papers" aria-labelledby="papers">
            <h2 className="h-sec" id="papers">
              {t("delegationList")}
            </h2>
            <ul>
              {ORDERS.map((order) => (
                <li key={order}>
                  <a href={`/precedence/delegations.pdf?order=${order}&lang=${language}`}>
                    {t(`order.${order}`)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
          {delegations.length > 0 ? <ProgrammeCard {...{ delegations, language }} /> : null}
        </div>
      </div>
    </main>
  );
}

function SessionLine({ item, language }: { item: ProgrammeItem; language: Language }) {
  const { t } = useTranslation("precedence");
  const title = item.title[language];
  return (
    <li>
      <span className="hours">
        {item.startsAt && item.endsAt
          ? `${astanaTime(new Date(item.startsAt))}–${astanaTime(new Date(item.endsAt))}`
          : t("hourUnknown")}
      </span>
      <span className="serif">{title}</span>
      <span className="prec-doors">
        <Link
          className="btn btn-2 btn-s"
          to={`/precedence/${item.id}`}
          aria-label={t("openOf", { title })}
        >
          <ListOrdered className="i i-16" aria-hidden="true" />
          {t("open")}
        </Link>
        {hasStatements(item.kind) ? (
          <Link
            className="btn btn-3 btn-s"
            to={`/precedence/${item.id}/clock`}
            aria-label={t("clockOf", { title })}
          >
            <Timer className="i i-16" aria-hidden="true" />
            {t("clock")}
          </Link>
        ) : null}
      </span>
    </li>
  );
}
