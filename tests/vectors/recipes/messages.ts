import { fromHex, toHex } from "#app/crypto/bytes.ts";

import { crafted, HEAD, KID, replaced, text } from "../forge.ts";
import type { Vector } from "../run-vectors.ts";
import { payload, refused, token } from "./good.ts";

const recoded = async (name: string, from: string, to: string) =>
  refused(name, text(await crafted(HEAD, replaced(payload, from, to))));
const headed = async (name: string, head: string) =>
  refused(name, text(await crafted(fromHex(head), payload)));

export const wrongAlgorithm = async (): Promise<Vector[]> => [
  await headed("algorithm ES256 (-7)", `a201260448${KID}`),
  await headed("algorithm Ed25519 (-19, RFC 9864)", `a201320448${KID}`),
  await headed("algorithm missing", `a10448${KID}`),
  await headed("algorithm as a text", `a2016545644453410448${KID}`),
];

export const nonCanonical = async (): Promise<Vector[]> => [
  refused("outer array of indefinite length", text([0xd2, 0x9f, ...token.slice(2), 0xff])),
  refused("outer array with a long length", text([0xd2, 0x98, 0x04, ...token.slice(2)])),
  refused(
    "signature's length in long form",
    text([...token.slice(0, -66), 0x59, 0x00, 0x40, ...token.slice(-64)]),
  ),
  await headed("header keys unsorted", `a20448${KID}0127`),
  await headed("header in long form", `a2180127` + `0448${KID}`),
  await recoded("issue in long form", "8601634b475a", "861801634b475a"),
  await recoded("issue as a float", "8601634b475a", "86f93c00634b475a"),
  await recoded("claims of indefinite length", "a4041a", "bf041a"),
  await recoded("array of claims of indefinite length", "8601634b475a", "9f01634b475a"),
  await recoded("a text in pieces", "634b475a", "7f634b475aff"),
  await unsorted(),
];

async function unsorted(): Promise<Vector> {
  const hex = toHex(payload);
  const swapped = `a4${hex.slice(14, 26)}${hex.slice(2, 14)}${hex.slice(26)}`;
  return refused("claim keys unsorted", text(await crafted(HEAD, fromHex(swapped))));
}

export const duplicateKeys = async (): Promise<Vector[]> => [
  await recoded("a claim twice, alike", "a4041a", `a5041a${toHex(payload).slice(6, 14)}041a`),
  await recoded("a claim twice, the first one later", "a4041a", "a5041affffffff041a"),
  await headed("the key id twice", `a301270448${KID}0448${KID}`),
  await headed("the algorithm twice", `a3012701260448${KID}`),
];

export const otherMessages = async (): Promise<Vector[]> => [
  refused("untagged", text(token.slice(1))),
  refused("tagged as CWT too", text([0xd8, 0x3d, ...token])),
  refused("tag 17 (COSE_Mac0)", text([0xd1, ...token.slice(1)])),
  refused("a header in the open", text(await crafted(HEAD, payload, fromHex(`a10448${KID}`)))),
  await headed("key id missing", "a10127"),
  await headed("key id of four bytes", `a201270444${KID.slice(0, 8)}`),
  await headed("a critical header", `a301270281182a0448${KID}`),
  await headed("an unknown header, not critical", `a301270448${KID}182a01`),
  await recoded("issue 0", "8601634b475a", "8600634b475a"),
  await recoded("a claim more", "a4041a", "a50101041a"),
  await recoded("serial of fifteen bytes", "0750000102", "074f0102"),
  await recoded("photo digest of seven bytes", "48a1a2a3a4a5a6a7a8", "47a1a2a3a4a5a6a7"),
  await recoded("zones as an array", "0f6f4f4d", "84010203046f4f4d"),
  await recoded("a zone beyond the sixteenth", "0f6f4f4d", "1a000100006f4f4d"),
  await recoded("no name", "6f4f4d5552414c4945562054656d6972", "60"),
  await recoded("a name that is no UTF-8", "54656d6972", "54ff6d6972"),
  await recoded("claim key inside the registered range", "3a00010000", "390100"),
];
