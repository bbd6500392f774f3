import "#app/ui/styles/programme-editor.css";
import "#app/ui/styles/programme-agenda.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { listDelegations } from "#app/server/delegation/list.server.ts";
import { draftItems } from "#app/server/programme/items.server.ts";
import { saveAgenda } from "#app/server/programme/revise-item.server.ts";
import { delegationNames } from "#app/server/summit/names.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { moved, readAgenda, sentAgenda, type TypedPoint, typedAgenda, withRoom } from "./form.ts";
import { Point } from "./point.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const item = (await draftItems()).find(({ id }) => id === params.item);
  if (!item) throw new Response(null, { status: 404 });
  const known = await delegationNames();
  const delegations = (await listDelegations(context.language)).filter(({ id }) => known.has(id));
  return {
    item,
    delegations: delegations.map(({ id, name }) => ({ id, text: name })),
    saved: new URL(request.url).searchParams.has("saved"),
    title: `${translator(context.language, "programme")("edit.agendaOf")} · Shanyrak`,
  };
}

type Refused = {
  /** As typed; null where the page should show what is saved now. */
  points: readonly TypedPoint[] | null;
  errors: readonly { field: string; message: string }[];
  message: string | null;
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const t = translator(context.language, "programme");
  const form = await request.formData();
  const points = sentAgenda(form);
  const read = readAgenda(points, new Set((await delegationNames()).keys()));
  if (!read.ok) {
    const errors = read.error.map(({ field, key }) => ({
      field,
      message: t(`agenda.error.${key}`),
    }));
    return data<Refused>({ points, errors, message: null }, { status: 422 });
  }
  const id = params.item ?? "";
  const agenda = moved(read.value, formText(form, "move"));
  const by = { actor, now: await summitNow() };
  const saved = await saveAgenda({ id, seen: formText(form, "changedAt") }, agenda, by);
  if (saved.ok) return redirect(`/editor/programme/${encodeURIComponent(id)}/agenda?saved=1`);
  if (saved.error.kind === "unknown") throw new Response(null, { status: 404 });
  const message = t(
    saved.error.kind === "changedMeanwhile" ? "edit.error.changedMeanwhile" : "edit.error.taken",
  );
  return data<Refused>({ points: null, errors: [], message }, { status: 409 });
}

/** The agenda of a session, and who speaks to each point; the order of delegations stands in its precedence. */
export default function AgendaPage() {
  const { item, delegations, saved } = useLoaderData<typeof loader>();
  const refused: Refused | undefined = useActionData<typeof action>();
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const points = withRoom(refused?.points ?? typedAgenda(item.agenda));
  const errors = refused?.errors ?? [];
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message;
  return (
    <main className="page edit-programme agenda-page">
      <Link className="backlink" to={`/editor/programme?item=${item.id}#item-title`}>
        <ArrowLeft className="i i-16" aria-hidden="true" />
        {t("edit.title")}
      </Link>
      <header>
        <h1 className="h-page">{t("agenda.title", { title: item.title[language] })}</h1>
        <p className="c2">{t("agenda.intro")}</p>
      </header>
      {refused?.message ? <Notice kind="bad">{refused.message}</Notice> : null}
      {saved && !refused ? <Notice kind="ok">{t("agenda.saved")}</Notice> : null}
      <Form
        method="post"
        className="agenda-form"
        key={`${item.changedAt} ${points.length}`}
        noValidate
      >
        <ErrorSummary title={t("edit.error.summary")} errors={errors} />
        <input type="hidden" name="changedAt" value={item.changedAt} />
        {/* Enter in a field saves, and moves nothing. */}
        <button className="vh" tabIndex={-1} aria-hidden="true" />
        {points.map((point, at) => (
          <Point
            key={at}
            isNew={at === points.length - 1}
            {...{ point, at, errorOf, delegations }}
          />
        ))}
        <div className="form-end">
          <button className="btn btn-1">{t("edit.form.save")}</button>
        </div>
      </Form>
    </main>
  );
}
