import "#app/ui/styles/invitation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { PAPER_MAX_BYTES } from "#app/domain/paper/pdf.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { listDelegations } from "#app/server/delegation/list.server.ts";
import { listInvitations, listPeople } from "#app/server/invitation/list.server.ts";
import {
  resendInvitation,
  withdrawAccess,
  withdrawInvitation,
} from "#app/server/invitation/manage.server.ts";
import { receiveNote } from "#app/server/invitation/office.server.ts";
import { listNotes } from "#app/server/note/list.server.ts";
import { readFileForm } from "#app/server/nominee/upload.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DONE, type Done } from "#app/ui/invitation/done.ts";
import { InvitationList } from "#app/ui/invitation/invitation-list.tsx";
import { PeopleList } from "#app/ui/invitation/people-list.tsx";
import { NOTHING_TO_MEND } from "#app/ui/invitation/person-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { NoteList } from "./note-list.tsx";
import { OfficeForm } from "./office-form.tsx";
import { sentences } from "./sentences.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: `${translator(language, "invitation")("office.title")} · Shanyrak`,
    done: DONE.find((deed) => deed === done) ?? null,
    today: astanaDay(await summitNow()),
    delegations: await listDelegations(language),
    invitations: await listInvitations(null, language),
    people: await listPeople(null, language),
    notes: await listNotes(null, language),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const inviter = { actor: requireViewer(context).accountId, now: await summitNow() };
  const posted = await readFileForm(request, "file", PAPER_MAX_BYTES);
  const { fields } = posted;
  const id = fields.get("id") ?? "";
  const go = (done: Done) => redirect(`/invitations?done=${done}`);
  const t = translator(context.language, "invitation");
  switch (fields.get("intent")) {
    case "resend": {
      const sent = await resendInvitation(inviter, "all", id);
      return sent.ok ? go("resent") : refuse([], t(`refusal.${sent.error}`));
    }
    case "withdraw": {
      const ended = await withdrawInvitation(inviter, "all", id);
      return ended.ok ? go("withdrawn") : refuse([], t(`refusal.${ended.error}`));
    }
    case "remove": {
      const removed = await withdrawAccess(inviter, "all", id);
      return removed.ok ? go("removed") : refuse([], t(`refusal.${removed.error}`));
    }
    default: {
      const received = await receiveNote(inviter, posted);
      if (received.ok) return go(received.value);
      return refuse(sentences(t, received.error), null, Object.fromEntries(fields));
    }
  }
}

type Fault = { field: string; message: string };

const refuse = (faults: Fault[], notice: string | null, typed: Record<string, string> = {}) =>
  data({ faults, notice, typed }, { status: 422 });

/** The protocol office: notes verbales, whom they name, and who has access. */
export default function Invitations() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("invitation");
  const faults = answer?.faults ?? [];
  const mending = answer
    ? {
        typed: answer.typed,
        errors: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
      }
    : NOTHING_TO_MEND;
  return (
    <main className="page office">
      <header>
        <h1 className="h-page">{t("office.title")}</h1>
        <p className="c2">{t("office.lede")}</p>
      </header>
      {page.done && !answer ? (
        <div role="status">
          <Notice kind="ok">{t(`office.done.${page.done}`)}</Notice>
        </div>
      ) : null}
      {answer?.notice ? <Notice kind="bad">{answer.notice}</Notice> : null}
      <div className="office-two form-first">
        <div className="office-main">
          <section className="card" aria-labelledby="list-title">
            <div className="card-h">
              <h2 className="h-sub" id="list-title">
                {t("office.list")}
              </h2>
              <span className="count">{page.invitations.length}</span>
            </div>
            <InvitationList rows={page.invitations} own={false} mayAct />
          </section>
          <section className="card" aria-labelledby="people-title">
            <div className="card-h">
              <h2 className="h-sub" id="people-title">
                {t("office.people")}
              </h2>
              <span className="count">{page.people.length}</span>
            </div>
            <PeopleList people={page.people} own={false} mayRemove={() => true} />
          </section>
          <NoteList notes={page.notes} />
        </div>
        <section className="card office-side" aria-labelledby="form-title">
          <div className="card-h">
            <h2 className="h-sub" id="form-title">
              {t("office.form")}
            </h2>
          </div>
          <div className="card-b">
            <ErrorSummary title={t("problem.title")} errors={faults} />
            <OfficeForm
              key={page.invitations.length + page.notes.length}
              delegations={page.delegations}
              today={page.today}
              mending={mending}
            />
          </div>
        </section>
      </div>
    </main>
  );
}
