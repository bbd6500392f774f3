import type { LoaderFunctionArgs } from "@remix-run/node";

import { PAPERS } from "#app/domain/precedence/papers.ts";
import { paperLanguage, printedPaper } from "#app/server/precedence/print-shop.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?lang=en|ru|kk`; else in the reader's language. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const paper = PAPERS.find((each) => each === params.paper);
  const session = params.session ?? "";
  if (!paper) throw new Response(null, { status: 404 });
  const wished = new URL(request.url).searchParams.get("lang");
  const language = paperLanguage(wished, context.language);
  if (!language) {
    const message = translator(context.language, "programme")("error.language");
    throw new Response(message, { status: 400 });
  }
  const pdf = await printedPaper(session, paper, language);
  if (!pdf) throw new Response(null, { status: 404 });
  return new Response(pdf, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${paper}-${session}-${language}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
