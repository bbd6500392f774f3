import "../../ui/styles/bilateral-requests.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { editRequest } from "#app/server/bilateral/request/edit-request.server.ts";
import { requestPage } from "#app/server/bilateral/request/request-page.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { RefusedText } from "#app/ui/meeting/refused-text.tsx";
import { fieldsOf, readWish } from "#app/ui/meeting/wish-fields.ts";
import { WishForm } from "#app/ui/meeting/wish-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

/** Only the side that asked changes a request; for all others there is no such page. */
async function ownRequest(id: string | undefined, delegationId: string) {
  const page = await requestPage(id ?? "", delegationId, await summitNow());
  if (page?.request.sides[0] !== delegationId) throw new Response(null, { status: 404 });
  return page;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { language } = context;
  const { request, rooms, days, delegations } = await ownRequest(params.id, delegationId);
  const own = request.parties.find((party) => party.delegationId === delegationId);
  return {
    fields: fieldsOf(request, own),
    version: request.version,
    back: `/delegation/bilaterals/${request.id}`,
    days,
    places: rooms.map(({ id, name }) => ({ id, text: name[language] })),
    languages: namedLanguages(language).map(({ code, name }) => ({ id: code, text: name })),
    sides: request.sides.map((id) => delegations[id]?.name[language] ?? id),
    title: `${translator(language, "bilateral")("request.changeTitle")} · Shanyrak`,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const { request: before } = await ownRequest(params.id, delegationId);
  const form = await request.formData();
  const { fields, wish } = readWish(form, delegationId);
  const version = Number(form.get("version"));
  const edit = { requestId: before.id, delegationId, version, wish };
  const changed = await editRequest(edit, { actor: accountId, now: await summitNow() });
  if (changed.ok) return redirect(`/delegation/bilaterals/${before.id}?did=changed`);
  const { error } = changed;
  return error.kind === "problems"
    ? data({ fields, refused: null, problems: error.problems }, { status: 422 })
    : data({ fields, refused: error.kind, problems: [] }, { status: 409 });
}

/** Changing what was asked, as long as nobody has answered it. */
export default function ChangeRequestPage() {
  const page = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation("request");
  const language = useLanguage();
  return (
    <main className="page asks">
      <p className="t14">
        <Link className="row" to={page.back}>
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("page.details")}
        </Link>
      </p>
      <h1 className="h-page">{page.sides.join(" – ")}</h1>
      {given?.refused ? (
        <Notice kind="bad">
          <RefusedText refused={given.refused} />
        </Notice>
      ) : null}
      <WishForm
        fields={given?.fields ?? page.fields}
        problems={given?.problems ?? []}
        counterparts={[]}
        places={page.places}
        languages={page.languages}
        days={page.days}
        language={language}
        changing
      >
        <input type="hidden" name="version" value={page.version} />
      </WishForm>
    </main>
  );
}
