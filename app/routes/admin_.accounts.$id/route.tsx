import "#app/ui/styles/account.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import {
  personForAdmin,
  renewAuthenticator,
  takeAccessAway,
} from "#app/server/admin/person.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { endSessionsOf } from "#app/server/platform/access/sessions.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { SessionRows } from "#app/ui/access/session-rows.tsx";

import { type Answer, DEED_OF, type Intent } from "./answer.ts";
import { Deed } from "./deed.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.person.name} · Shanyrak` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const person = await personForAdmin(params.id ?? "");
  if (!person) throw new Response(null, { status: 404 });
  const isSelf = person.accountId === requireViewer(context).accountId;
  return { person, isSelf, proof: await proofAsked(context) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await personForAdmin(params.id ?? "");
  if (!person) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const intent = intentIn(form);
  const { accountId: actor } = requireViewer(context);
  // Whoever took their own access away could not give it back: a colleague does that.
  if (intent === "access" && person.accountId === actor) throw new Response(null, { status: 403 });
  const proof = await requireFreshSignIn(context, form, DEED_OF[intent]);
  if (proof) return data<Answer>({ kind: "unproved", intent, proof }, { status: 403 });
  const authenticator = await carryOut(intent, person, { actor, now: await summitNow() });
  return data<Answer>({ kind: "done", intent, authenticator });
}

function intentIn(form: FormData): Intent {
  const intent = formText(form, "intent");
  if (Object.hasOwn(DEED_OF, intent)) return intent as Intent;
  throw new Response(null, { status: 400 });
}

async function carryOut(
  intent: Intent,
  person: { accountId: string; email: string; isStaff: boolean },
  by: { actor: string; now: Date },
): Promise<string | null> {
  if (intent === "sessions") await endSessionsOf(person.accountId, by.actor);
  if (intent === "access") await takeAccessAway(person.accountId, by);
  if (intent !== "authenticator") return null;
  if (!person.isStaff) throw new Response(null, { status: 400 });
  return renewAuthenticator(person, by);
}

/** One account: where it is signed in, and what an administrator may take from it. */
export default function AdminAccount() {
  const { person, isSelf, proof } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["admin", "access", "common"]);
  const roles = person.roles.map((role) => t(`common:role.${role}`)).join(", ");
  const deed = { proof, answer };
  return (
    <main className="page account">
      <nav className="breadcrumbs" aria-label={t("accounts.title")}>
        <Link to="/admin">{t("title")}</Link>
      </nav>
      <h1 className="h-page">{person.name}</h1>
      <p className="c2">
        {person.email} · {roles || t("person.noAccess")} ·{" "}
        {t("person.passkeys", { count: person.passkeys })}
      </p>
      <section className="card" aria-labelledby="person-sessions">
        <div className="card-h">
          <h2 className="h-sub" id="person-sessions">
            {t("person.sessions")}
          </h2>
          <span className="count">{person.sessions.length}</span>
        </div>
        <div className="card-b account-stack">
          {person.sessions.length === 0 ? <p className="c2">{t("person.noSessions")}</p> : null}
          <SessionRows sessions={person.sessions} />
          <Deed intent="sessions" isOpen={person.sessions.length > 0} {...deed} />
        </div>
      </section>
      <section className="card" aria-labelledby="person-access">
        <div className="card-h">
          <h2 className="h-sub" id="person-access">
            {t("person.access")}
          </h2>
        </div>
        <div className="card-b account-stack">
          <Deed intent="authenticator" isOpen={person.isStaff} {...deed} />
          <Deed intent="access" isOpen={!isSelf && person.roles.length > 0} {...deed} />
          {isSelf ? <p className="c2">{t("person.self")}</p> : null}
        </div>
      </section>
    </main>
  );
}
