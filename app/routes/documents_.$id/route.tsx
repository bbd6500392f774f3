import "#app/ui/styles/document.css";

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

import { astanaDay } from "#app/domain/time/astana.ts";
import { meetingNames } from "#app/server/body/meeting-names.server.ts";
import { documentPage } from "#app/server/document/document-page.server.ts";
import { delegationsWith, documentRules, readerOf } from "#app/server/document/reader.server.ts";
import { readFileForm } from "#app/server/nominee/upload.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { PAPER_MAX_BYTES } from "#app/domain/paper/pdf.ts";
import { Sponsors } from "#app/ui/document/sponsors.tsx";
import { Way } from "#app/ui/document/way.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { act } from "./act.server.ts";
import { DocumentText } from "./document-text.tsx";
import { DONE, documentForm } from "./form.ts";
import { Positions } from "./positions.tsx";
import { PositionForm } from "./position-form.tsx";
import { Said } from "./said.tsx";
import { SilenceCard } from "./silence-card.tsx";
import { SponsorForm } from "./sponsor-form.tsx";
import { TurnForm } from "./turn-form.tsx";
import { Turns } from "./turns.tsx";
import { VersionForm } from "./version-form.tsx";

/** A typed document in Cyrillic letters takes two bytes a letter. */
const TEXT_BYTES = 256 * 1024;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const { searchParams } = new URL(request.url);
  const reader = await readerOf(context, now);
  const wished = Number(searchParams.get("version")) || null;
  const page = await documentPage(params.id ?? "", reader, wished, now);
  if (!page) throw new Response(null, { status: 404 });
  return {
    page,
    title: `${page.document.title[context.language]} · Shanyrak`,
    done: DONE.find((one) => one === searchParams.get("done")) ?? null,
    paragraph: Number(searchParams.get("paragraph")) || null,
    today: astanaDay(now),
    leastHours: (await documentRules()).silence.leastHours,
    meetings: page.mayEdit ? await meetingNames() : [],
    parties: page.mayEdit ? await delegationsWith((await documentRules()).readers, now) : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const now = await summitNow();
  const { fields, file } = await readFileForm(request, "file", PAPER_MAX_BYTES, TEXT_BYTES);
  const typed = Object.fromEntries(fields);
  const form = documentForm.safeParse(typed);
  if (!form.success) throw new Response(null, { status: 400 });
  const id = params.id ?? "";
  const reader = await readerOf(context, now);
  // Whoever does not read the document does not write on it either.
  if (!(await documentPage(id, reader, null, now))) throw new Response(null, { status: 404 });
  const acted = await act(id, form.data, file, reader, { actor, now });
  if (acted.ok) return redirect(`/documents/${id}?done=${acted.done}`);
  return data({ form: acted.form, faults: acted.faults, typed }, { status: acted.status });
}

/** A document: its text with what is bracketed and said of it; its way, and what the reader may do on it. */
export default function DocumentPage() {
  const { page, done, paragraph, today, leastHours, meetings, parties } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("document");
  const language = useLanguage();
  const { document, versions, shown, turns, silences, view, own, mayEdit, mayCompare } = page;
  const latest = versions[0];
  const isLatest = shown?.id === latest?.id;
  const open = document.status !== "adopted";
  const refusalOf = (form: string) => (refused?.form === form ? refused : undefined);
  return (
    <main className="page documents document-page">
      <header>
        <Link className="t14 icon-link" to="/documents">
          <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
        </Link>
        <h1 className="h-page">{document.title[language]}</h1>
        {document.note ? <p className="c2">{document.note[language]}</p> : null}
        <Sponsors sponsors={document.sponsors} />
      </header>
      <Said
        done={refused ? null : done}
        refused={refused}
        number={latest?.number ?? 0}
        status={document.status}
      />
      <div className="card document-way">
        <Way status={document.status} steps={document.steps} />
      </div>
      <div className="document-two">
        <div className="document-main">
          <DocumentText
            {...{ id: document.id, shown, versions, isLatest, mayCompare }}
            positions={view.positions}
            maySay={own !== null && open && isLatest}
          />
        </div>
        <div className="document-side">
          {own !== null && open && latest && isLatest ? (
            <PositionForm
              key={`${latest.number}-${paragraph ?? ""}`}
              version={latest.number}
              paragraphs={shown?.paragraphs.length ?? 0}
              chosen={paragraph}
              mine={view.positions.filter(({ delegationId }) => delegationId === own)}
              refused={refusalOf("position")}
            />
          ) : null}
          {shown && (own !== null || mayEdit) ? (
            <Positions {...{ view }} id={document.id} number={shown.number} />
          ) : null}
          {silences.length > 0 || (mayEdit && open) ? (
            <SilenceCard
              {...{ silences, leastHours, mayEdit: mayEdit && open, hasText: latest !== undefined }}
              refused={refusalOf("silence")}
            />
          ) : null}
          {mayEdit ? (
            <>
              <TurnForm
                {...{ status: document.status, today, meetings }}
                refused={refusalOf("turn")}
              />
              <VersionForm
                key={`version-${latest?.number ?? 0}`}
                {...{ status: document.status, latest, meetings }}
                text={isLatest ? (shown?.paragraphs.join("\n\n") ?? "") : ""}
                refused={refusalOf("version")}
              />
            </>
          ) : null}
          {mayEdit && open ? (
            <SponsorForm
              {...{ parties, sponsors: document.sponsors }}
              refused={refusalOf("sponsors")}
            />
          ) : null}
          <Turns turns={turns} />
        </div>
      </div>
    </main>
  );
}
