import "#app/ui/styles/document.css";

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

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { addMeeting } from "#app/server/body/keep-meeting.server.ts";
import { bodiesView } from "#app/server/body/meetings.server.ts";
import { delegationsWith, documentRules } from "#app/server/document/reader.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { ModeField } from "#app/ui/body/mode-field.tsx";
import { PartyField } from "#app/ui/body/party-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { readMeeting } from "./form.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const { readers } = await documentRules();
  const { bodies } = await bodiesView(now);
  return {
    title: `${translator(context.language, "body")("add.title")} · Shanyrak`,
    bodies: bodies.map(({ id, name }) => ({ id, name })),
    parties: await delegationsWith(readers, now),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const now = await summitNow();
  const typed: Record<string, string> = {};
  for (const [name, value] of await request.formData())
    if (typeof value === "string") typed[name] = value;
  const read = readMeeting(typed);
  if (!read.ok) return data({ problems: read.error, typed }, { status: 422 });
  const parties = await delegationsWith((await documentRules()).readers, now);
  const { chairId, ...meeting } = read.value;
  const chair = parties.some(({ id }) => id === chairId) ? chairId : null;
  const added = await addMeeting({ ...meeting, chairId: chair }, { actor, now });
  if (!added.ok) return data({ problems: ["body" as const], typed }, { status: 422 });
  return redirect(`/bodies/${added.value}`);
}

/** A meeting that is not in the programme: which body, when, how and where. */
export default function NewMeeting() {
  const { bodies, parties } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("body");
  const language = useLanguage();
  const problems: readonly string[] = refused?.problems ?? [];
  const errorAt = (field: "body" | "firstDay" | "lastDay" | "end" | "link" | "place") =>
    problems.includes(field) ? t(`problem.${field}`) : undefined;
  const input = (id: "firstDay" | "lastDay" | "start" | "end", type: "date" | "time") => {
    const error = id === "start" ? undefined : errorAt(id);
    return (
      <Field
        id={id}
        label={t(`add.${id}`)}
        error={error}
        {...(id === "lastDay" && { hint: t("add.lastDayHint") })}
      >
        <input
          className="input"
          {...{ id, type, name: id }}
          defaultValue={refused?.typed[id]}
          {...describedBy(id, { hint: id === "lastDay", error })}
        />
      </Field>
    );
  };
  return (
    <main className="page documents">
      <Link className="t14 icon-link" to="/bodies">
        <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
      </Link>
      <h1 className="h-page">{t("add.title")}</h1>
      <ErrorSummary
        title={t("problem.title")}
        errors={(refused?.problems ?? []).map((field) => ({
          field: field === "place" ? "place.en" : field,
          message: t(`problem.${field}`),
        }))}
      />
      <Form method="post" className="card document-form document-new" replace noValidate>
        <Field id="body" label={t("add.body")} error={errorAt("body")}>
          <select className="input" id="body" name="body" defaultValue={refused?.typed.body}>
            {bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name?.[language]}
              </option>
            ))}
          </select>
        </Field>
        {input("firstDay", "date")}
        {input("lastDay", "date")}
        {input("start", "time")}
        {input("end", "time")}
        <ModeField chosen={refused?.typed.mode ?? ""} />
        {LANGUAGES.map((one) => {
          const id = `place.${one}`;
          return (
            <Field
              key={id}
              id={id}
              label={t(`add.place.${one}`)}
              error={one === "en" ? errorAt("place") : undefined}
            >
              <input
                className="input"
                {...{ id, name: id, lang: one }}
                maxLength={300}
                defaultValue={refused?.typed[id]}
              />
            </Field>
          );
        })}
        <Field id="link" label={t("add.link_")} error={errorAt("link")}>
          <input
            className="input"
            id="link"
            name="link"
            type="url"
            maxLength={500}
            defaultValue={refused?.typed.link}
          />
        </Field>
        <PartyField
          id="chair"
          label={t("add.chair")}
          chosen={refused?.typed.chair}
          {...{ parties }}
        />
        <button className="btn btn-1">{t("add.save")}</button>
      </Form>
    </main>
  );
}
