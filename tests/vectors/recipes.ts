import { encodePayload } from "#app/crypto/badge-payload.ts";
import { fromHex, toHex } from "#app/crypto/bytes.ts";
import { badgeText } from "#app/crypto/sign-badge.ts";
import type { TokenRefusal } from "#app/domain/badge/claims.ts";
import {
  current,
  LARGEST,
  OMURALIEV,
  outOfTime,
  PRINCIPAL,
  revoked,
  rotated,
  stranger,
  TRUSTED,
} from "./cast.ts";
import { crafted, genuine, HEAD, KID, replaced, sign, text, withLargeS } from "./forge.ts";
import type { Vector, VectorFile } from "./run-vectors.ts";

/** Every vector of `badge-tokens.json`, made anew from fixed keys; the same at each run. */
export async function makeVectors(): Promise<VectorFile> {
  const token = await sign(OMURALIEV);
  const good = badgeText(token);
  const payload = encodePayload(OMURALIEV);
  const refused = (name: string, badText: string, refusal: TokenRefusal = "malformed"): Vector => ({
    name,
    text: badText,
    refusal,
  });
  const recoded = async (name: string, from: string, to: string) =>
    refused(name, text(await crafted(HEAD, replaced(payload, from, to))));
  const headed = async (name: string, head: string) =>
    refused(name, text(await crafted(fromHex(head), payload)));
  const flipped = (at: number) =>
    token.map((byte, i) => (i === token.length + at ? byte ^ 1 : byte));
  const identity = [1, ...new Array<number>(31).fill(0)];

  const vectors: Vector[] = [
    await genuine("a delegate's badge", OMURALIEV),
    await genuine("a principal's card, no photo", PRINCIPAL),
    await genuine("every claim at its longest", LARGEST),
    await genuine("a second issue under the next key", { ...OMURALIEV, issue: 2 }, rotated),
    await genuine("no zone at all", { ...OMURALIEV, zones: [] }),
    await genuine("a name with letters beyond ASCII", { ...OMURALIEV, name: "ÇAVUŞOĞLU Mevlüt" }),
    await genuine("an expired badge is genuine still; the gate judges time", {
      ...OMURALIEV,
      notBefore: current.trusted.notBefore,
      expires: current.trusted.notBefore + 86_400,
    }),

    refused(
      "signed by a stranger under the stranger's key id",
      badgeText(await sign(OMURALIEV, stranger)),
      "unknown_key",
    ),
    refused(
      "signed by a stranger under our key id",
      badgeText(await sign(OMURALIEV, { ...stranger, id: current.id })),
      "bad_signature",
    ),
    refused("key revoked", badgeText(await sign(OMURALIEV, revoked)), "key_revoked"),
    refused(
      "key not valid when the badge begins",
      badgeText(await sign(OMURALIEV, outOfTime)),
      "unknown_key",
    ),
    refused("one bit of the signature's R", text(flipped(-64)), "bad_signature"),
    refused("one bit of the signature's S", text(flipped(-32)), "bad_signature"),
    refused(
      "another zone than signed",
      text(replaced(token, "0f6f4f4d", "176f4f4d")),
      "bad_signature",
    ),
    refused(
      "another name than signed",
      text(replaced(token, "54656d6972", "54616d6972")),
      "bad_signature",
    ),
    refused("S beyond the group's order", text(withLargeS(token)), "bad_signature"),
    refused(
      "R and S of nothing",
      text([...token.slice(0, -64), ...identity, ...new Array<number>(32).fill(0)]),
      "bad_signature",
    ),

    refused("empty", ""),
    refused("prefix alone", "SHK1:"),
    refused("no prefix", good.slice(5)),
    refused("another format's prefix", good.replace("SHK1:", "SHK2:")),
    refused("a health certificate's prefix", good.replace("SHK1:", "HC1:")),
    refused("lower case", good.toLowerCase()),
    refused("a space before", ` ${good}`),
    refused("a line end after", `${good}\n`),
    refused("cut by one sign", good.slice(0, -1)),
    refused("cut by a group", good.slice(0, -3)),
    refused("cut in the middle", good.slice(0, Math.floor(good.length / 2))),
    refused("a byte after the message", text([...token, 0])),
    refused("the message twice", text([...token, ...token])),
    refused("a Base45 group above its range", `${good.slice(0, -3)}:::`),
    refused("a sign outside Base45", `${good.slice(0, -1)}_`),
    refused("a web address", "https://example.org/badge/7K4M-92QX"),

    refused("untagged", text(token.slice(1))),
    refused("tagged as CWT too", text([0xd8, 0x3d, ...token])),
    refused("tag 17 (COSE_Mac0)", text([0xd1, ...token.slice(1)])),
    refused("outer array of indefinite length", text([0xd2, 0x9f, ...token.slice(2), 0xff])),
    refused("outer array with a long length", text([0xd2, 0x98, 0x04, ...token.slice(2)])),
    refused(
      "signature's length in long form",
      text([...token.slice(0, -66), 0x59, 0x00, 0x40, ...token.slice(-64)]),
    ),
    refused("a header in the open", text(await crafted(HEAD, payload, fromHex(`a10448${KID}`)))),
    await headed("algorithm ES256", `a201260448${KID}`),
    await headed("algorithm missing", `a10448${KID}`),
    await headed("key id missing", "a10127"),
    await headed("key id of four bytes", `a201270444${KID.slice(0, 8)}`),
    await headed("a critical header", `a301270281182a0448${KID}`),
    await headed("an unknown header, not critical", `a301270448${KID}182a01`),
    await headed("header keys unsorted", `a20448${KID}0127`),
    await headed("header in long form", `a2180127` + `0448${KID}`),
    await recoded("issue in long form", "8601634b475a", "861801634b475a"),
    await recoded("issue 0", "8601634b475a", "8600634b475a"),
    await recoded("issue as a float", "8601634b475a", "86f93c00634b475a"),
    await recoded("claims of indefinite length", "a4041a", "bf041a"),
    await recoded("array of claims of indefinite length", "8601634b475a", "9f01634b475a"),
    await recoded("a text in pieces", "634b475a", "7f634b475aff"),
    await recoded("a claim more", "a4041a", "a50101041a"),
    await recoded("a claim twice", "a4041a", `a5041a${toHex(payload).slice(6, 14)}041a`),
    await recoded("serial of fifteen bytes", "0750000102", "074f0102"),
    await recoded("photo digest of seven bytes", "48a1a2a3a4a5a6a7a8", "47a1a2a3a4a5a6a7"),
    await recoded("zones as an array", "0f6f4f4d", "84010203046f4f4d"),
    await recoded("a zone beyond the sixteenth", "0f6f4f4d", "1a000100006f4f4d"),
    await recoded("no name", "6f4f4d5552414c4945562054656d6972", "60"),
    await recoded("a name that is no UTF-8", "54656d6972", "54ff6d6972"),
    await recoded("claim key inside the registered range", "3a00010000", "390100"),
    await unsorted(payload),
  ];
  return {
    keys: TRUSTED.map((key) => ({ ...key, id: toHex(key.id), publicKey: toHex(key.publicKey) })),
    vectors,
  };

  async function unsorted(sorted: Uint8Array): Promise<Vector> {
    const hex = toHex(sorted);
    const swapped = `a4${hex.slice(14, 26)}${hex.slice(2, 14)}${hex.slice(26)}`;
    return refused("claim keys unsorted", text(await crafted(HEAD, fromHex(swapped))));
  }
}
