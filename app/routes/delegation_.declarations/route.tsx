import "../../ui/styles/travel.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DelegationTabs } from "#app/ui/travel/delegation-tabs.tsx";

import { DEEDS, doDeed, saveThing } from "./act.server.ts";
import { startingFields, thingOf } from "./form.server.ts";
import { declarationsPage } from "./page.server.ts";
import { Things } from "./things.tsx";
import { ThingForm } from "./thing-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DONE = ["sent", "late", "saved", "withdrawn", "removed", "restored"] as const;
const UNDO = ["restore", "putBack"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const reader = { actor: accountId, now: await summitNow() };
  const page = await declarationsPage(delegationId, reader, language);
  const id = searchParams.get("id") ?? "";
  const thing = thingOf(searchParams.get("form"));
  const start = thing ? startingFields(page, thing, id) : null;
  const done = DONE.find((deed) => deed === searchParams.get("done"));
  const undo = UNDO.find((deed) => deed === searchParams.get("undo"));
  return {
    title: `${translator(language, "declaration")("pageTitle")} · Shanyrak`,
    page,
    open: thing && start ? { thing, id, ...start } : null,
    told: done ? { done, undo: undo ? { deed: undo, id } : null } : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const writer = { actor: accountId, delegationId, now: await summitNow() };
  const form = await request.formData();
  const intent = formText(form, "intent");
  const thing = thingOf(intent);
  if (thing) {
    const saved = await saveThing(writer, thing, form);
    if (saved.go !== undefined) return redirect(saved.go);
    if (saved.refusal.kind === "missing") throw new Response(null, { status: 404 });
    const status = saved.refusal.kind === "problems" ? 422 : 409;
    return data({ thing, id: formText(form, "id"), ...saved }, { status });
  }
  const deed = DEEDS.find((known) => known === intent);
  if (!deed) throw new Response(null, { status: 400 });
  const done = await doDeed(writer, deed, form);
  if (done.go !== undefined) return redirect(done.go);
  if (done.refused === "missing") throw new Response(null, { status: 404 });
  return data({ refused: done.refused }, { status: 409 });
}

export default function Declarations() {
  const { page, open, told } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation("declaration");
  const refused = given && "thing" in given ? given : null;
  const shown = refused ?? open;
  return (
    <main className="page travel">
      <DelegationTabs />
      <div className="done-row">
        <h1 className="h-page grow">{t("pageTitle")}</h1>
        <a
          className="btn btn-2"
          href="/delegation/declarations.pdf"
          target="_blank"
          rel="noreferrer"
        >
          <FileDown className="i i-18" aria-hidden="true" />
          {t("pdf")}
        </a>
      </div>
      <p className="t14 c2">{t("lead")}</p>
      {given && "refused" in given && given.refused ? (
        <Notice kind="bad">{t(`refusal.${given.refused}`)}</Notice>
      ) : null}
      {told && !given ? (
        <div role="status">
          <Notice kind={told.done === "late" ? "warn" : "ok"}>
            <Form method="post" className="done-row">
              {t(`done.${told.done}`)}
              {told.undo ? (
                <>
                  <input type="hidden" name="id" value={told.undo.id} />
                  <button className="btn btn-2 btn-s" name="intent" value={told.undo.deed}>
                    {t("undo", { ns: "common" })}
                  </button>
                </>
              ) : null}
            </Form>
          </Notice>
        </div>
      ) : null}
      {shown ? (
        <ThingForm
          key={`${shown.thing}${shown.id}${refused ? "typed" : ""}`}
          thing={shown.thing}
          id={shown.id}
          fields={shown.fields}
          version={open?.version ?? 0}
          refusal={refused?.refusal ?? null}
          page={page}
        />
      ) : null}
      <Things page={page} />
    </main>
  );
}
