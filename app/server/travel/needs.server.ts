import { z } from "zod";

import { seal, unsealText } from "../platform/sealing.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

/** What somebody eats and needs: health and faith can be read from it, so it is sealed. */
export type Needs = { diet: string; access: string };

const needs = z.object({ diet: z.string(), access: z.string() });
const NONE: Needs = { diet: "", access: "" };

/** Seals diet and access; null where nothing is needed. */
export const sealNeeds = ({ diet, access }: Needs): Uint8Array | null =>
  diet || access ? seal("travel.needs_sealed", JSON.stringify({ diet, access })) : null;

export const openNeeds = (sealed: Uint8Array | null, leave: Leave): Needs =>
  sealed ? needs.parse(JSON.parse(unsealText("travel.needs_sealed", sealed, leave))) : NONE;
