import { z } from "zod";

import { MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay, astanaInstant, astanaTime } from "#app/domain/time/astana.ts";
import type { BoardOrder } from "#app/server/bilateral/carry-out.server.ts";

/** `9:30` and `09.30` are read as `09:30`. */
const hour = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/)
  .transform((typed) => typed.replace(".", ":").padStart(5, "0"));
const minutes = z.coerce
  .number()
  .refine((typed) => MEETING_MINUTES.some((offered) => offered === typed))
  .optional();
const where = { room: z.string().min(1), day: z.iso.date(), time: hour, minutes };
const seen = { request: z.uuid(), stamp: z.string().min(1) };

const orderForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("place"), request: z.uuid(), ...where }),
  z.object({ intent: z.literal("move"), ...seen, ...where }),
  z.object({ intent: z.enum(["remove", "pin", "unpin"]), ...seen }),
  z.object({
    intent: z.enum(["undo", "redo"]),
    step: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
]);

/** What the board's forms, drags and keys send: one order. */
export function parseOrder(form: FormData): Result<BoardOrder, "malformed"> {
  const parsed = orderForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return err("malformed");
  if (!("request" in parsed.data)) {
    const { intent, step } = parsed.data;
    return ok({ intent, ...(step !== undefined && { stepId: step }) });
  }
  const { request: requestId, ...order } = parsed.data;
  if (!("room" in order)) return ok({ ...order, requestId });
  const { room: roomId, day, time, minutes: lasts, ...rest } = order;
  const start = astanaInstant(`${day}T${time}`).getTime();
  return ok({ ...rest, requestId, roomId, start, ...(lasts !== undefined && { minutes: lasts }) });
}

/** The fields of the form that sends an order. */
export function orderFields(order: BoardOrder): Record<string, string> {
  return {
    intent: order.intent,
    ...("requestId" in order && { request: order.requestId }),
    ...("stepId" in order && order.stepId !== undefined && { step: order.stepId }),
    ...("stamp" in order && { stamp: order.stamp }),
    ...("roomId" in order && {
      room: order.roomId,
      day: astanaDay(new Date(order.start)),
      time: astanaTime(new Date(order.start)),
      ...(order.minutes !== undefined && { minutes: String(order.minutes) }),
    }),
  };
}
