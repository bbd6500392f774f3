import "#app/ui/styles/meeting-calendar.css";

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { ArrowLeft, CalendarPlus, Download, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";

import { calendarLink } from "#app/server/bilateral/calendar/calendar-link.server.ts";
import { renewLink } from "#app/server/bilateral/secret-link.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { Address } from "./address.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { language } = context;
  return {
    title: `${translator(language, "meeting")("calendarPage.title")} · Shanyrak`,
    link: await calendarLink(delegationId, language),
    renewed: new URL(request.url).searchParams.has("renewed"),
  };
}

export async function action({ context }: ActionFunctionArgs) {
  const { accountId: actor, delegationId } = requireDelegation(context);
  await renewLink({ kind: "calendar", subject: delegationId }, { actor, now: await summitNow() });
  return redirect("/delegation/bilaterals/calendar?renewed");
}

/** The secret address of a delegation's meetings for its calendar programs, and a new one where too many know it. */
export default function CalendarPage() {
  const { link, renewed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("meeting");
  return (
    <main className="page meetcal">
      <p className="t14">
        <Link className="row" to="/delegation/bilaterals">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("calendarPage.back")}
        </Link>
      </p>
      <h1 className="h-page">{t("calendarPage.title")}</h1>
      <p className="c2 meetcal-lead">{t("calendarPage.lead")}</p>
      <div aria-live="polite">
        {renewed ? <Notice kind="ok">{t("calendarPage.renewed")}</Notice> : null}
      </div>
      <section className="card" aria-labelledby="address-title">
        <div className="card-h">
          <h2 className="h-sub" id="address-title">
            {t("calendarPage.address")}
          </h2>
        </div>
        <div className="card-b stack">
          <Address address={link.https} />
          <div className="meetcal-acts">
            <a className="btn btn-1" href={link.webcal}>
              <CalendarPlus className="i" aria-hidden="true" />
              {t("calendarPage.subscribe")}
            </a>
            <a className="btn btn-2" href={link.https} download>
              <Download className="i" aria-hidden="true" />
              {t("calendarPage.download")}
            </a>
          </div>
          <p className="t13 c2">{t("calendarPage.secret")}</p>
        </div>
      </section>
      <section className="card" aria-labelledby="renew-title">
        <div className="card-h">
          <h2 className="h-sub" id="renew-title">
            {t("calendarPage.renewTitle")}
          </h2>
        </div>
        <Form method="post" className="card-b stack">
          <p className="t14">{t("calendarPage.renewText")}</p>
          <button className="btn btn-bad meetcal-renew">
            <RefreshCw className="i" aria-hidden="true" />
            {t("calendarPage.renew")}
          </button>
        </Form>
      </section>
    </main>
  );
}
