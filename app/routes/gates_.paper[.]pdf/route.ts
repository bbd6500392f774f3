import type { LoaderFunctionArgs } from "@remix-run/node";

import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { paperLanguage } from "#app/server/precedence/print-shop.server.ts";
import { gatePaper } from "#app/server/supervision/paper-list/gate-paper.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?gateId=delegates&day=2022-10-13&lang=en|ru|kk`: who may pass a gate that day, to tick off by hand while there is no power. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const language = paperLanguage(searchParams.get("lang"), context.language);
  if (!language) {
    const message = translator(context.language, "programme")("error.language");
    throw new Response(message, { status: 400 });
  }
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const gateId = searchParams.get("gateId") ?? "";
  const day = searchParams.get("day") ?? "";
  const pdf = await gatePaper({ gateId, day, language }, by);
  if (!pdf) throw new Response(null, { status: 404 });
  return inlinePdf(pdf, `gate-${gateId}-${day}`);
}
