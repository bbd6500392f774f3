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

import { addMeeting } from "#app/server/body/keep-meeting.server.ts";
import { bodiesView } from "#app/server/body/meetings.server.ts";
import { readMeeting } from "#app/server/body/read-meeting.server.ts";
import { delegationsWith, documentRules } from "#app/server/document/reader.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { textFields } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { MeetingFields } from "#app/ui/body/meeting-fields.tsx";
import { MeetingProblems } from "#app/ui/body/meeting-problems.tsx";
import { Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

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
  const typed = textFields(await request.formData());
  const read = readMeeting(typed);
  if (!read.ok) return data({ problems: read.error, typed }, { status: 422 });
  const parties = await delegationsWith((await documentRules()).readers, now);
  const { chairId, ...plan } = read.value;
  const chair = parties.some(({ id }) => id === chairId) ? chairId : null;
  const added = await addMeeting(typed.body ?? "", { ...plan, chairId: chair }, { actor, now });
  if (!added.ok) return data({ problems: ["body" as const], typed }, { status: 422 });
  return redirect(`/bodies/${added.value}`);
}

/** A meeting that is not in the programme: which body, when, how and where. */
export default function NewMeeting() {
  const { bodies, parties } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("body");
  const language = useLanguage();
  const problems = refused?.problems ?? [];
  const error = problems.some((each) => each === "body") ? t("problem.body") : undefined;
  return (
    <main className="page documents">
      <Link className="t14 icon-link" to="/bodies">
        <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
      </Link>
      <h1 className="h-page">{t("add.title")}</h1>
      <MeetingProblems problems={problems} />
      <Form method="post" className="card document-form document-new" replace noValidate>
        <Field id="body" label={t("add.body")} error={error}>
          <select className="input" id="body" name="body" defaultValue={refused?.typed.body}>
            {bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name?.[language]}
              </option>
            ))}
          </select>
        </Field>
        <MeetingFields values={refused?.typed ?? {}} problems={problems} parties={parties} />
        <button className="btn btn-1">{t("add.save")}</button>
      </Form>
    </main>
  );
}
