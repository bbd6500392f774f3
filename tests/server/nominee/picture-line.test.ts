import { beforeEach, describe, expect, test } from "vitest";

import type { Language } from "#app/domain/language/languages.ts";
import { receiveNomineeForm, statusOf } from "#app/server/nominee/form.server.ts";
import { enterPictureLine, MOST_PICTURES } from "#app/server/nominee/picture-line.server.ts";
import { readUpload } from "#app/server/nominee/upload.server.ts";
import { readZone } from "#app/server/nominee/zone.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { portrait } from "#tests/support/portrait.ts";

await useTestDatabase();

const BOUNDARY = "line";
const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

async function posted(): Promise<Request> {
  const form = new FormData();
  form.set("intent", "save");
  form.set("surname", "Әбдірахманова");
  form.set("photo", new File([new Uint8Array(await portrait())], "photo.jpg"));
  form.set("givenNames", "Әйгерім");
  return new Request("http://localhost/", { method: "POST", body: form });
}

/** Takes every place that is left. */
function fillLine(): (() => void)[] {
  const places: (() => void)[] = [];
  for (let leave = enterPictureLine(); leave; leave = enterPictureLine()) places.push(leave);
  return places;
}
let places: (() => void)[] = [];
beforeEach(() => () => {
  for (const leave of places) leave();
});

const save = async (request: Request) => {
  const writer = { ...(await focalPoint("tr")), language: "ru" as Language };
  return receiveNomineeForm(writer, null, await readUpload(request));
};

describe("while as many pictures as are allowed are being worked on", () => {
  test("a form with another is shown again with everything typed, and nobody is saved", async () => {
    places = fillLine();
    expect(places).toHaveLength(MOST_PICTURES);
    const outcome = await save(await posted());
    if (outcome.kind !== "mend") throw new Error(outcome.kind);
    expect(outcome.problems).toEqual([{ field: "photo", kind: "upload", refusal: "busy" }]);
    expect(statusOf(outcome)).toBe(503);
    expect(outcome.typed).toMatchObject({ surname: "Әбдірахманова", givenNames: "Әйгерім" });
    expect(await database().select().from(nominee)).toEqual([]);
  });

  test("a passport's page is not read, and a form without pictures is saved as ever", async () => {
    places = fillLine();
    expect(await readZone({ bytes: await portrait() })).toEqual({ ok: false, error: "busy" });
    const body = new URLSearchParams({ intent: "save", surname: "Omarov" });
    const outcome = await save(new Request("http://localhost/", { method: "POST", body }));
    expect(outcome.kind).toBe("go");
  });
});

test("a picture that was worked on leaves its place, and so does an upload that broke off", async () => {
  expect((await save(await posted())).kind).toBe("go");
  const half = `${field("surname", "Omarov")}--${BOUNDARY}\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\nhalf`;
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
  for (let time = 0; time < MOST_PICTURES + 1; time++)
    await readUpload(
      new Request("http://localhost/", { method: "POST", body: half, headers }),
    ).catch(() => undefined);
  places = fillLine();
  expect(places).toHaveLength(MOST_PICTURES);
});
