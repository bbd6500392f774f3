import type { LoaderFunctionArgs } from "@remix-run/node";

import { actNumber } from "#app/domain/retention/act.ts";
import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";
import { paperLanguage } from "#app/server/precedence/print-shop.server.ts";
import { actPdf } from "#app/server/retention/act-pdf.server.ts";
import { readAct } from "#app/server/retention/acts.server.ts";

/** An act to print and sign; `?language=` names another than the reader's. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const number = Number(params.number);
  const wished = new URL(request.url).searchParams.get("language");
  const language = paperLanguage(wished, context.language);
  const act = Number.isSafeInteger(number) && number < 2 ** 31 ? await readAct(number) : null;
  if (!act || !language) throw new Response(null, { status: 404 });
  return inlinePdf(await actPdf(act, language), actNumber(act.number));
}
