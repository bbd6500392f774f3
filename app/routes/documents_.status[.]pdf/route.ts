import type { LoaderFunctionArgs } from "@remix-run/node";

import { listDocuments } from "#app/server/document/documents.server.ts";
import { readerOf } from "#app/server/document/reader.server.ts";
import { statusPdf } from "#app/server/document/status-pdf.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";

/** The status table of the documents that the reader reads, in the reader's language. */
export async function loader({ context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const documents = await listDocuments(await readerOf(context, now), now);
  const bytes = await statusPdf(documents, context.language, now);
  return inlinePdf(bytes, "documents-status");
}
