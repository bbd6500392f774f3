import "../../ui/styles/bilateral-requests.css";

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

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import { arrangeRequest } from "#app/server/bilateral/request/arrange-request.server.ts";
import { askAgain } from "#app/server/bilateral/request/remind.server.ts";
import { requestPage } from "#app/server/bilateral/request/request-page.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { readAnswer } from "#app/ui/meeting/answer-fields.ts";
import { AnswerForm } from "#app/ui/meeting/answer-form.tsx";
import { RefusedText } from "#app/ui/meeting/refused-text.tsx";
import { RequestFacts } from "#app/ui/meeting/request-facts.tsx";
import { SelectField } from "#app/ui/meeting/select-field.tsx";
import { Undoable } from "#app/ui/meeting/undoable.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DEEDS = ["entered", "answered", "asked_again"] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await requestPage(params.id ?? "", null, await summitNow());
  if (!page) throw new Response(null, { status: 404 });
  const { zones } = await summitDefinition();
  const did = new URL(request.url).searchParams.get("did");
  return {
    page,
    zones: zones.map(({ number, name }) => ({
      id: String(number),
      text: `${number}, ${name[context.language]}`,
    })),
    did: DEEDS.find((deed) => deed === did),
    languages: namedLanguages(context.language).map(({ code, name }) => ({ id: code, text: name })),
    title: `${translator(context.language, "request")("page.details")} · Shanyrak`,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const requestId = params.id ?? "";
  const now = await summitNow();
  const by = { actor: requireViewer(context).accountId, now };
  const page = await requestPage(requestId, null, now);
  if (!page) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const back = (did: string) => redirect(`/bilaterals/requests/${requestId}?did=${did}`);
  switch (form.get("intent")) {
    case "remind": {
      const asked = await askAgain(requestId, by);
      return asked.ok ? back("asked_again") : data({ refused: asked.error }, { status: 409 });
    }
    case "arrange": {
      const arranged = await arrangeRequest(
        {
          requestId,
          version: Number(form.get("version")),
          hostId: formText(form, "host"),
          zone: formText(form, "zone") ? Number(form.get("zone")) : null,
          roomId: formText(form, "place") || null,
        },
        by,
      );
      if (!arranged.ok) return data({ refused: arranged.error }, { status: 409 });
      const { hostId, zone, roomId, version } = arranged.value;
      return data({
        undo: {
          ...{ intent: "arrange", version: String(version), host: hostId },
          ...{ zone: zone === null ? "" : String(zone), place: roomId ?? "" },
        },
      });
    }
    default: {
      const read = readAnswer(form, page.days, page.request.minutes);
      const delegationId = formText(form, "side");
      if (!read.ok) return data({ window: read.error, side: delegationId }, { status: 422 });
      const noteVerbale = formText(form, "note").slice(0, 40);
      const said = await answerRequest({ requestId, delegationId, noteVerbale, ...read.value }, by);
      return said.ok ? back("answered") : data({ refused: said.error }, { status: 409 });
    }
  }
}

/** One request as protocol sees it: facts, answers that came by note, host, zone and place. */
export default function RequestPage() {
  const { page, zones, did, languages } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation(["request", "bilateral"]);
  const language = useLanguage();
  const { request, rooms, delegations } = page;
  const name = (id: string) => delegations[id]?.name[language] ?? id;
  const open = !request.meeting && request.status !== "withdrawn";
  const silent = request.answers.filter(({ answer }) => answer !== "accepted");
  return (
    <main className="page asks">
      <p className="t14">
        <Link className="row" to="/bilaterals/requests">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("protocol.back")}
        </Link>
      </p>
      {given && "refused" in given ? (
        <Notice kind="bad">
          <RefusedText refused={given.refused} />
        </Notice>
      ) : null}
      {given && "undo" in given ? <Undoable text={t("did.saved")} fields={given.undo} /> : null}
      {did && !given ? <Notice kind="ok">{t(`did.${did}`)}</Notice> : null}
      <RequestFacts page={page} delegationId={null} languages={languages} />
      <Form
        method="post"
        className="card wish"
        aria-label={t("protocol.save")}
        key={request.version}
      >
        <div className="card-b">
          <input type="hidden" name="version" value={request.version} />
          <SelectField
            id="host"
            label={t("protocol.host")}
            options={request.sides.map((id) => ({ id, text: name(id) }))}
            chosen={request.hostId}
          />
          <div className="wish-pair">
            <SelectField
              id="place"
              label={t("protocol.place")}
              options={[
                { id: "", text: t("bilateral:request.anyRoom") },
                ...rooms.map((room) => ({ id: room.id, text: room.name[language] })),
              ]}
              chosen={request.roomId ?? ""}
            />
            <SelectField
              id="zone"
              label={t("protocol.zone")}
              options={[{ id: "", text: t("protocol.anyZone") }, ...zones]}
              chosen={request.zone === null ? "" : String(request.zone)}
            />
          </div>
          <div className="meet-acts">
            <button className="btn btn-2" name="intent" value="arrange">
              {t("protocol.save")}
            </button>
            {request.answers.some(({ answer }) => answer === "waiting") && open ? (
              <button className="btn btn-3" name="intent" value="remind">
                {t("protocol.askAgain")}
              </button>
            ) : null}
          </div>
        </div>
      </Form>
      {open
        ? silent.map((side) => (
            <AnswerForm
              key={side.delegationId}
              side={side}
              level={request.level}
              days={page.days}
              error={
                given && "window" in given && given.side === side.delegationId
                  ? given.window
                  : undefined
              }
              entering={{ title: t("protocol.answerOf", { who: name(side.delegationId) }) }}
            />
          ))
        : null}
    </main>
  );
}
