import { expect, test } from "vitest";

import { receiveNomineeForm } from "#app/server/nominee/form.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();
const writer = { ...(await focalPoint("tr")), language: "kk" as const };
const post = (fields: Record<string, string>) =>
  receiveNomineeForm(writer, null, {
    fields: new Map(Object.entries({ nationality: "TUR", ...fields })),
    photo: null,
    page: null,
  });

test.each(["send", "save"])(
  "an empty form that is to be %s makes no nameless file",
  async (intent) => {
    const before = await database().$count(nominee);
    expect(await post({ intent, surname: "  " })).toMatchObject({
      kind: "mend",
      problems: [{ field: "surname", kind: "missing" }],
      typed: { nationality: "TUR" },
    });
    expect(await database().$count(nominee)).toBe(before);
  },
);

test("closing an empty form goes back to the list; a word of a person is kept", async () => {
  const before = await database().$count(nominee);
  expect(await post({ intent: "close" })).toEqual({ kind: "go", to: "/delegation" });
  expect(await database().$count(nominee)).toBe(before);
  expect(await post({ intent: "close", position: "Adviser" })).toMatchObject({ kind: "go" });
  expect(await database().$count(nominee)).toBe(before + 1);
});
