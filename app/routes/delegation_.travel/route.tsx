import "../../ui/styles/travel.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { TRAVEL_GAPS } from "#app/domain/travel/plan.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { copyTravel } from "#app/server/travel/copy.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { travellers } from "#app/server/travel/people.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DelegationTabs } from "#app/ui/travel/delegation-tabs.tsx";

import { CopyPanel } from "./copy-panel.tsx";
import { PeopleTable } from "./people-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { searchParams } = new URL(request.url);
  const [people, { hotels, categories }] = await Promise.all([
    travellers(delegationId),
    summitDefinition(),
  ]);
  const onlyMissing = searchParams.get("show") === "missing";
  const { language } = context;
  const copied = searchParams.get("copied");
  return {
    title: `${translator(language, "travel")("pageTitle")} · Shanyrak`,
    everybody: people,
    people: onlyMissing ? people.filter(({ gaps }) => gaps.length > 0) : people,
    onlyMissing,
    hotels: hotels.map(({ id, name }) => ({ id, name: name[language] })),
    categories: categories.map(({ id, letter, name }) => ({ id, letter, name: name[language] })),
    languages: namedLanguages(language),
    copied: copied !== null && /^\d{1,4}$/.test(copied) ? Number(copied) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const form = await request.formData();
  const chosen = form.getAll("to").map(String);
  const parts = TRAVEL_GAPS.filter((part) => form.getAll("parts").includes(part));
  const copy = { from: formText(form, "from"), to: chosen, parts, replace: form.has("replace") };
  const done = await copyTravel({ actor: accountId, delegationId, now: await summitNow() }, copy);
  if (done.ok) return redirect(`/delegation/travel?copied=${done.value.people}`);
  return data({ problem: done.error, copy }, { status: 422 });
}

export default function DelegationTravel() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("travel");
  const incomplete = page.everybody.filter(({ gaps }) => gaps.length > 0).length;
  return (
    <main className="page travel">
      <DelegationTabs />
      <h1 className="h-page">{t("pageTitle")}</h1>
      <p className="t14 c2">{t("lead")}</p>
      {page.copied === null || refused ? null : (
        <div role="status">
          <Notice kind={page.copied > 0 ? "ok" : "info"}>
            {page.copied > 0 ? t("copy.done", { count: page.copied }) : t("copy.unchanged")}
          </Notice>
        </div>
      )}
      {page.everybody.length === 0 ? (
        <EmptyState title={t("table.empty")} />
      ) : (
        <Form method="post" className="travel-columns">
          <section className="card">
            <div className="tabsrow">
              <nav className="tabs" aria-label={t("show.label")}>
                <Link to="?" aria-current={page.onlyMissing ? undefined : "page"}>
                  {t("show.all")}
                  <span className="count">{page.everybody.length}</span>
                </Link>
                <Link to="?show=missing" aria-current={page.onlyMissing ? "page" : undefined}>
                  {t("show.missing")}
                  <span className={incomplete > 0 ? "count warn" : "count"}>{incomplete}</span>
                </Link>
              </nav>
            </div>
            {page.people.length === 0 ? (
              <EmptyState title={t("table.emptyMissing")} />
            ) : (
              <PeopleTable
                people={page.people}
                hotels={page.hotels}
                categories={page.categories}
                languages={page.languages}
                chosen={refused?.copy.to ?? []}
              />
            )}
          </section>
          <CopyPanel people={page.everybody} refused={refused ?? null} />
        </Form>
      )}
    </main>
  );
}
