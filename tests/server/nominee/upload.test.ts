import { expect, test } from "vitest";

import { readUpload } from "#app/server/nominee/upload.server.ts";

const MEGABYTE = 1024 * 1024;

const posted = (fill: (form: FormData) => void): Request => {
  const form = new FormData();
  fill(form);
  return new Request("http://localhost/", { method: "POST", body: form });
};

const picture = (bytes: number): File =>
  new File([new Uint8Array(bytes)], "photo.jpg", { type: "image/jpeg" });

test("a form with a photo is read whole", async () => {
  const { fields, photo } = await readUpload(
    posted((form) => {
      form.set("surname", "Әбіш О’Neill");
      form.set("photo", picture(3 * MEGABYTE));
      form.set("after", "the photo");
    }),
  );
  expect(Object.fromEntries(fields)).toEqual({ surname: "Әбіш О’Neill", after: "the photo" });
  expect(photo && "bytes" in photo && photo.bytes.length).toBe(3 * MEGABYTE);
});

test("a photo beyond 10 MB is dropped as it streams in, and every other field is kept", async () => {
  const request = posted((form) => {
    form.set("surname", "Al-Hmoud");
    form.set("photo", picture(40 * MEGABYTE));
    form.set("givenNames", "Layla");
  });
  const { fields, photo } = await readUpload(request);
  expect(photo).toEqual({ tooBig: true });
  expect(Object.fromEntries(fields)).toEqual({ surname: "Al-Hmoud", givenNames: "Layla" });
});

test("no file chosen is no photo; a file in another field is not ours", async () => {
  const { photo } = await readUpload(
    posted((form) => {
      form.set("photo", new File([], ""));
      form.set("other", picture(10));
    }),
  );
  expect(photo).toBeNull();
});

test("a plain form is read too", async () => {
  const body = new URLSearchParams({ intent: "withdraw" });
  const { fields } = await readUpload(new Request("http://localhost/", { method: "POST", body }));
  expect(fields.get("intent")).toBe("withdraw");
});

test("a body that breaks off is no form, and one without end is cut", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const inFile =
    '--x\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\nhalf';
  await expect(
    readUpload(new Request("http://localhost/", { method: "POST", body: inFile, headers })),
  ).rejects.toMatchObject({ status: 400 });
  const half = '--x\r\ncontent-disposition: form-data; name="surname"\r\n\r\nAl-Hm';
  await expect(
    readUpload(new Request("http://localhost/", { method: "POST", body: half, headers })),
  ).rejects.toMatchObject({ status: 400 });
  const start = new TextEncoder().encode(
    '--x\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\n',
  );
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent++ === 0 ? start : new Uint8Array(MEGABYTE));
    },
  });
  const request = new Request("http://localhost/", {
    method: "POST",
    body: endless,
    headers,
    duplex: "half",
  });
  await expect(readUpload(request)).rejects.toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(110);
});
