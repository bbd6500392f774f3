import { badgeText } from "#app/crypto/sign-badge.ts";

import { current, OMURALIEV, outOfTime, revoked, stranger } from "../cast.ts";
import { replaced, sign, text, withLargeS } from "../forge.ts";
import type { Vector } from "../run-vectors.ts";
import { good, refused, token } from "./good.ts";

export const unknownKey = async (): Promise<Vector[]> => [
  refused(
    "signed by a stranger under the stranger's key id",
    badgeText(await sign(OMURALIEV, stranger)),
    "unknown_key",
  ),
  refused(
    "key not valid when the badge begins",
    badgeText(await sign(OMURALIEV, outOfTime)),
    "unknown_key",
  ),
];

export const revokedKey = async (): Promise<Vector[]> => [
  refused("key revoked", badgeText(await sign(OMURALIEV, revoked)), "key_revoked"),
];

export const forged = async (): Promise<Vector[]> => [
  refused(
    "signed by a stranger under our key id",
    badgeText(await sign(OMURALIEV, { ...stranger, id: current.id })),
    "bad_signature",
  ),
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
];

const identity = [1, ...new Array<number>(31).fill(0)];

/** Other signatures that a careless reader takes for the same. */
export const malleable = (): Vector[] => [
  refused("S beyond the group's order", text(withLargeS(token)), "bad_signature"),
  refused(
    "R and S of nothing",
    text([...token.slice(0, -64), ...identity, ...new Array<number>(32).fill(0)]),
    "bad_signature",
  ),
  refused(
    "R with its sign turned",
    text(token.map((byte, at) => (at === token.length - 33 ? byte ^ 0x80 : byte))),
    "bad_signature",
  ),
];

/** Every bit of the message turned, one at a time: the head's are another form, the content's another signature. */
export const bitFlips = (): { name: string; text: string }[] =>
  Array.from({ length: token.length * 8 }, (_, bit) => ({
    name: `bit ${bit & 7} of byte ${bit >> 3}`,
    text: text(token.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))),
  }));

/** The message cut after every byte, and the text after every sign that leaves whole groups. */
export const truncated = (): Vector[] => [
  ...Array.from(token, (_, length) =>
    refused(`the first ${length} bytes`, text(token.slice(0, length))),
  ),
  refused("the text without its last sign", good.slice(0, -1)),
];

export const trailing = (): Vector[] => [
  refused("a zero after the message", text([...token, 0])),
  refused("a null after the message", text([...token, 0xf6])),
  refused("the message twice", text([...token, ...token])),
  refused("a group after the text", `${good}000`),
  refused("a line end after the text", `${good}\n`),
];
