import { z } from "zod";

import { UNVERIFIED_LANGUAGES } from "#app/domain/summit/definition.ts";

export const text = z.string().trim().min(1, "must not be empty");
export const trilingual = z.strictObject({ en: text, ru: text, kk: text });
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, "must be small letters, digits, - or _, such as kz or plenary-1");
export const day = z.iso.date("must be a day such as 2022-10-13");
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be an hour such as 09:30");
export const localTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/,
    "must be a local time such as 2022-10-13T09:30",
  )
  .refine((local) => z.iso.date().safeParse(local.slice(0, 10)).success, "is no day of a calendar");
export const minutes = z.int().min(0);
export const count = z.int().min(0);
export const counts = z.record(z.string(), count);
export const unverified = z.array(z.enum(UNVERIFIED_LANGUAGES));
export const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}, "must be an IANA time zone such as Asia/Almaty");
