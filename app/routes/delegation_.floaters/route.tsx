import "#app/ui/styles/badge.css";
import "#app/ui/styles/pass.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { isUuid } from "#app/domain/uuid.ts";
import { passNumber } from "#app/server/pass/at-desk.server.ts";
import { askFloater, giveFloaterBack } from "#app/server/pass/floater.server.ts";
import { delegationFloaters } from "#app/server/pass/pages.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Zone } from "./zone.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { language } = context;
  const page = await delegationFloaters(delegationId, { language, now: await summitNow() });
  const { searchParams } = new URL(request.url);
  const said = (["askedNow", "backNow"] as const).find((one) => one === searchParams.get("said"));
  const numbers = page.zones.flatMap(({ held, ended }) => [...held, ...ended]);
  const about = numbers.find(({ number }) => number === searchParams.get("number"));
  return {
    title: `${translator(language, "pass")("own.title")} · Shanyrak`,
    ...page,
    said: said && about ? { said, number: about.number } : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor, delegationId } = requireDelegation(context);
  const form = await request.formData();
  const by = { actor, now: await summitNow() };
  if (form.get("intent") === "ask") {
    const zone = Number(form.get("zone"));
    if (!Number.isInteger(zone)) throw new Response(null, { status: 400 });
    const asked = await askFloater({ delegationId, zone }, by);
    if (!asked.ok) return data({ refusal: asked.error }, { status: 409 });
    return redirect(`/delegation/floaters?said=askedNow&number=${asked.value.number}`);
  }
  const passId = form.get("passId");
  if (typeof passId !== "string" || !isUuid(passId)) throw new Response(null, { status: 400 });
  const back = await giveFloaterBack({ delegationId, passId }, by);
  if (back.ok)
    return redirect(`/delegation/floaters?said=backNow&number=${await passNumber(passId)}`);
  if (back.error === "missing") throw new Response(null, { status: 404 });
  return data({ refusal: back.error }, { status: 409 });
}

/** A delegation's floaters: how many of each zone it holds, one more asked for, one given back. */
export default function Floaters() {
  const { zones, desk, said } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation("pass");
  return (
    <main className="page pass-own">
      <p className="t14">
        <Link className="row" to="/delegation">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("own.back")}
        </Link>
      </p>
      <h1 className="h-page">{t("own.title")}</h1>
      <p className="c2">{t("own.lead")}</p>
      <div aria-live="polite" className="desk-said">
        {refusal ? <Notice kind="bad">{t(`refusal.${refusal}`)}</Notice> : null}
        {said && !refusal ? (
          <Notice kind="ok">{t(`own.${said.said}`, { number: said.number })}</Notice>
        ) : null}
      </div>
      {zones.length === 0 ? <EmptyState title={t("own.noPlaces")} /> : null}
      {zones.map((zone) => (
        <Zone key={zone.number} zone={zone} desk={desk} />
      ))}
    </main>
  );
}
