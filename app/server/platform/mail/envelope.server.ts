import type { SendMailOptions } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser/index.js";

import { isLanguage } from "#app/domain/language/languages.ts";
import { translator } from "#app/text/translator.ts";
import type { mail } from "#db/schema/audit.ts";

import { loadedSummit } from "../../summit/definition.server.ts";
import { env } from "../env.server.ts";

/**
 * A queued message as it is handed to a mail server (RFC 5322): from the Secretariat in the recipient's language, dated
 * when it was written, and with one Message-ID however often it is tried. `Auto-Submitted` (RFC 3834) keeps absence
 * notices from answering.
 */
export async function envelopeOf(message: typeof mail.$inferSelect): Promise<SendMailOptions> {
  const from = await senderIn(message.language);
  return {
    messageId: `<${message.id}@${from.address.split("@")[1] ?? "shanyrak.invalid"}>`,
    date: message.queuedAt,
    from,
    // An object, so that nothing in it is read as a list of addresses.
    to: { name: "", address: message.recipient },
    subject: message.subject,
    text: message.text,
    html: message.html,
    ...(message.calendar !== null && {
      icalEvent: { method: "PUBLISH", filename: "meetings.ics", content: message.calendar },
    }),
    headers: {
      "Content-Language": message.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    // What a message says is never read from a file or an address of its own choosing.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function senderIn(language: string): Promise<{ name: string; address: string }> {
  const [given] = addressparser(env().MAIL_FROM);
  const address = given && "address" in given ? (given.address ?? "") : "";
  const summit = await loadedSummit();
  if (!summit || !isLanguage(language)) return { name: given?.name ?? "", address };
  const name = translator(language, "letter")("from", { summit: summit.shortName[language] });
  return { name, address };
}
