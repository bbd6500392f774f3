import type { Language } from "#app/domain/language/languages.ts";
import { readCopy } from "#app/domain/programme/personal/edition.ts";
import { translator } from "#app/text/translator.ts";

import { inlinePdf } from "../../badge/pdf-response.server.ts";
import { paperLanguage } from "../../precedence/print-shop.server.ts";
import { printedPersonal } from "./print-shop.server.ts";

/**
 * The programme of a delegation as an answer to `?lang=en|ru|kk&copy=4&of=12`; in the reader's language, and no numbered
 * copy, where nothing is wished. The caller has checked who asks.
 */
export async function personalResponse(
  delegationId: string,
  { request, language: own }: { request: Request; language: Language },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const language = paperLanguage(searchParams.get("lang"), own);
  if (!language) throw refused(translator(own, "programme")("error.language"));
  const copy = readCopy(searchParams.get("copy"), searchParams.get("of"));
  if (copy === undefined) throw refused(translator(own, "personal")("error.copy"));
  const pdf = await printedPersonal(delegationId, { language, copy });
  if (!pdf) throw new Response(null, { status: 404 });
  const name = ["programme", delegationId, language, ...(copy ? [copy.number] : [])].join("-");
  return inlinePdf(pdf, name);
}

const refused = (message: string): Response => new Response(message, { status: 400 });
