/**
 * What the reading thread runs, as plain JavaScript: it must start from the bundled server, from tsx and from vitest
 * alike, so it has no file of its own. It gets the library's address, the PDF's bytes and the bounds, and answers runs of text
 * or the name of what went wrong.
 */
export const READER_THREAD = `
const { parentPort, workerData } = require("node:worker_threads");
const { library, bytes, maxPages, maxRuns } = workerData;
(async () => {
  const { getDocumentProxy } = await import(library);
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
  if (pdf.numPages > maxPages) return { refused: "too_many_pages" };
  const runs = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items) {
      if (typeof item.str !== "string" || item.str.trim() === "") continue;
      if (runs.length >= maxRuns) return { refused: "heavy" };
      const [a, b, , , x, y] = item.transform;
      runs.push({ text: item.str.slice(0, 1000), page, x, y, width: item.width, size: Math.hypot(a, b) || item.height || 10 });
    }
  }
  return { pages: pdf.numPages, runs };
})().then(
  (answer) => parentPort.postMessage(answer),
  (error) => parentPort.postMessage({ refused: error && error.name === "PasswordException" ? "encrypted" : "broken" }),
);
`;
