import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { endGrant, grantZone } from "#app/server/badge/zone-grants.server.ts";
import { zonesPage } from "#app/server/badge/zones-page.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Ended } from "./ended.tsx";
import { GrantForm } from "./grant-form.tsx";
import { ZoneTable } from "./zone-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const DONE = ["granted", "ended"] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await zonesPage(params.id ?? "", context.language);
  if (!page) throw new Response(null, { status: 404 });
  const done = new URL(request.url).searchParams.get("done");
  const t = translator(context.language, "zone");
  return {
    ...page,
    title: `${t("title")}: ${page.name} · Shanyrak`,
    done: DONE.find((each) => each === done) ?? null,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const id = params.id ?? "";
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const by = { actor, now: await summitNow() };
  const back = `/accreditation/${id}/zones`;
  if (text("grant") !== "") {
    const ended = await endGrant(by, id, text("grant"));
    if (ended.ok) return redirect(`${back}?done=ended`);
    return data({ refusal: ended.error, zone: 0, reason: "" }, { status: 409 });
  }
  const typed = { zone: Number(text("zone")), reason: text("reason") };
  const granted = await grantZone(by, id, typed);
  if (granted.ok) return redirect(`${back}?done=granted`);
  if (granted.error === "missing") throw new Response(null, { status: 404 });
  return data({ refusal: granted.error, ...typed }, { status: 422 });
}

/** What a person's badge opens, zone by zone, and the grants beside the category. */
export default function Zones() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("zone");
  return (
    <main className="zones-page">
      <Link to={`/accreditation/${page.id}`}>{t("back")}</Link>
      <div className="row zones-head">
        <h1 className="h-page grow">
          {t("title")}: <bdi>{page.name}</bdi>
        </h1>
        <span className="row">
          <CategoryTag letter={page.category.letter} />
          <b className="t14 w6">{page.category.name}</b>
        </span>
      </div>
      <div role="status">
        {page.done && !refused ? <Notice kind="ok">{t(`done.${page.done}`)}</Notice> : null}
      </div>
      {refused?.refusal === "not_granted" ? (
        <Notice kind="bad">{t("refusal.not_granted")}</Notice>
      ) : null}
      {page.stale ? <Notice kind="warn">{t("stale")}</Notice> : null}
      <ZoneTable zones={page.zones} />
      {/* Anew once a zone was opened: its reason is on record, and is not the next one's. */}
      <GrantForm
        key={page.zones.filter(({ grant }) => grant).length}
        zones={page.zones}
        refused={refused ?? null}
      />
      <Ended grants={page.ended} />
    </main>
  );
}
