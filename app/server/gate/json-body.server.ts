import type { z } from "zod";

/**
 * The JSON body of a request, checked.
 * @throws Response 400 naming the field that is wrong, never its value
 */
export async function readJson<T>(request: Request, form: z.ZodType<T>): Promise<T> {
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = form.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join("."));
  throw Response.json({ error: "malformed", fields }, { status: 400 });
}
