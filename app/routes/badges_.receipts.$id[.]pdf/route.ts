import type { LoaderFunctionArgs } from "@remix-run/node";

import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";
import { receiptPdf } from "#app/server/custody/receipt-pdf.server.ts";
import { receiptPage } from "#app/server/custody/receipts.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** The receipt to print and sign, in the reader's language. */
export async function loader({ params, context: { language } }: LoaderFunctionArgs) {
  const receipt = await receiptPage(params.id ?? "", language);
  if (!receipt) throw new Response(null, { status: 404 });
  const pdf = await receiptPdf(receipt, language, await summitNow());
  return inlinePdf(pdf, receiptNumber(receipt.number));
}
