import "../../ui/styles/admin.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { accountsPage } from "#app/server/admin/account-list.server.ts";
import { addAccount } from "#app/server/admin/accounts.server.ts";
import { moveClock } from "#app/server/admin/clock.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { textFields } from "#app/server/platform/form-text.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { retryMail, undeliveredMail } from "#app/server/platform/mail/undelivered.server.ts";
import { isDemonstration } from "#app/server/platform/env.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";

import { AddAccount, type Answer } from "./add-account.tsx";
import { Accounts } from "./accounts.tsx";
import { Clock } from "./clock.tsx";
import { Definition } from "./definition.tsx";
import { accountForm, clockForm, type Problem, problemsOf } from "./form.ts";
import { Undelivered } from "./undelivered.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const words = (searchParams.get("q") ?? "").replaceAll("\0", "").trim().slice(0, 60);
  const { delegations, ...definition } = await summitDefinition();
  const { language } = context;
  const byName = new Intl.Collator(language);
  return {
    title: `${translator(language, "admin")("title")} · Shanyrak`,
    words,
    accounts: await accountsPage(words, searchParams.get("after")),
    mail: await undeliveredMail(),
    delegations: delegations
      .map(({ id, name }) => ({ id, name: name[language] }))
      .toSorted((a, b) => byName.compare(a.name, b.name)),
    proof: await proofAsked(context),
    clock: isDemonstration() ? await summitNow() : null,
    definition,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const form = await request.formData();
  if (form.get("intent") === "mail") return retry(form.get("mail"), actor);
  const deed = form.get("intent") === "clock" ? "clock.set" : "account.add";
  const proof = await requireFreshSignIn(context, form, deed);
  if (proof)
    return data<Answer>({ kind: "unproved", proof, typed: textFields(form) }, { status: 403 });
  return deed === "clock.set" ? setClock(form, actor) : add(form, actor);
}

async function retry(id: FormDataEntryValue | null, actor: string) {
  if (typeof id === "string") await retryMail(id, { actor, now: await summitNow() });
  return data<Answer>({ kind: "mail" });
}

async function setClock(form: FormData, actor: string) {
  const wanted = clockForm.safeParse(Object.fromEntries(form));
  if (!wanted.success) return refuse(form, problemsOf(wanted.error));
  if (!isDemonstration()) throw new Response(null, { status: 404 });
  await moveClock(wanted.data.to, actor);
  return data<Answer>({ kind: "clock" });
}

async function add(form: FormData, actor: string) {
  const wanted = accountForm.safeParse(Object.fromEntries(form));
  if (!wanted.success) return refuse(form, problemsOf(wanted.error));
  const added = await addAccount(wanted.data, { actor, now: await summitNow() });
  if (!added.ok) {
    const field = added.error === "email_taken" ? "email" : "delegationId";
    return refuse(form, [{ field, problem: added.error }]);
  }
  const { name, email } = wanted.data;
  return data<Answer>({ kind: "added", name, email, authenticator: added.value.authenticator });
}

function refuse(form: FormData, problems: { field: string; problem: Problem }[]) {
  const typed = textFields(form);
  return data<Answer>({ kind: "refused", problems, typed }, { status: 422 });
}

/** Accounts and roles, the demonstration's clock, and what the definition in force says. */
export default function Admin() {
  const { words, accounts, mail, delegations, proof, clock, definition } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  return (
    <main className="page admin">
      <h1 className="h-page">{t("title")}</h1>
      <div className="admin-two">
        <Accounts words={words} {...accounts} />
        <div className="admin-side">
          <Undelivered mail={mail} answer={answer} />
          <AddAccount
            key={answer?.kind === "added" ? answer.email : ""}
            delegations={delegations}
            proof={proof}
            answer={answer}
          />
          {clock ? <Clock now={clock} proof={proof} answer={answer} /> : null}
          <Definition definition={definition} delegations={delegations.length} />
        </div>
      </div>
    </main>
  );
}
