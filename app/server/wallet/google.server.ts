import { SignJWT } from "jose";

import type { Language } from "#app/domain/language/languages.ts";
import type { PassLine, WalletPass } from "#app/domain/wallet/pass.ts";

import { coloursOf } from "./colours.ts";
import type { GoogleIssuer } from "./google-issuer.server.ts";

const SAVE = "https://pay.google.com/gp/v/save/";

/**
 * A link that saves a pass to Google Wallet: a JWT that holds class and object, signed by the service account (RS256), so
 * that nothing is asked of Google beforehand. In one language and in few words: some 2000 characters, which browsers carry.
 * Google keeps an object as it was saved first, so each issue is an object of its own.
 * @param now real time
 */
export async function googleLink(
  pass: WalletPass,
  issuer: GoogleIssuer,
  { language, now }: { language: Language; now: Date },
): Promise<string> {
  const text = (value: string) => ({ defaultValue: { language, value } });
  const said = (line: PassLine) => line.value[language];
  const classId = `${issuer.issuer}.badge`;
  const { delegation, category, zones, issue, number } = pass;
  const object = {
    id: `${issuer.issuer}.${pass.shortNumber}`,
    classId,
    state: "ACTIVE",
    hexBackgroundColor: coloursOf(pass.letter).ground,
    cardTitle: text(pass.summit[language]),
    header: text(said(pass.name)),
    subheader: text(`${pass.letter} · ${said(category)}`),
    textModulesData: [
      { id: "d", header: delegation.label[language], body: said(delegation) },
      { id: "z", header: zones.label[language], body: said(zones) },
      { id: "b", header: issue.label[language], body: `${said(number)} · ${said(issue)}` },
    ],
    barcode: { type: "QR_CODE", value: pass.code, alternateText: pass.shortNumber },
    validTimeInterval: {
      start: { date: toSeconds(pass.validity.from) },
      end: { date: toSeconds(pass.validity.until) },
    },
  };
  const jwt = await new SignJWT({
    typ: "savetowallet",
    payload: { genericClasses: [{ id: classId }], genericObjects: [object] },
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuer(issuer.account)
    .setAudience("google")
    .setIssuedAt(now)
    .sign(issuer.key);
  return SAVE + jwt;
}

/** `2022-10-14T18:00:00Z` */
const toSeconds = (at: Date): string => at.toISOString().replace(/\.\d+/, "");
