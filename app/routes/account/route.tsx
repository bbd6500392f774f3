import "#app/ui/styles/account.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { isStaff } from "#app/domain/access/session-life.ts";
import { requireSession } from "#app/server/platform/access/context.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { passkeysOf, removePasskey } from "#app/server/platform/access/passkey/own.server.ts";
import { relyingParty } from "#app/server/platform/access/passkey/relying-party.server.ts";
import { hasAuthenticator } from "#app/server/platform/access/second-factor.server.ts";
import {
  endOtherSessions,
  endSession,
  sessionsOf,
} from "#app/server/platform/access/sessions.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";

import type { Answer } from "./answer.ts";
import { Passkeys } from "./passkeys.tsx";
import { PersonCard } from "./person-card.tsx";
import { Sessions } from "./sessions.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, session } = requireSession(context);
  const { accountId, name, email, roles, delegationName } = viewer;
  return {
    title: `${translator(context.language, "access")("account.title")} · Shanyrak`,
    person: { name, email, roles, delegation: delegationName ?? null },
    factor: isStaff(roles) ? ((await hasAuthenticator(accountId)) ? "Set" : "Missing") : "None",
    passkeys: await passkeysOf(accountId),
    takesPasskeys: relyingParty() !== null,
    proof: await proofAsked(context),
    sessions: await sessionsOf(accountId, roles, session.id),
  } as const;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { viewer, session } = requireSession(context);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "remove-passkey": {
      const passkey = formText(form, "id");
      const proof = await requireFreshSignIn(context, form, "passkey.remove");
      if (proof) return data<Answer>({ kind: "unproved", passkey, proof }, { status: 403 });
      await removePasskey(viewer.accountId, passkey);
      return data<Answer>({ kind: "removed" });
    }
    // Whoever finds a stranger in the list shows them out at once; nothing is asked before.
    case "end": {
      const count = await endSession(viewer.accountId, formText(form, "session"));
      return data<Answer>({ kind: "ended", count });
    }
    case "end-others": {
      const count = await endOtherSessions(viewer.accountId, session.id);
      return data<Answer>({ kind: "ended", count });
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** What somebody signs in with, and where they are signed in. */
export default function Account() {
  const { person, factor, passkeys, takesPasskeys, proof, sessions } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  return (
    <main className="page account">
      <h1 className="h-page">{t("account.title")}</h1>
      <div className="account-two">
        <div className="account-main">
          <Passkeys
            passkeys={passkeys}
            takesPasskeys={takesPasskeys}
            isStaff={factor !== "None"}
            proof={proof}
            answer={answer}
          />
          <Sessions sessions={sessions} answer={answer} />
        </div>
        <PersonCard person={person} factor={factor} />
      </div>
    </main>
  );
}
