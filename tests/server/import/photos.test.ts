import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";

import { MOST_ENTRIES } from "#app/domain/import/limits.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { importPage } from "#app/server/import/import-page.server.ts";
import { previewPhoto } from "#app/server/import/preview-photos.server.ts";
import { receiveList } from "#app/server/import/receive.server.ts";
import { cancelImport } from "#app/server/import/turns.server.ts";
import type { Writer } from "#app/server/nominee/save.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { translator } from "#app/text/translator.ts";
import { listWords, photoWords } from "#app/ui/import/words.ts";
import { importChunk, nomineeImport } from "#db/schema/import.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, imported, personRow, upload, xlsx, zip } from "#tests/support/import.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { portrait } from "#tests/support/portrait.ts";

await useTestDatabase();

const DELEGATIONS = ["tr", "mn", "az", "in", "kr", "th", "uz", "tj", "kg", "jo", "ps"];
let writer: Writer;
beforeEach(async () => {
  writer = await focalPoint(DELEGATIONS.shift() ?? "");
});
const look = async (id: string) => {
  const { delegationId } = writer;
  const page = await importPage({ delegationId, language: "en" }, id, { show: "all", page: 1 });
  if (!page) throw new Error("No such import");
  return page;
};
const NONE = new Uint8Array();
const list = () => xlsx([HEADINGS, personRow(1), personRow(2), personRow(3)]);

test("each picture that is not taken says why, and hinders nobody", async () => {
  const picture = await portrait();
  const photos = await zip([
    { name: "__MACOSX/._T4000001.jpg", bytes: Buffer.from("x") },
    { name: "nested/folder/T4000001.jpg", bytes: picture },
    { name: "T4000002.jpg", bytes: picture.subarray(0, 3000) },
    { name: "T4000003.jpg", bytes: picture },
    { name: "T4000003.png", bytes: picture },
    { name: "nobody.jpg", bytes: picture },
    { name: "../../T4000001.jpg", bytes: picture },
    { name: "Al-Hmoud b_Layla Nasser.jpg", bytes: picture, password: "secret" },
  ]);
  const id = await imported(writer, await list(), photos.slice());
  const { stage, preview } = await look(id);
  expect(stage).toBe("ready");
  const t = translator("en", "import");
  const form = translator("en", "registration");
  const said = Object.fromEntries(
    preview?.refusedPhotos.named.map((photo) => [photo.name, photoWords(t, form, photo)]) ?? [],
  );
  expect(said).toEqual({
    "nested/folder/T4000001.jpg": "Two pictures are meant for one person. Keep one",
    "Al-Hmoud b_Layla Nasser.jpg": "Two pictures are meant for one person. Keep one",
    "T4000002.jpg": "Photo: the file is damaged or incomplete. Send it again or choose another",
    "T4000003.jpg": "Two pictures are meant for one person. Keep one",
    "T4000003.png": "Two pictures are meant for one person. Keep one",
    "nobody.jpg": "No person of the list has this number or name",
    "../../T4000001.jpg": "The path leads out of the archive",
  });
  expect(preview?.counts.new).toBe(3);
});

test("a picture of the preview opens to its own delegation alone", async () => {
  const photos = await zip([{ name: "T4000001.jpg", bytes: await portrait() }]);
  const id = await imported(writer, await list(), photos);
  const small = await previewPhoto(writer.delegationId, id, 0);
  expect(small?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(await previewPhoto("kz", id, 0)).toBeNull();
  expect(await previewPhoto(writer.delegationId, id, 7)).toBeNull();
});

describe("an archive that is refused as a whole", () => {
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ["photos_wrong_type", () => Promise.resolve(Buffer.from("Rar! is not a ZIP")), /ZIP archive/],
    [
      "photos_broken",
      async () => (await zip([{ name: "T1.jpg", bytes: await portrait() }])).subarray(0, 5000),
      /damaged/,
    ],
    [
      "photos_encrypted",
      async () => zip([{ name: "T1.jpg", bytes: await portrait(), password: "x" }]),
      /password/,
    ],
    [
      "photos_over_limit",
      () =>
        zip(Array.from({ length: MOST_ENTRIES + 1 }, (_, n) => ({ name: `${n}`, bytes: NONE }))),
      /20.000/,
    ],
  ])("says so (%s), and nothing of the list is kept", async (kind, make, english) => {
    const id = await imported(writer, await list(), await make());
    const { stage, refusal, preview } = await look(id);
    expect([stage, refusal?.kind, preview]).toEqual(["refused", kind, null]);
    const said = LANGUAGES.map((language) =>
      refusal ? listWords(translator(language, "import"), refusal) : "",
    );
    expect(said[0]).toMatch(english);
    expect(new Set(said).size).toBe(3);
    expect(await database().select().from(importChunk).where(eq(importChunk.importId, id))).toEqual(
      [],
    );
  });
});

describe("an upload", () => {
  const uploader = () => ({ accountId: writer.actor, delegationId: writer.delegationId });
  const kept = () =>
    database()
      .select()
      .from(nomineeImport)
      .where(eq(nomineeImport.delegationId, writer.delegationId));

  test("without a list, or with one beyond 10 MB, leaves nothing behind", async () => {
    expect(await receiveList(upload(null), uploader())).toEqual({ ok: false, error: "no_file" });
    const big = { name: "list.csv", bytes: new Uint8Array(10 * 1024 * 1024 + 1) };
    expect(await receiveList(upload(big), uploader())).toEqual({
      ok: false,
      error: "list_too_big",
    });
    expect(await kept()).toEqual([]);
  });

  test("of too many photos is read on, dropped and refused in words, in bounded memory", async () => {
    const most = { list: 1024, photos: 8 * 1024 * 1024 };
    const head = Buffer.from(
      '--x\r\ncontent-disposition: form-data; name="photos"; filename="p.zip"\r\n\r\n',
    );
    const list = Buffer.from(
      '\r\n--x\r\ncontent-disposition: form-data; name="list"; filename="l.csv"\r\n\r\nSurname\r\n--x--\r\n',
    );
    const piece = new Uint8Array(1024 * 1024);
    let pieces = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        pieces += 1;
        stream.enqueue(pieces === 1 ? head : piece);
        if (pieces < 400) return;
        stream.enqueue(list);
        stream.close();
      },
    });
    const before = process.memoryUsage().rss;
    const request = new Request("http://localhost/delegation/import", {
      method: "POST",
      body,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      duplex: "half",
    });
    const refused = { ok: false, error: "photos_too_big" };
    expect(await receiveList(request, uploader(), most)).toEqual(refused);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect(await kept()).toEqual([]);
  });

  test("that breaks off is refused and leaves nothing behind", async () => {
    const body =
      '--x\r\ncontent-disposition: form-data; name="list"; filename="l.csv"\r\n\r\nSurname';
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = new Request("http://localhost/", { method: "POST", body, headers });
    expect(await receiveList(request, uploader())).toEqual({ ok: false, error: "unreadable" });
    expect(await kept()).toEqual([]);
  });

  test("is refused while another list of the delegation is under way", async () => {
    const first = await imported(writer, await list());
    const next = upload({ name: "l.csv", bytes: "Surname,Given names\nLi,Wei" });
    expect(await receiveList(next, uploader())).toEqual({ ok: false, error: "in_progress" });
    await cancelImport(uploader(), first);
    const again = upload({ name: "l.csv", bytes: "Surname,Given names\nLi,Wei" });
    expect((await receiveList(again, uploader())).ok).toBe(true);
  });
});
