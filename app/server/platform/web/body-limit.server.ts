import type { Request, RequestHandler } from "express";

const MEGABYTE = 1_000_000;
/** Forms and scans; and uploads, where the form itself says in words that a photo may have 10 MB. */
const LIMIT = { other: 1 * MEGABYTE, upload: 48 * MEGABYTE };
/** A list with its photos may have 510 MB; beyond that the page itself says so, as long as it can still be heard. */
const LISTS = {
  paths: ["/delegation/import", "/delegation/import/upload"],
  limit: 1_600 * MEGABYTE,
};
/** What is read and thrown away, so that the browser comes to read the answer instead of "connection reset". */
const PATIENCE = 256 * MEGABYTE;

const ANSWER = [
  "The upload is too large. / Загружаемый файл слишком велик. / Жүктелген файл тым үлкен.",
  "A photo may have up to 10 MB. / Фотография — до 10 МБ. / Фотосурет — 10 МБ дейін.",
].join("\n");

/**
 * Refuses (413, or 411 without a length) bodies that no form of ours can have produced, before anything is read into memory. In all three
 * languages, because nobody has looked yet at who is asking.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.get("transfer-encoding") !== undefined) {
    // Browsers announce the length of what they send; a body of unknown length could not be refused in time.
    response.status(411).type("text").send("Length required\n");
    return;
  }
  const limit = limitOf(request);
  if (Number(request.get("content-length") ?? 0) <= limit) return next();
  let seen = 0;
  request.on("data", (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > PATIENCE) request.destroy();
  });
  request.on("end", () =>
    response.status(413).type("text/plain; charset=utf-8").send(`${ANSWER}\n`),
  );
};

function limitOf(request: Request): number {
  if (!request.is("multipart/form-data")) return LIMIT.other;
  return LISTS.paths.includes(request.path) ? LISTS.limit : LIMIT.upload;
}
