import { PassType, PKPass } from "passkit-generator";

import { type Language, LANGUAGES } from "#app/domain/language/languages.ts";
import type { PassLine, WalletPass } from "#app/domain/wallet/pass.ts";

import type { AppleSigner } from "./apple-signer.server.ts";
import { coloursOf } from "./colours.ts";
import { iconPictures, letterPictures, logoPictures } from "./plates.server.ts";

/**
 * A signed pass for Apple Wallet (a ZIP). Its texts are English, each translated in the pass's own lists, so that a telephone
 * in a fourth language shows English. Its serial is the holder's: the next issue's pass takes the place of this one.
 * RSA in plain JavaScript and nine pictures, some 100 ms: call it in a thread.
 */
export async function applePass(
  pass: WalletPass,
  signer: AppleSigner,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ground, ink, plate } = coloursOf(pass.letter);
  const pictures = {
    ...(await iconPictures()),
    ...(await logoPictures(ink)),
    ...(await letterPictures(pass.letter, { plate, ink: ground })),
  };
  const { certificate, key, intermediate, passType, team } = signer;
  const made = new PKPass(
    pictures,
    { signerCert: certificate, signerKey: key, wwdr: intermediate },
    {
      serialNumber: pass.holder,
      passTypeIdentifier: passType,
      teamIdentifier: team,
      organizationName: pass.summit.en,
      description: pass.description.en,
      logoText: pass.summit.en,
      sharingProhibited: true,
      backgroundColor: rgb(ground),
      foregroundColor: rgb(ink),
      labelColor: rgb(ink),
    },
  );
  made.types.push(linesOf(pass));
  made.setBarcodes({
    format: "PKBarcodeFormatQR",
    message: pass.code,
    messageEncoding: "iso-8859-1",
    altText: pass.shortNumber,
  });
  made.setRelevantDate(pass.validity.from);
  made.setExpirationDate(pass.validity.until);
  for (const language of LANGUAGES) made.localize(language, wordsOf(pass, language));
  return new Uint8Array(made.getAsBuffer());
}

function linesOf(pass: WalletPass): PassType<"generic"> {
  const lines = new PassType("generic");
  const field = ({ key, label, value }: PassLine) => ({ key, label: label.en, value: value.en });
  lines.headerFields.push(field(pass.head));
  lines.primaryFields.push(field(pass.name));
  lines.secondaryFields.push(field(pass.delegation), field(pass.category));
  lines.auxiliaryFields.push(field(pass.zones), field(pass.issue), field(pass.number));
  // Keys are unique in a pass, and the zones stand on both sides.
  lines.backFields.push(
    ...pass.back.map((line) => ({ ...field(line), key: `${line.key}-in-words` })),
  );
  return lines;
}

/** What stands in `<language>.lproj/pass.strings`: each English text and what it is called there. */
function wordsOf(pass: WalletPass, language: Language): Record<string, string> {
  const { name, head, delegation, category, zones, issue, number, back } = pass;
  const lines = [name, head, delegation, category, zones, issue, number, ...back];
  const texts = [
    pass.summit,
    pass.description,
    ...lines.flatMap(({ label, value }) => [label, value]),
  ];
  return Object.fromEntries(texts.map((text) => [quoted(text.en), quoted(text[language])]));
}

/** The library writes strings between quotes as they are. */
const quoted = (text: string): string =>
  text.replace(/[\\"]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");

/** `rgb(10, 39, 53)` of `#0A2735`. */
function rgb(hex: string): string {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${channels.join(", ")})`;
}
