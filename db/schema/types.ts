import { customType } from "drizzle-orm/pg-core";

import type { Interval } from "../../app/domain/bilateral/interval.ts";

/** Raw bytes: sealed fields, digests, pictures. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A half-open range of instants, written and read as PostgreSQL's text form `[from,to)`. */
export const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** A transaction's number, 64 bits; as text, for it may outgrow a JavaScript number. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** Stretches of time, apart and in order: PostgreSQL joins those that touch. Instants in ms. */
export const tstzmultirange = customType<{ data: readonly Interval[]; driverData: string }>({
  dataType: () => "tstzmultirange",
  toDriver: (stretches) =>
    `{${stretches.map(({ from, until }) => `[${iso(from)},${iso(until)})`).join(",")}}`,
  fromDriver: (text) =>
    [...text.matchAll(/\["([^"]+)","([^"]+)"\)/g)].map(([, from = "", until = ""]) => ({
      from: instant(from),
      until: instant(until),
    })),
});

const iso = (ms: number): string => new Date(ms).toISOString();
/** PostgreSQL writes `2022-10-13 04:00:00+00`; ISO 8601 wants a T, and minutes in the offset. */
const instant = (text: string): number =>
  Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
