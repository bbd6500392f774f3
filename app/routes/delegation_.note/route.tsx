import "#app/ui/styles/invitation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft, Upload } from "lucide-react";
import { useTranslation } from "react-i18next";

import { PAPER_MAX_BYTES } from "#app/domain/paper/pdf.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { noteForm, problemsOf } from "#app/server/invitation/forms.ts";
import { readFileForm } from "#app/server/nominee/upload.server.ts";
import { compareNotes } from "#app/server/note/match.server.ts";
import { handInNote } from "#app/server/note/register.server.ts";
import { checkPaper } from "#app/server/paper/papers.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { TextField } from "#app/ui/invitation/person-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Comparison } from "./comparison.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  return {
    title: `${translator(context.language, "note")("title")} · Shanyrak`,
    done: new URL(request.url).searchParams.has("done"),
    today: astanaDay(await summitNow()),
    comparison: await compareNotes(delegationId),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const now = await summitNow();
  const { fields, file } = await readFileForm(request, "file", PAPER_MAX_BYTES);
  const typed = Object.fromEntries(fields);
  const t = translator(context.language, ["note", "invitation"]);
  const note = noteForm(astanaDay(now)).safeParse(typed);
  const paper = await checkPaper(file);
  const faults = problemsOf(note.error).map(({ field, problem }) => ({
    field,
    message: t(`invitation:problem.${problem}`),
  }));
  if (!paper.ok) faults.push({ field: "file", message: t(`invitation:paper.${paper.error}`) });
  else if (!paper.value) faults.push({ field: "file", message: t("needed") });
  if (faults.length > 0 || !note.success || !paper.ok)
    return data({ faults, typed }, { status: 422 });
  await handInNote({ delegationId, ...note.data, paper: paper.value }, { actor: accountId, now });
  return redirect("/delegation/note?done");
}

/** The delegation's note, compared with its nominees both ways; and the form to hand one in. */
export default function Note() {
  const { comparison, done, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["note", "invitation"]);
  const faults = answer?.faults ?? [];
  const mending = {
    typed: answer?.typed ?? {},
    errors: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
  };
  return (
    <main className="page office">
      <header>
        <Link className="t14 icon-link" to="/delegation">
          <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
        </Link>
        <h1 className="h-page">{t("title")}</h1>
        <p className="c2 lede">{t("lede")}</p>
      </header>
      {done && !answer ? (
        <div role="status">
          <Notice kind="ok">{t("done")}</Notice>
        </div>
      ) : null}
      <div className="office-two">
        <div className="office-main">
          <Comparison comparison={comparison} />
        </div>
        <section className="card office-side" aria-labelledby="form-title">
          <div className="card-h">
            <h2 className="h-sub" id="form-title">
              {t("handIn")}
            </h2>
          </div>
          <div className="card-b">
            <ErrorSummary title={t("invitation:problem.title")} errors={faults} />
            <Form method="post" encType="multipart/form-data" className="office-form" noValidate>
              <TextField
                id="number"
                label={t("invitation:office.number")}
                mending={mending}
                maxLength={80}
              />
              <TextField
                id="day"
                type="date"
                max={today}
                label={t("invitation:office.day")}
                mending={mending}
              />
              <Field
                id="file"
                label={t("invitation:office.file")}
                hint={t("invitation:office.fileHint")}
                error={mending.errors.file}
              >
                <input
                  className="input"
                  id="file"
                  name="file"
                  type="file"
                  accept="application/pdf,.pdf"
                  {...describedBy("file", { hint: true, error: mending.errors.file })}
                />
              </Field>
              <button className="btn btn-1" type="submit">
                <Upload className="i i-18" aria-hidden="true" />
                {t("send")}
              </button>
            </Form>
          </div>
        </section>
      </div>
    </main>
  );
}
