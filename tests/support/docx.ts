import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A DOCX of these paragraphs as a word processor writes them, runs and a tracked deletion included. */
export async function docxOf(paragraphs: readonly string[]): Promise<Uint8Array> {
  const body = paragraphs
    .map((text) => {
      const at = Math.floor(text.length / 2);
      const runs = [text.slice(0, at), text.slice(at)]
        .map(
          (part) =>
            `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`,
        )
        .join("");
      return `<w:p><w:pPr/>${runs}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`;
    })
    .join("");
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:p/></w:body></w:document>`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await zip.add("word/document.xml", new TextReader(xml));
  return zip.close();
}
