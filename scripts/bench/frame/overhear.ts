import { sqlClient } from "#app/server/platform/database.server.ts";

/** A statement as it went to the database. */
export type Asked = { text: string; parameters: unknown[] };

/** Every statement that a piece of work sends, by the driver's own word. */
export async function overhear(work: () => Promise<unknown>): Promise<Asked[]> {
  const { options } = sqlClient();
  const asked: Asked[] = [];
  options.debug = (_connection, text, parameters: unknown[]) =>
    void asked.push({ text, parameters: [...parameters] });
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return asked;
}
