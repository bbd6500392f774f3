import "../../ui/styles/travel.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { planFieldsOf } from "#app/domain/travel/plan.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { loadPlan, savePlan } from "#app/server/travel/plan.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DelegationTabs } from "#app/ui/travel/delegation-tabs.tsx";

import { HotelCard, JourneyCard, LanguagesCard, NeedsCard } from "./cards.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const found = await loadPlan(delegationId, params.id ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { hotels, entryPoints } = await summitDefinition();
  const { language } = context;
  const t = translator(language, "travel");
  const name = fullName(found.person) || t("table.unnamed");
  return {
    ...found,
    name,
    title: `${t("form.title", { name })} · Shanyrak`,
    hotels: hotels.map(({ id, name: hotel, provisional }) => ({
      value: id,
      text: provisional ? t("form.provisional", { name: hotel[language] }) : hotel[language],
    })),
    points: entryPoints.map(({ id, name: point }) => ({ value: id, text: point[language] })),
    languages: namedLanguages(language),
    saved: new URL(request.url).searchParams.get("done") === "saved",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const form = await request.formData();
  const fields = planFieldsOf(
    (name) => formText(form, name),
    (name) => form.getAll(name).map(String),
  );
  const writer = { actor: accountId, delegationId, now: await summitNow() };
  const id = params.id ?? "";
  const saved = await savePlan(writer, id, fields, Number(formText(form, "version")) || 0);
  if (saved.ok) return redirect(`/delegation/nominees/${id}/travel?done=saved`);
  const refusal = saved.error;
  if (refusal.kind === "missing") throw new Response(null, { status: 404 });
  return data({ fields, refusal }, { status: refusal.kind === "overtaken" ? 409 : 422 });
}

export default function NomineeTravel() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const { t } = useTranslation("travel");
  const fields = refused?.fields ?? page.fields;
  const refusal = refused?.refusal;
  const problems = refusal?.kind === "problems" ? refusal.problems : [];
  const errorOf = (field: string) => {
    const found = problems.find((problem) => problem.field === field);
    return found && t(`problem.${found.kind}`);
  };
  const shown = { fields, errorOf };
  return (
    <main className="page travel">
      <DelegationTabs />
      <h1 className="h-page">{t("form.title", { name: page.name })}</h1>
      <p className="t14 c2">
        <Link to={`/delegation/nominees/${page.person.id}`}>{t("link.nominee")}</Link>
      </p>
      {page.saved && !refused ? (
        <div role="status">
          <Notice kind="ok">{t("form.saved")}</Notice>
        </div>
      ) : null}
      <ErrorSummary
        title={t("form.errors")}
        errors={problems.map(({ field, kind }) => ({ field, message: t(`problem.${kind}`) }))}
      />
      {refusal?.kind === "overtaken" ? (
        <Notice kind="bad">
          {t("form.overtaken", {
            name: refusal.by || t("form.someone"),
            time: astanaTime(refusal.at),
            fields: refusal.fields.map((field) => t(`field.${field as "hotel"}`)).join(", "),
          })}
        </Notice>
      ) : null}
      <Form method="post" noValidate className="travel-form" key={refused ? "typed" : page.version}>
        <input
          type="hidden"
          name="version"
          value={refusal?.kind === "overtaken" ? refusal.version : page.version}
        />
        <div className="travel-pair">
          <JourneyCard way="arrival" points={page.points} {...shown} />
          <JourneyCard way="departure" points={page.points} {...shown} />
          <HotelCard hotels={page.hotels} {...shown} />
          <LanguagesCard languages={page.languages} {...shown} />
          <NeedsCard {...shown} />
        </div>
        <div className="travel-bar">
          <button className={busy ? "btn btn-1 btn-busy" : "btn btn-1"} type="submit">
            {busy ? <span className="spin" aria-hidden="true" /> : null}
            {t("form.save")}
          </button>
        </div>
      </Form>
    </main>
  );
}
